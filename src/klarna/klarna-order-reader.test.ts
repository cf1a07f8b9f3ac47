import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { describe, type TestContext, test } from 'node:test'
import { Agent, Pool } from 'undici'
import { orderFixtures, orderIdOf } from '../../test/fixtures/klarna-orders.ts'
import {
  type Answer,
  body,
  cut,
  inTurn,
  klarnaServer,
  reset,
  status,
  unauthorizedPage,
} from '../../test/fixtures/klarna-server.ts'
import { klarnaOrderId } from '../../test/fixtures/order.ts'
import type { LogFields } from '../log.ts'
import { authorization } from './credentials.ts'
import { endpoint } from './hosts.ts'
import { type Budget, KlarnaOrderReader, type ReaderOptions } from './klarna-order-reader.ts'

const fixture = orderFixtures.get('part-captured-pay-in-3-se') ?? {}
const id = klarnaOrderId(orderIdOf(fixture))
const otherId = klarnaOrderId('11111111-2222-4333-8444-555555555555')
const good = body(JSON.stringify(fixture), { 'klarna-correlation-id': 'corr-7f3a' })
const readAt = new Date('2026-01-02T03:04:05Z')
const credentials = authorization({ kind: 'password', username: 'K123456_test', password: 'a-password' })

async function readerBefore(context: TestContext, answer: Answer, changes: Partial<ReaderOptions> = {}) {
  const server = await klarnaServer(context, answer)
  const log: (readonly [string, LogFields])[] = []
  const accepted: boolean[] = []
  const write = (event: string, fields: LogFields = {}) => log.push([event, fields])
  const reader = new KlarnaOrderReader({
    endpoint: endpoint('eu', 'playground', server.origin),
    authorization: credentials,
    dispatcher: async () => server.agent,
    budget: null,
    now: () => readAt,
    monotonic: () => performance.now(),
    random: () => 0,
    log: { info: write, warn: write, error: write },
    onCredentials: (value) => accepted.push(value),
    ...changes,
  })
  return { ...server, reader, log, accepted }
}

/** A clock to inject: it stands still until it is moved. */
function stillClock() {
  const clock = { ms: 50_000 }
  return { clock, monotonic: () => clock.ms }
}

describe('each way in which Klarna can answer has its outcome, and its number of requests', () => {
  const html = body('<html><h1>502 Bad Gateway</h1></html>', { 'content-type': 'text/html' })
  const wrongOrder = body(JSON.stringify({ ...fixture, order_id: otherId }))
  const huge = body(JSON.stringify({ ...fixture, merchant_data: 'x'.repeat(4 * 1024 * 1024) }))
  const page: Answer = (response) => {
    response.writeHead(401, { 'content-type': 'text/html' }).end(unauthorizedPage)
  }
  const table: readonly (readonly [string, Answer, string, number])[] = [
    ['200', good, 'found', 1],
    ['200 without an order_id', body(JSON.stringify({ purchase_currency: 'SEK' })), 'found', 1],
    ['400', status(400), 'not_found', 1],
    ['401 as an HTML page', page, 'not_connected', 1],
    ['403', status(403), 'not_found', 1],
    ['404', status(404), 'not_found', 1],
    ['429', status(429), 'busy', 1],
    ['500', status(500), 'unavailable', 1],
    ['501', status(501), 'unavailable', 1],
    ['204', status(204), 'unavailable', 1],
    ['502 once', inTurn(status(502), good), 'found', 2],
    ['502 twice', inTurn(status(502), status(502), good), 'unavailable', 2],
    ['502, then 404', inTurn(status(502), status(404)), 'not_found', 2],
    ['503 once', inTurn(status(503), good), 'found', 2],
    ['503 twice', inTurn(status(503), status(503), good), 'unavailable', 2],
    ['504 once', inTurn(status(504), good), 'found', 2],
    ['504 twice', inTurn(status(504), status(504), good), 'unavailable', 2],
    ['a reset once', inTurn(reset, good), 'found', 2],
    ['a reset twice', inTurn(reset, reset, good), 'unavailable', 2],
    ['a closed connection once', inTurn((_, request) => request.socket.destroy(), good), 'found', 2],
    ['a body cut in the middle', inTurn(cut('{"order_id":"'), good), 'unavailable', 1],
    ['half a body that is whole as HTTP', inTurn(body('{"order_id":"'), good), 'unavailable', 1],
    ['HTML with 200', inTurn(html, good), 'unavailable', 1],
    ['another order', inTurn(wrongOrder, good), 'unavailable', 1],
    ['more than 4 MiB', inTurn(huge, good), 'unavailable', 1],
  ]
  for (const [name, answer, outcome, requests] of table)
    test(name, async (context) => {
      const { reader, seen } = await readerBefore(context, answer)
      const startedAt = performance.now()
      assert.equal((await reader.read(id)).outcome, outcome)
      assert.equal(seen.length, requests)
      assert.ok(performance.now() - startedAt < 2_000)
    })
})

