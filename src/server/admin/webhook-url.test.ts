import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { webhookUrlProblem } from './webhook-url.ts'

describe('the address of a webhook', () => {
  for (const url of [
    'https://desk.example/hooks/kvitto?team=1',
    'https://desk.example:8443',
    'https://93.184.215.14/hook',
    'https://[2606:2800:21f:cb07::1]/hook',
  ])
    it(`may be ${url}`, () => assert.equal(webhookUrlProblem(url, []), undefined))

  for (const url of [
    '',
    'desk.example',
    'http://desk.example',
    'ftp://desk.example',
    'https://user@desk.example',
    'https://:password@desk.example',
    'https://desk.example/#part',
    'https://localhost',
    'https://LOCALHOST./hook',
    'https://kvitto.localhost',
    'https://printer.local',
    'https://metadata.google.internal',
    'https://intranet',
    'https://127.0.0.1',
    'https://127.1',
    'https://0x7f000001',
    'https://2130706433',
    'https://10.1.2.3',
    'https://172.31.0.1',
    'https://192.168.1.1',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1',
    'https://0.0.0.0',
    'https://[::1]',
    'https://[::ffff:10.0.0.1]',
    'https://[fd00::1]',
    'https://[fe80::1]',
    'https://[64:ff9b::a00:1]',
  ])
    it(`may not be ${JSON.stringify(url)}`, () =>
      assert.match(webhookUrlProblem(url, []) ?? '', /^[A-Z].*\.$/))

  it('may be a private one that whoever runs Kvitto has named, with its port', () => {
    const allow = ['10.1.2.3:443', 'hooks.internal:8443']
    assert.equal(webhookUrlProblem('https://10.1.2.3/hook', allow), undefined)
    assert.equal(webhookUrlProblem('https://hooks.internal:8443', allow), undefined)
    for (const url of ['https://10.1.2.3:8443', 'https://hooks.internal', 'http://10.1.2.3'])
      assert.notEqual(webhookUrlProblem(url, allow), undefined)
  })
})
