import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ConfigError, loadConfig } from './config.ts'

describe('the settings of mails', () => {
  it('keep the login apart from what can be shown', () => {
    const { config, secrets } = loadConfig(
      {},
      { SMTP_URL: 'smtp://post%40shop:s%3Acret@mail.shop.example', MAIL_FROM: 'Kvitto <post@shop.example>' },
    )
    assert.deepEqual(config.mail, {
      host: 'mail.shop.example',
      port: 587,
      secure: false,
      isLoopback: false,
      from: { name: 'Kvitto', address: 'post@shop.example' },
    })
    assert.deepEqual(secrets.mailLogin, { user: 'post@shop', password: 's:cret' })
    assert.doesNotMatch(JSON.stringify(config), /s:cret|s%3Acret/)
  })

  it('are none without a server, and need no login', () => {
    assert.equal(loadConfig({}, { MAIL_FROM: 'post@shop.example' }).config.mail, null)
    const { config, secrets } = loadConfig({}, { SMTP_URL: 'smtps://[::1]', MAIL_FROM: 'post@shop.example' })
    assert.equal(secrets.mailLogin, null)
    assert.equal(config.mail?.host, '::1')
    assert.equal(config.mail?.port, 465)
    assert.equal(config.mail?.isLoopback, true)
  })

  for (const [url, from, problem] of [
    ['https://mail.shop.example', 'post@shop.example', /SMTP_URL must be smtp:/],
    ['smtp://mail.shop.example/box', 'post@shop.example', /SMTP_URL must be smtp:/],
    ['smtp://user@mail.shop.example', 'post@shop.example', /SMTP_URL must be smtp:/],
    ['smtp://mail.shop.example?tls.rejectUnauthorized=false', 'post@shop.example', /SMTP_URL must be smtp:/],
    ['smtp://u:%ff@mail.shop.example', 'post@shop.example', /SMTP_URL must be smtp:/],
    ['smtp://mail.shop.example', '', /^MAIL_FROM is missing/],
    ['smtp://mail.shop.example', 'the shop', /^MAIL_FROM must be an address/],
    ['smtp://mail.shop.example', 'Shop <post@shop.example>\r\nBcc: x@y', /^MAIL_FROM must be an address/],
  ] as const)
    it(`refuses SMTP_URL ${JSON.stringify(url)} with MAIL_FROM ${JSON.stringify(from)}, once`, () => {
      assert.throws(
        () => loadConfig({}, { SMTP_URL: url, MAIL_FROM: from }),
        (error) => error instanceof ConfigError && problem.test(error.message),
      )
    })
})

describe('KVITTO_EGRESS_ALLOW', () => {
  it('is a list of hosts with their ports', () => {
    const egressAllow = (text: string) => loadConfig({}, { KVITTO_EGRESS_ALLOW: text }).config.egressAllow
    assert.deepEqual(egressAllow(''), [])
    assert.deepEqual(egressAllow('10.0.0.5:443, Hooks.internal:8443 [::1]:9'), [
      '10.0.0.5:443',
      'hooks.internal:8443',
      '[::1]:9',
    ])
    for (const wrong of ['10.0.0.5', 'hooks.internal:0', 'a:70000', 'https://a:1', '*:443', '10.0.0.0/8:443'])
      assert.throws(() => egressAllow(wrong), /KVITTO_EGRESS_ALLOW must be a list of host:port/, wrong)
  })
})

describe('the proxies before Kvitto', () => {
  for (const [text, proxies] of [
    ['true', 1],
    ['on', 1],
    ['1', 1],
    ['2', 2],
    ['0', 0],
    ['false', 0],
  ] as const)
    it(`are ${proxies} where KVITTO_TRUST_PROXY is ${text}`, () => {
      assert.equal(loadConfig({}, { KVITTO_TRUST_PROXY: text }).config.trustProxy, proxies)
    })

  it('are none, and are nothing else than a number', () => {
    assert.equal(loadConfig({}, {}).config.trustProxy, 0)
    for (const text of ['all', '-1', '10', '10.0.0.1'])
      assert.throws(() => loadConfig({}, { KVITTO_TRUST_PROXY: text }), ConfigError, text)
  })
})