test('silence ends after five seconds, with one request', async (context) => {
  const { reader, seen, log } = await readerBefore(context, () => undefined)
  const startedAt = performance.now()
  assert.deepEqual(await reader.read(id), { outcome: 'unavailable' })
  const took = performance.now() - startedAt
  assert.ok(took >= 4_900 && took < 5_300, `${took} ms`)
  assert.equal(seen.length, 1)
  assert.equal(log[0]?.[1]['problem'], 'timeout')
})

test('a Klarna that cannot be reached is unavailable', async (context) => {
  const { reader, log, seen } = await readerBefore(context, good, {
    endpoint: endpoint('eu', 'playground', 'http://127.0.0.1:1'),
  })
  assert.deepEqual(await reader.read(id), { outcome: 'unavailable' })
  assert.equal(seen.length, 0)
  assert.equal(log[0]?.[1]['problem'], 'unreachable')
})

test('an order is handed over with its billing email and the time of the reading', async (context) => {
  const { reader } = await readerBefore(context, good)
  const result = await reader.read(id)
  assert.equal(result.outcome, 'found')
  assert.equal(result.read.billingEmail, 'tuvalisa.pahittsson@example.com')
  assert.equal(result.read.order.orderNumber, 'ORD-67890')
  assert.equal(result.read.readAt, readAt)
})

test("Klarna's correlation ID reaches the log, and nothing else of the answer or the order does", async (context) => {
  const { reader, log } = await readerBefore(context, good)
  const result = await reader.read(id)
  assert.ok(!JSON.stringify(result).includes('corr-7f3a'))
  assert.equal(log.length, 1)
  const [event, { duration_ms, ...fields }] = log[0] ?? ['', {}]
  assert.equal(event, 'klarna-answered')
  assert.equal(typeof duration_ms, 'number')
  assert.deepEqual(fields, {
    host: 'api.playground.klarna.com',
    outcome: 'found',
    status: 200,
    correlation_id: 'corr-7f3a',
  })
})

test('a correlation ID that does not look like one is not logged, nor is a malformed body', async (context) => {
  const answer = body('{"purchase_currency":"tuvalisa@example.com"}', {
    'klarna-correlation-id': 'a b@example.com',
  })
  const { reader, log } = await readerBefore(context, answer)
  await reader.read(id)
  assert.equal(log[0]?.[1]['correlation_id'], null)
  assert.equal(log[0]?.[1]['problem'], 'malformed purchase_currency')
  assert.ok(!JSON.stringify(log).includes('@'))
})

test('fifty reads of one order at the same time are one request, and the next one is another', async (context) => {
  const { reader, seen } = await readerBefore(context, good)
  const results = await Promise.all(Array.from({ length: 50 }, () => reader.read(id)))
  assert.ok(results.every(({ outcome }) => outcome === 'found'))
  assert.equal(seen.length, 1)
  await reader.read(id)
  assert.equal(seen.length, 2)
})

