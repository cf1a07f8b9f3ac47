import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { kvitto } from '../../test/command-line.ts'
import { commands } from './index.ts'

describe('the command line', () => {
  it('lists every command, within 80 columns', async () => {
    const { code, stdout } = await kvitto(['--help'])
    assert.equal(code, 0)
    for (const { name } of commands) assert.match(stdout, new RegExp(`^  ${name} `, 'm'))
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80, line)
  })

  it('has help with an example for each command', async () => {
    for (const { code, stdout, stderr } of await Promise.all(
      commands.map(({ name }) => kvitto([name, '--help'])),
    )) {
      assert.equal(code, 0, stderr)
      assert.match(stdout, /Examples:\n {2}\S*.*kvitto/)
    }
  })

  it('prints its help and ends with 2 when nothing is asked', async () => {
    const { code, stdout } = await kvitto([])
    assert.equal(code, 2)
    assert.match(stdout, /Usage: kvitto COMMAND/)
  })

  for (const [args, expected] of [
    [['serv'], /Did you mean serve\?/],
    [['serve', '--prot', '1'], /Did you mean --port\?/],
    [['api-keys', 'creat'], /Did you mean create\?/],
    [
      ['api-keys', 'create', '--scope', 'tools'],
      /Did you mean --scopes\?[\s\S]*kvitto api-keys create --help/,
    ],
    [['doctor', '--verbose'], /Known are --json, --port, --data/],
    [['tool', 'payment_status'], /Did you mean get_payment_status\?/],
    [['serve', '--port', 'http'], /A port is a number from 0 to 65535/],
    [['tool', 'get_order_status', '--server', 'x', '--demo'], /cannot be used with/],
    [['tool', 'get_order_status', '--now', '2026-11-22'], /--now goes with --demo/],
    [['connect', '--time-zone', 'Nowhere'], /Europe\/Stockholm/],
  ] as const)
    it(`refuses "${args.join(' ')}" with the way out`, async () => {
      const { code, stdout, stderr } = await kvitto(args)
      assert.equal(code, 2)
      assert.equal(stdout, '')
      assert.match(stderr, expected)
    })

  it('names every setting that cannot be used, at once', async () => {
    const { code, stderr } = await kvitto(['serve'], { PORT: 'x', KLARNA_REGION: 'mars' })
    assert.equal(code, 2)
    assert.match(stderr, /PORT must be/)
    assert.match(stderr, /KLARNA_REGION must be/)
  })
})
