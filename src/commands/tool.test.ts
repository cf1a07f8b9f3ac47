import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { SimulatedClock } from '../../simulator/clock.ts'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { type Ended, folderFor, kvitto, launch, type Running } from '../../test/command-line.ts'

const email = 'anna@example.com'

describe('kvitto tool', () => {
  const now = new Date()
  let simulator: Simulator
  let data: string
  let settings: Readonly<Record<string, string>>
  let server: Running
  let url: string
  let order: string

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'kvitto-tool-'))
    simulator = await startSimulator({ clock: new SimulatedClock(now), region: 'eu' })
    const connected = await kvitto(['connect', '--data', data, '--time-zone', 'Europe/Stockholm'], {
      KVITTO_KLARNA_URL: simulator.origin,
      KLARNA_USERNAME: 'K123456_simulator',
      KLARNA_PASSWORD: 'simulator-password',
    })
    assert.equal(connected.code, 0, connected.stderr)
    const key = await kvitto(['api-keys', 'create', '--data', data])
    settings = { KVITTO_KLARNA_URL: simulator.origin, KVITTO_API_KEY: key.stdout.trim() }
    server = launch(['serve', '--port', '0', '--data', data], settings)
    url = /"url":"(http[^"]+:\d+)","shop"/.exec(await server.until(/"event":"listening"/))?.[1] ?? ''
    const found = simulator.orders().find((candidate) => candidate['merchant_reference1'] === 'ORD-12345')
    order = String(found?.['order_id'])
  })
  after(async () => {
    await server.stop('SIGKILL')
    await simulator.close()
    await rm(data, { recursive: true, force: true })
  })

  const ask = (where: readonly string[], ...rest: readonly string[]): Promise<Ended> =>
    kvitto(['tool', 'get_payment_status', ...rest, ...where], settings)
  const here = (): readonly string[] => ['--data', data]
  const there = (): readonly string[] => ['--server', url]
  const inDemo = ['--demo', '--now', now.toISOString()]

  for (const asked of ['answered', 'no_match', 'bad_input'] as const)
    it(`gives the same object here, from a server and from a demo: ${asked}`, async () => {
      const input = {
        answered: ['--order', order, '--email', email],
        no_match: ['--order', order, '--email', 'somebody@example.com'],
        bad_input: ['--order', order, '--email', 'anna'],
      }[asked]
      const replies = await Promise.all(
        [here(), there(), inDemo].map((where) => ask(where, '--json', ...input)),
      )
      const bodies = replies.map(({ stdout }) => withoutTime(stdout))
      assert.equal(bodies[0]?.['outcome'], asked)
      assert.deepEqual(bodies[1], bodies[0])
      assert.deepEqual(bodies[2], bodies[0])
      const code = { answered: 0, no_match: 1, bad_input: 2 }[asked]
      assert.deepEqual(
        replies.map((reply) => reply.code),
        [code, code, code],
      )
    })

  it('prints the words alone without --json', async () => {
    const { stdout } = await ask(here(), '--order', order, '--email', email)
    assert.match(stdout, /^✅ .*SEK\s1,200\.00/)
    assert.equal(stdout.trim().split('\n').length, 1)
  })

  it('ends with 3 where Klarna is out of reach, and says whom to ask', async () => {
    const { code, stderr } = await kvitto(
      ['tool', 'get_payment_status', '--order', order, '--email', email, ...here()],
      { KVITTO_KLARNA_URL: 'http://127.0.0.1:9' },
    )
    assert.equal(code, 3)
    assert.match(stderr, /kvitto doctor/)
  })

  it('ends with 3 where no account is connected', async (context) => {
    const { code, stderr } = await ask(
      ['--data', await folderFor(context)],
      '--order',
      order,
      '--email',
      email,
    )
    assert.equal(code, 3)
    assert.match(stderr, /Klarna is not connected/)
  })

  it('ends with 3 where the server is out of reach or is no Kvitto', async () => {
    for (const address of ['http://127.0.0.1:9', `${simulator.origin}/elsewhere`])
      assert.equal((await ask(['--server', address])).code, 3, address)
  })

  it('ends with 2 without a good key, and never shows it', async () => {
    const other = `kv_${'x'.repeat(43)}`
    for (const [key, expected] of [
      ['', /kvitto api-keys create/],
      ['kv_short', /does not look like an API key/],
      [other, /refuses KVITTO_API_KEY/],
    ] as const) {
      const { code, stdout, stderr } = await kvitto(['tool', 'get_payment_status', ...there()], {
        KVITTO_API_KEY: key,
      })
      assert.equal(code, 2)
      assert.match(stderr, expected)
      assert.ok(key === '' || !(stdout + stderr).includes(key))
    }
  })

  it('asks for payment methods without a proof', async () => {
    const { code, stdout } = await kvitto([
      'tool',
      'get_payment_methods',
      '--country',
      'DE',
      '--demo',
      '--json',
    ])
    assert.equal(code, 0)
    assert.match(stdout, /"country":"DE"/)
  })
})

describe('kvitto api-keys', () => {
  it('prints just the key, lists it without it, and removes it', async (context) => {
    const at = ['--data', await folderFor(context)]
    const made = await kvitto(['api-keys', 'create', '--name', 'Bot', '--scopes', 'tools', ...at])
    assert.match(made.stdout, /^kv_[\w-]{43}\n$/)
    assert.match(made.stderr, /only time/)
    const list = await kvitto(['api-keys', 'list', ...at])
    assert.match(list.stdout, /^key_\S+ .* tools +Bot\n$/)
    assert.ok(!list.stdout.includes(made.stdout.trim()))
    const id = list.stdout.split(' ')[0] ?? ''
    const mistyped = await kvitto(['api-keys', 'remove', `${id}x`, ...at])
    assert.equal(mistyped.code, 1)
    assert.match(mistyped.stderr, new RegExp(`Did you mean ${id}`))
    assert.equal((await kvitto(['api-keys', 'remove', id, ...at])).code, 0)
    assert.equal((await kvitto(['api-keys', 'list', '--json', ...at])).stdout, '[]\n')
  })

  it('refuses a scope that there is not', async () => {
    assert.equal((await kvitto(['api-keys', 'create', '--scopes', 'all'])).code, 2)
  })
})

function withoutTime(text: string): Record<string, unknown> {
  const { as_of: _asOf, ...rest }: Record<string, unknown> = JSON.parse(text)
  return rest
}