test('reads of different orders do not share an answer', async (context) => {
  const { reader, seen } = await readerBefore(context, (response, request, call) => {
    if (request.url?.endsWith(id)) good(response, request, call)
    else status(404)(response, request, call)
  })
  const [one, other] = await Promise.all([reader.read(id), reader.read(otherId)])
  assert.deepEqual([one.outcome, other.outcome], ['found', 'not_found'])
  assert.equal(seen.length, 2)
})

test('ten failures keep calls away for five seconds; then one tries, and its success lets all through', async (context) => {
  const { clock, monotonic } = stillClock()
  const answers: Answer[] = Array.from({ length: 11 }, () => status(500))
  const { reader, seen } = await readerBefore(context, inTurn(...answers, good), { monotonic })
  for (let call = 0; call < 10; call += 1) {
    assert.equal(await reader.admits(), undefined)
    await reader.read(id)
  }
  assert.deepEqual(await reader.admits(), { outcome: 'unavailable' })
  assert.deepEqual(await reader.read(id), { outcome: 'unavailable' })
  assert.equal(seen.length, 10)

  clock.ms += 5_000
  const probes = await Promise.all([reader.read(id), reader.read(otherId)])
  assert.ok(probes.every(({ outcome }) => outcome === 'unavailable'))
  assert.equal(seen.length, 11)
  assert.deepEqual(await reader.admits(), { outcome: 'unavailable' })

  clock.ms += 5_000
  assert.equal(await reader.admits(), undefined)
  assert.equal((await reader.read(id)).outcome, 'found')
  assert.equal(await reader.admits(), undefined)
  assert.equal((await reader.read(id)).outcome, 'found')
  assert.equal(seen.length, 13)
})

test('answers that say no do not count as failures', async (context) => {
  const { reader, seen } = await readerBefore(context, status(404))
  for (let call = 0; call < 15; call += 1) assert.equal((await reader.read(id)).outcome, 'not_found')
  assert.equal(seen.length, 15)
})

test('after a 429 nothing is asked until the time that Klarna named has passed', async (context) => {
  const { clock, monotonic } = stillClock()
  const answer = inTurn(status(429, { 'retry-after': '7' }), good)
  const { reader, seen } = await readerBefore(context, answer, { monotonic })
  assert.deepEqual(await reader.read(id), { outcome: 'busy', retryAfterSeconds: 7 })
  clock.ms += 3_500
  assert.deepEqual(await reader.admits(), { outcome: 'busy', retryAfterSeconds: 4 })
  assert.deepEqual(await reader.read(id), { outcome: 'busy', retryAfterSeconds: 4 })
  assert.equal(seen.length, 1)
  clock.ms += 3_500
  assert.equal(await reader.admits(), undefined)
  assert.equal((await reader.read(id)).outcome, 'found')
  assert.equal(seen.length, 2)
})

test('a pause is at least a second and at most a minute, whatever Klarna writes', async (context) => {
  const written: readonly (readonly [string, number])[] = [
    ['0', 1],
    ['soon', 1],
    ['60', 60],
    ['3600', 60],
    ['86400', 60],
  ]
  for (const [header, seconds] of written) {
    const { monotonic } = stillClock()
    const { reader } = await readerBefore(context, status(429, { 'retry-after': header }), { monotonic })
    assert.deepEqual(await reader.read(id), { outcome: 'busy', retryAfterSeconds: seconds }, header)
  }
})

test('a later 429 that asks for less does not shorten the pause', async (context) => {
  const { monotonic } = stillClock()
  const answer: Answer = (response, request, call) => {
    const seconds = request.url?.endsWith(id) ? '30' : '2'
    // The longer pause is named first.
    setTimeout(
      () => status(429, { 'retry-after': seconds })(response, request, call),
      seconds === '30' ? 0 : 60,
    )
  }
  const { reader } = await readerBefore(context, answer, { monotonic })
  await Promise.all([reader.read(id), reader.read(otherId)])
  assert.deepEqual(await reader.admits(), { outcome: 'busy', retryAfterSeconds: 30 })
})

