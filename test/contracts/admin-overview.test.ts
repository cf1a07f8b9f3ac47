import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { parse } from 'csv-parse/sync'
import { signedIn, type Visitor } from '../admin.ts'
import { shopper } from '../chat.ts'
import { converse } from '../conversations-in-storage.ts'
import { askTool, asObject, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const answered = { outcome: 'answered', intents: ['payment_status'] }
const thanks = { outcome: 'smalltalk', intents: ['thanks'] }
const asked = { outcome: 'asked', intents: ['refund_status'] }
const missed = { outcome: 'no_match', intents: ['refund_status'], mismatch: 'email_mismatch' } as const
const handedOver = { outcome: 'handoff', intents: ['talk_to_human'], status: 'waiting' } as const

/** November 20 and 21 of Stockholm, which is an hour ahead of UTC then. */
const friday = new Date('2026-11-20T22:59:00Z')
const saturday = new Date('2026-11-20T23:00:00Z')
const range = '?from=2026-11-19&to=2026-11-21'

describe('the overview', () => {
  it('counts each conversation once, on the day of the shop on which it began', async (context) => {
    const { visitor, server } = await open(context)
    const { storage } = await server.scope()
    await converse(storage, friday, [answered, thanks])
    await converse(storage, friday, [answered], 'up')
    await converse(storage, friday, [answered])
    await converse(storage, saturday, [answered, thanks], 'down')
    await converse(storage, saturday, [answered, thanks, handedOver], 'up')
    await converse(storage, saturday, [asked, missed])
    await converse(storage, new Date('2026-11-21T23:00:00Z'), [answered])
    const nothing = {
      conversations: 0,
      messages: 0,
      confirmed: 0,
      assumed: 0,
      handed_over: 0,
      unanswered: 0,
      verification_failures: 0,
    }
    const overview = await read(visitor, range)
    assert.deepEqual(overview['days'], [
      { day: '2026-11-19', ...nothing },
      { day: '2026-11-20', ...nothing, conversations: 3, messages: 4, confirmed: 2, assumed: 1 },
      {
        day: '2026-11-21',
        ...nothing,
        conversations: 3,
        messages: 7,
        handed_over: 1,
        unanswered: 2,
        verification_failures: 1,
      },
    ])
    assert.deepEqual(overview['totals'], {
      conversations: 6,
      messages: 11,
      confirmed: 2,
      assumed: 1,
      handed_over: 1,
      unanswered: 2,
      verification_failures: 1,
    })
    assert.deepEqual(overview['intents'], [
      { name: 'payment_status', count: 5 },
      { name: 'thanks', count: 3 },
      { name: 'refund_status', count: 2 },
      { name: 'talk_to_human', count: 1 },
    ])
    assert.deepEqual(overview['failures'], { order_not_found: 0, email_mismatch: 1 })
    assert.deepEqual(overview['reply_ms'], { median: 5, p95: 5 })
  })

  it('shows what happens as it happens', async (context) => {
    const { visitor, server } = await open(context)
    await shopper(server).say('Is my order paid? ORD-12345, anna@example.com')
    await shopper(server).say('Is my order paid? ORD-12345, somebody@example.com')
    await server.fault({ status: 503, times: 5 })
    await shopper(server).say('Is my order paid? ABC123, anna@example.com')
    await askTool(server, 'get_payment_methods', {})
    const overview = await read(visitor, '?from=2026-11-22&to=2026-11-22')
    const totals = asObject(overview['totals'])
    assert.deepEqual([totals['conversations'], totals['assumed'], totals['unanswered']], [3, 1, 2])
    assert.deepEqual(overview['tools'], [
      { name: 'get_payment_status', count: 3, answered: 1 },
      { name: 'get_payment_methods', count: 1, answered: 1 },
    ])
    assert.equal(asObject(overview['klarna'])['unavailable'], 1)
    assert.equal(asObject(overview['failures'])['email_mismatch'], 1)
  })

  it('has nothing of another shop', async (context) => {
    const { server } = await open(context)
    await converse((await server.scope()).storage, friday, [answered])
    const other = await signedIn({ ...server, shop: await server.addShop() })
    const { totals, days, intents, klarna } = await read(other, range)
    assert.equal(asObject(totals)['conversations'], 0)
    assert.ok(Array.isArray(days) && days.length === 3)
    assert.deepEqual(intents, [])
    const none = { state: 'not_connected', per_second: null, used: null, unavailable: 0 }
    assert.deepEqual(klarna, none)
  })

  it('is for whoever is signed in', async (context) => {
    const { server } = await open(context)
    for (const path of ['/overview', '/overview.csv']) {
      for (const role of ['viewer', 'agent', 'owner'] as const)
        assert.equal((await (await signedIn(server, role)).get(path)).status, 200)
      assert.equal((await send(`${server.url}/admin/api${path}`)).status, 401)
    }
  })

  it('says what is wrong with a range', async (context) => {
    const { visitor } = await open(context)
    const cases: Readonly<Record<string, string>> = {
      '?from=2026-11-23&to=2026-11-22': 'from',
      '?from=2024-11-22&to=2026-11-22': 'from',
      '?from=yesterday': 'from',
      '?to=2026-11-31': 'to',
      '?from=2026-11-01&from=2026-11-02': 'from',
    }
    for (const [query, field] of Object.entries(cases))
      for (const path of ['/overview', '/overview.csv']) {
        const answer = await visitor.get(path + query)
        assert.equal(answer.status, 400, query)
        assert.equal(objectIn(answer)['field'], field)
      }
  })
})

describe('the overview as a table', () => {
  it('has the figures of each day, in a file that is named after them', async (context) => {
    const { visitor, server } = await open(context)
    await converse((await server.scope()).storage, friday, [answered, missed])
    const answer = await visitor.get(`/overview.csv${range}`)
    assert.match(String(answer.headers['content-type']), /^text\/csv; charset=utf-8/)
    assert.equal(
      answer.headers['content-disposition'],
      'attachment; filename="kvitto-2026-11-19-2026-11-21.csv"',
    )
    const { days } = await read(visitor, range)
    assert.ok(Array.isArray(days))
    const rows = days.map((day) =>
      Object.entries(asObject(day)).map(([name, value]) => [name, String(value)]),
    )
    assert.deepEqual(parse(answer.text, { columns: true }), rows.map(Object.fromEntries))
  })
})

describe('what the overview says of Klarna', () => {
  it('is how the connection stands', async (context) => {
    const { visitor, server } = await open(context)
    assert.equal(asObject((await read(visitor))['klarna'])['state'], 'connected')
    await server.fault({ status: 401 })
    await askTool(server, 'get_order_status', { order_reference: 'ORD-12345', email: 'anna@example.com' })
    assert.equal(asObject((await read(visitor))['klarna'])['state'], 'needs_attention')
    assert.equal(asObject((await read(visitor))['setup'])['klarna_connected'], false)
  })

  it('is no budget where there is none', async (context) => {
    const { visitor } = await open(context)
    const klarna = asObject((await read(visitor))['klarna'])
    assert.deepEqual([klarna['per_second'], klarna['used']], [null, null])
  })

  it('is the share of the budget that is taken right now', async (context) => {
    const { visitor, server } = await open(context, { KVITTO_KLARNA_BUDGET: '4' })
    assert.deepEqual(budgetIn(await read(visitor)), [4, 0])
    await askTool(server, 'get_order_status', { order_reference: 'ORD-12345', email: 'anna@example.com' })
    assert.deepEqual(budgetIn(await read(visitor)), [4, 0.25])
  })
})

describe('the first steps', () => {
  it('are done one after the other', async (context) => {
    const server = await startServer(context, { connected: false })
    const visitor = await signedIn(server)
    const none = { klarna_connected: false, tool_tried: false, widget_seen: false }
    assert.deepEqual((await read(visitor))['setup'], none)
    await visitor.post('/tools/get_payment_methods/try', { input: {} })
    await server.shops.storage.shops.changeSettings(server.shop.id, (settings) => ({
      ...settings,
      seen: { ...settings.seen, widget: 1 },
    }))
    assert.deepEqual((await read(visitor))['setup'], { ...none, tool_tried: true, widget_seen: true })
  })
})

async function open(
  context: TestContext,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ server: RunningServer; visitor: Visitor }> {
  const server = await startServer(context, { environment })
  return { server, visitor: await signedIn(server, 'viewer') }
}

async function read(visitor: Visitor, query = ''): Promise<Record<string, unknown>> {
  const answer = await visitor.get(`/overview${query}`)
  assert.equal(answer.status, 200, answer.text)
  return objectIn(answer)
}

function budgetIn(overview: Record<string, unknown>): readonly unknown[] {
  const klarna = asObject(overview['klarna'])
  return [klarna['per_second'], klarna['used']]
}
