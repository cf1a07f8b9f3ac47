import assert from 'node:assert/strict'
import { stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { describe, it } from 'node:test'
import { startSimulator } from '../../simulator/start.ts'
import { folderFor, kvitto, launchFor } from '../../test/command-line.ts'

describe('kvitto serve', () => {
  it('makes a shop at its first start, says what is next in its log of JSON, and prints the owner’s link beside it', async (context) => {
    const data = await folderFor(context)
    const args = ['serve', '--port', '0', '--data', data]
    const server = launchFor(context, args, { KLARNA_REGION: 'oc', KVITTO_KLARNA_URL: 'http://127.0.0.1:9' })
    await server.until(/dashboard\/welcome/)
    const { code, stdout, stderr } = await server.stop()
    assert.equal(code, 0)
    assert.equal(stdout, '')
    const lines = stderr.trim().split('\n')
    const events = lines.flatMap((line): unknown[] => (line.startsWith('{') ? [JSON.parse(line).event] : []))
    assert.deepEqual(events, [
      'listening',
      'shop-created',
      'klarna-url-set',
      'klarna-not-connected',
      'no-api-key',
      'ending',
    ])
    assert.match(stderr, /"country":"AU"/)
    assert.match(stderr, /^ {2}http:\/\/127\.0\.0\.1:\d+\/dashboard\/welcome#[\w-]{43}$/m)
    assert.doesNotMatch(lines.filter((line) => line.startsWith('{')).join('\n'), /welcome#/)
    assert.match(stderr, /"next":"kvitto connect"[\s\S]*"next":"kvitto api-keys create"/)
    assert.equal((await stat(data)).mode & 0o777, 0o700)
  })

  it('ends within seconds and with 0 while questions are under way', async (context) => {
    const simulator = await startSimulator({ region: 'eu' })
    context.after(() => simulator.close())
    const data = await folderFor(context)
    const settings = {
      KVITTO_KLARNA_URL: simulator.origin,
      KLARNA_USERNAME: 'K123456_simulator',
      KLARNA_PASSWORD: 'simulator-password',
    }
    const key = (await kvitto(['api-keys', 'create', '--data', data])).stdout.trim()
    const server = launchFor(context, ['serve', '--port', '0', '--data', data], settings)
    const url = /"url":"([^"]+)","shop"/.exec(await server.until(/"event":"listening"/))?.[1] ?? ''
    await fetch(`${simulator.origin}/_simulator/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ delay_ms: 30_000, times: 5 }),
    })
    const slow = fetch(`${url}/api/v1/tools/get_order_status`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ order_reference: crypto.randomUUID(), email: 'a@example.com' }),
    }).catch(() => undefined)
    // Neither does a client that never finishes its request keep the server.
    const idle = connect(Number(new URL(url).port), '127.0.0.1')
    idle.on('error', () => undefined)
    idle.write('POST /api/v1/tools/get_order_status HTTP/1.1\r\nHost: 127.0.0.1\r\n')
    while (simulator.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    const asked = performance.now()
    const { code } = await server.stop()
    idle.destroy()
    await slow
    assert.equal(code, 0)
    assert.ok(performance.now() - asked < 8_000)
  })

  it('explains a port that is taken', async (context) => {
    const simulator = await startSimulator()
    context.after(() => simulator.close())
    const port = new URL(simulator.origin).port
    const { code, stderr } = await kvitto(['serve', '--port', port, '--data', await folderFor(context)])
    assert.equal(code, 2)
    assert.match(stderr, new RegExp(`Port ${port} is taken`))
  })
})

describe('kvitto simulator', () => {
  it('prints its address alone on stdout, and ends with 0', async (context) => {
    const running = launchFor(context, ['simulator'])
    await running.until(/^http:/m)
    const { code, stdout, stderr } = await running.stop()
    assert.equal(code, 0)
    assert.match(stdout, /^http:\/\/127\.0\.0\.1:\d+\n$/)
    assert.match(stderr, /klarna_test_api_simulator/)
  })
})

describe('kvitto doctor', () => {
  it('makes nothing, and says what is missing', async (context) => {
    const data = `${await folderFor(context)}/none`
    const { code, stdout } = await kvitto(['doctor', '--data', data, '--port', '1'])
    assert.equal(code, 1)
    assert.match(stdout, /– Data folder/)
    assert.match(stdout, /✗ Klarna [\s\S]*→ Run: kvitto connect/)
    await assert.rejects(stat(data))
  })

  it('tells a stored account that another key sealed, without showing it', async (context) => {
    const simulator = await startSimulator()
    context.after(() => simulator.close())
    const data = await folderFor(context)
    const via = { KVITTO_KLARNA_URL: simulator.origin }
    const account = { KLARNA_API_KEY: 'klarna_test_api_simulator', KLARNA_ENV: 'playground' }
    await kvitto(['connect', '--data', data], { ...via, ...account })
    const secret = Buffer.alloc(32, 7).toString('base64')
    const { code, stdout } = await kvitto(['doctor', '--data', data, '--json', '--port', '1'], {
      ...via,
      KVITTO_SECRET_KEY: secret,
    })
    assert.equal(code, 1)
    const checks: { check: string; state: string; found: string }[] = JSON.parse(stdout)
    assert.equal(checks.find(({ check }) => check === 'klarna')?.state, 'failed')
    assert.doesNotMatch(stdout, new RegExp(`klarna_test_api_simulator|${secret}`))
  })

  it('ends with 3 where only Klarna is out of reach', async (context) => {
    const { code } = await kvitto(['doctor', '--data', await folderFor(context), '--port', '1'], {
      KVITTO_KLARNA_URL: 'http://127.0.0.1:9',
      KLARNA_USERNAME: 'K1_x',
      KLARNA_PASSWORD: 'x',
    })
    assert.equal(code, 3)
  })
})