test('a reset forgets pauses and failures', async (context) => {
  const { monotonic } = stillClock()
  const { reader } = await readerBefore(context, inTurn(status(429, { 'retry-after': '30' }), good), {
    monotonic,
  })
  await reader.read(id)
  reader.reset()
  assert.equal(await reader.admits(), undefined)
  assert.equal((await reader.read(id)).outcome, 'found')
})

describe('the budget', () => {
  function budgetOf(waits: readonly (number | undefined)[]) {
    const asked: number[] = []
    const budget: Budget = {
      perSecond: 100,
      reserve: async (maxWaitMs) => waits[asked.push(maxWaitMs) - 1],
      open: async () => waits[0] !== undefined,
    }
    return { budget, asked }
  }

  test('that is spent makes a read busy, without a request', async (context) => {
    const { budget } = budgetOf([undefined])
    const { reader, seen } = await readerBefore(context, good, { budget })
    assert.deepEqual(await reader.admits(), { outcome: 'busy', retryAfterSeconds: 1 })
    assert.deepEqual(await reader.read(id), { outcome: 'busy', retryAfterSeconds: 1 })
    assert.equal(seen.length, 0)
  })

  test('is asked for every request, the retry too', async (context) => {
    const { budget, asked } = budgetOf([0, 0])
    const { reader, seen } = await readerBefore(context, inTurn(status(502), good), { budget })
    assert.equal((await reader.read(id)).outcome, 'found')
    assert.equal(asked.length, 2)
    assert.equal(seen.length, 2)
  })

  test('that is spent before the retry stops it', async (context) => {
    const { budget } = budgetOf([0, undefined])
    const { reader, seen } = await readerBefore(context, inTurn(status(502), good), { budget })
    assert.equal((await reader.read(id)).outcome, 'busy')
    assert.equal(seen.length, 1)
  })

  test('makes a read wait for its place', async (context) => {
    const { budget, asked } = budgetOf([120])
    const { reader } = await readerBefore(context, good, { budget })
    const startedAt = performance.now()
    assert.equal((await reader.read(id)).outcome, 'found')
    assert.ok(performance.now() - startedAt >= 115)
    assert.deepEqual(asked, [1_000])
  })

  test('is never waited for beyond the deadline of the read', async (context) => {
    const { clock, monotonic } = stillClock()
    const { budget, asked } = budgetOf([0, undefined])
    const late: Answer = (response, request, call) => {
      clock.ms += 4_800
      status(502)(response, request, call)
    }
    const { reader } = await readerBefore(context, late, { budget, monotonic })
    assert.equal((await reader.read(id)).outcome, 'busy')
    assert.deepEqual(asked, [1_000, 200])
  })

  test("is asked for only once a pause of Klarna's is over, so that a place is used when it is taken", async (context) => {
    const { budget, asked } = budgetOf([0, 0])
    const answer = inTurn(status(429, { 'retry-after': '1' }), good)
    const { reader, seen } = await readerBefore(context, answer, { budget })
    assert.deepEqual(await reader.read(id), { outcome: 'busy', retryAfterSeconds: 1 })
    const next = reader.read(id)
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.equal(asked.length, 1)
    assert.equal((await next).outcome, 'found')
    assert.equal(asked.length, 2)
    assert.equal(seen.length, 2)
  })
})

test('a redirect is not followed', async (context) => {
  const other = await klarnaServer(context, good)
  for (const code of [301, 302, 303, 307, 308]) {
    const answer = status(code, { location: `${other.origin}/ordermanagement/v1/orders/${id}` })
    const { reader, seen } = await readerBefore(context, answer)
    assert.deepEqual(await reader.read(id), { outcome: 'unavailable' })
    assert.equal(seen.length, 1)
  }
  assert.equal(other.seen.length, 0)
})

test('all that Klarna ever sees is a GET of the order, with the credentials and no cookie', async (context) => {
  const answer = inTurn(
    status(502, { 'set-cookie': 'a=b' }),
    body(JSON.stringify(fixture), { 'set-cookie': 'a=b' }),
  )
  const { reader, seen } = await readerBefore(context, answer)
  await reader.read(id)
  await reader.read(id)
  assert.equal(seen.length, 3)
  for (const { method, path, headers } of seen) {
    assert.equal(method, 'GET')
    assert.equal(path, `/ordermanagement/v1/orders/${id}`)
    assert.equal(headers.authorization, `Basic ${Buffer.from('K123456_test:a-password').toString('base64')}`)
    assert.equal(headers.accept, 'application/json')
    assert.equal(headers['x-kvitto-klarna-host'], 'api.playground.klarna.com')
    assert.deepEqual(Object.keys(headers).toSorted(), [
      'accept',
      'authorization',
      'connection',
      'host',
      'user-agent',
      'x-kvitto-klarna-host',
    ])
  }
})

test('an API key is sent as it is', async (context) => {
  const header = authorization({ kind: 'api_key', key: 'klarna_test_api_abc123' })
  const { reader, seen } = await readerBefore(context, good, { authorization: header })
  await reader.read(id)
  assert.equal(seen[0]?.headers.authorization, 'Basic klarna_test_api_abc123')
})

test('without a way round, the call goes to the host of the region over TLS, and does not name it twice', async (context) => {
  const asked: string[] = []
  const server = await klarnaServer(context, good)
  const agent = new Agent({
    // Stands where the TLS connection to Klarna would be made.
    connect: ({ hostname, protocol }, callback) => {
      asked.push(`${protocol}//${hostname}`)
      const socket = connect(server.port, '127.0.0.1', () => callback(null, socket))
    },
  })
  context.after(() => agent.destroy())
  const { reader } = await readerBefore(context, good, {
    endpoint: endpoint('na', 'live', null),
    dispatcher: async () => agent,
  })
  assert.equal((await reader.read(id)).outcome, 'found')
  assert.deepEqual(asked, ['https://api-na.klarna.com'])
  assert.equal(server.seen[0]?.headers.host, 'api-na.klarna.com')
  assert.ok(!('x-kvitto-klarna-host' in (server.seen[0]?.headers ?? {})))
})

test('a pool of connections serves as well as an agent', async (context) => {
  const server = await klarnaServer(context, good)
  const pool = new Pool(server.origin, { connections: 2 })
  context.after(() => pool.destroy())
  const { reader } = await readerBefore(context, good, {
    endpoint: endpoint('eu', 'playground', server.origin),
    dispatcher: async () => pool,
  })
  assert.equal((await reader.read(id)).outcome, 'found')
})

test('credentials are reported as refused after 401 and as accepted after an answer, and not otherwise', async (context) => {
  const answer = inTurn(good, status(404), status(401), status(500), status(429), status(502), status(502))
  const { monotonic } = stillClock()
  const { reader, accepted } = await readerBefore(context, answer, { monotonic })
  const outcomes: string[] = []
  for (let call = 0; call < 6; call += 1) {
    outcomes.push((await reader.read(id)).outcome)
    if (outcomes.at(-1) === 'busy') reader.reset()
  }
  assert.deepEqual(outcomes, ['found', 'not_found', 'not_connected', 'unavailable', 'busy', 'unavailable'])
  assert.deepEqual(accepted, [true, true, false])
})

test('an order whose amounts cannot be read is unreadable, and only says whose it is', async (context) => {
  const answer = body(JSON.stringify({ ...fixture, captured_amount: '60000' }))
  const { reader, seen, log } = await readerBefore(context, answer)
  assert.deepEqual(await reader.read(id), {
    outcome: 'unreadable',
    billingEmail: 'tuvalisa.pahittsson@example.com',
  })
  assert.equal(seen.length, 1)
  assert.equal(log[0]?.[1]['problem'], 'malformed captured_amount')
})
