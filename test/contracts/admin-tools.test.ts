import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tools } from '../../src/tools/index.ts'
import { signedIn, type Visitor } from '../admin.ts'
import { shopper } from '../chat.ts'
import { askTool, asObject, bearer, objectIn, send } from '../http.ts'
import { callTool, connectOverHttp } from '../mcp-client.ts'
import { startServer } from '../running-server.ts'

const anna = { order_reference: 'ORD-12345', email: 'anna@example.com' }

describe('the list of tools', () => {
  it('has all nine, with what each takes', async (context) => {
    const visitor = await signedIn(await startServer(context), 'viewer')
    const listed = await list(visitor)
    assert.deepEqual(
      listed.map(({ name }) => name),
      tools.map(({ name }) => name),
    )
    const [status] = listed
    assert.equal(status?.['title'], 'Order status')
    assert.equal(status['enabled'], true)
    assert.equal(status['needs_proof'], true)
    assert.deepEqual(asObject(status['input_schema'])['required'], ['order_reference', 'email'])
    const methods = listed.find(({ name }) => name === 'get_payment_methods')
    assert.equal(methods?.['needs_proof'], false)
  })

  it('counts the uses of thirty days on every surface, of this shop', async (context) => {
    const server = await startServer(context)
    const visitor = await signedIn(server)
    await askTool(server, 'get_order_status', anna)
    await askTool(server, 'get_order_status', { ...anna, email: 'somebody@example.com' })
    await visitor.post('/tools/get_order_status/try', { input: anna })
    const { storage, now } = await server.scope()
    const detail = { tool: 'get_order_status', outcome: 'answered' }
    const ago = (days: number): Date => new Date(now().getTime() - days * 86_400_000)
    for (const at of [ago(29), ago(31)])
      await storage.audit.append({ at, actor: 'cli', action: 'tool-used', detail })
    assert.equal(await usesOf(visitor), 4)
    assert.equal(await usesOf(await signedIn({ ...server, shop: await server.addShop() })), 0)
  })
})

describe('a tool that is switched off', () => {
  it('is off in the chat, over REST and over MCP at once, and back when it is switched on', async (context) => {
    const server = await startServer(context)
    const owner = await signedIn(server)
    const client = await connectOverHttp(context, server, '2025-11-25')
    const asks = {
      chat: async () =>
        (await shopper(server).say(`Is my order paid? ${anna.order_reference} ${anna.email}`)).outcome,
      rest: async () => objectIn(await askTool(server, 'get_payment_status', anna))['outcome'],
      restList: async () =>
        (await send(`${server.url}/api/v1/tools`, { headers: bearer(server.apiKey) })).text.includes(
          '"get_payment_status"',
        ),
      mcp: () =>
        callTool(client, 'get_payment_status', anna).then(
          () => true,
          () => false,
        ),
      mcpList: async () => (await client.listTools()).tools.some(({ name }) => name === 'get_payment_status'),
      dashboard: async () =>
        asObject(objectIn(await owner.post('/tools/get_payment_status/try', { input: anna }))['reply'])[
          'outcome'
        ],
    }
    const all = async () => Promise.all(Object.values(asks).map((ask) => ask()))
    assert.deepEqual(await all(), ['answered', 'answered', true, true, true, 'answered'])
    const off = await owner.put('/tools/get_payment_status', { enabled: false })
    assert.equal(objectIn(off)['enabled'], false)
    assert.deepEqual(await all(), ['out_of_scope', 'disabled', false, false, false, 'disabled'])
    await owner.put('/tools/get_payment_status', { enabled: true })
    assert.deepEqual(await all(), ['answered', 'answered', true, true, true, 'answered'])
  })

  it('is off in this shop alone', async (context) => {
    const server = await startServer(context)
    const other = await signedIn({ ...server, shop: await server.addShop() })
    await other.put('/tools/get_order_status', { enabled: false })
    assert.equal(objectIn(await askTool(server, 'get_order_status', anna))['outcome'], 'answered')
  })

  it('is an entry in the audit', async (context) => {
    const server = await startServer(context)
    const owner = await signedIn(server)
    await owner.put('/tools/get_order_status', { enabled: false })
    const [entry] = await (await server.scope()).storage.audit.latest(1)
    assert.deepEqual(
      [entry?.actor, entry?.action, entry?.detail],
      [`person:${owner.id}`, 'tool-switched', { tool: 'get_order_status', enabled: 'false' }],
    )
  })

  it('is a matter of owners, and of tools that there are', async (context) => {
    const server = await startServer(context)
    for (const role of ['viewer', 'agent'] as const) {
      const answer = await (await signedIn(server, role)).put('/tools/get_order_status', { enabled: false })
      assert.equal(answer.status, 403)
    }
    const owner = await signedIn(server)
    assert.equal((await owner.put('/tools/get_nothing', { enabled: false })).status, 404)
    for (const body of [{}, { enabled: 'no' }, { enabled: false, more: 1 }])
      assert.equal((await owner.put('/tools/get_order_status', body)).status, 400)
    assert.deepEqual(await (await server.scope()).storage.tools.disabled(), new Set())
  })
})

describe('a tool that is tried', () => {
  it('answers as over REST, in the language that is asked for', async (context) => {
    const server = await startServer(context)
    const agent = await signedIn(server, 'agent')
    for (const locale of ['en', 'sv']) {
      const tried = objectIn(await agent.post('/tools/get_order_status/try', { input: { ...anna, locale } }))
      const overRest = objectIn(await askTool(server, 'get_order_status', { ...anna, locale }))
      assert.deepEqual(tried['reply'], overRest)
      assert.equal(asObject(tried['reply'])['locale'], locale)
      assert.equal(tried['mismatch'], null)
      assert.ok(Number.isInteger(tried['duration_ms']))
    }
  })

  it('tells an unknown order from a wrong email, and says the same to both', async (context) => {
    const agent = await signedIn(await startServer(context), 'agent')
    const unknown = await attempt(agent, { ...anna, order_reference: 'ORD-404404' })
    const wrong = await attempt(agent, { ...anna, email: 'somebody@example.com' })
    assert.deepEqual([unknown['mismatch'], wrong['mismatch']], ['order_not_found', 'email_mismatch'])
    assert.deepEqual(unknown['reply'], wrong['reply'])
    assert.ok(Number(wrong['duration_ms']) >= 1_000)
  })

  it('is limited as everybody is, each person by themselves', async (context) => {
    const server = await startServer(context)
    const [one, other] = [await signedIn(server, 'agent'), await signedIn(server, 'agent')]
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        attempt(one, { ...anna, order_reference: `ORD-40440${index}`, email: `nobody${index}@example.com` }),
      ),
    )
    assert.ok(outcomes.some(({ reply }) => asObject(reply)['outcome'] === 'too_many_attempts'))
    const input = { ...anna, order_reference: 'ABC123' }
    assert.equal(asObject((await attempt(other, input))['reply'])['outcome'], 'answered')
  })

  it('says what is wrong with an input', async (context) => {
    const agent = await signedIn(await startServer(context), 'agent')
    for (const input of [{}, null, 7, { order_reference: 'ORD-12345' }, { ...anna, more: 1 }])
      assert.equal(asObject((await attempt(agent, input))['reply'])['outcome'], 'bad_input')
    assert.equal((await agent.post('/tools/get_order_status/try', { more: 1 })).status, 400)
    assert.equal((await agent.post('/tools/get_nothing/try', { input: anna })).status, 404)
  })

  it('is a first step once it has answered, and stays the first', async (context) => {
    const server = await startServer(context)
    const agent = await signedIn(server, 'agent')
    const seen = async () => (await server.scope()).shop.settings.seen.toolTried
    await attempt(agent, { ...anna, email: 'somebody@example.com' })
    assert.equal(await seen(), null)
    const before = server.shops.now().getTime()
    await attempt(agent, anna)
    const first = Number(await seen())
    assert.ok(first >= before && first <= server.shops.now().getTime())
    await attempt(agent, anna)
    assert.equal(await seen(), first)
  })

  it('is audited with whoever tried, and nothing of the order', async (context) => {
    const server = await startServer(context)
    const agent = await signedIn(server, 'agent')
    await attempt(agent, anna)
    const [entry] = await (await server.scope()).storage.audit.latest(1)
    assert.equal(entry?.actor, `person:${agent.id}`)
    assert.deepEqual(entry.detail, { tool: 'get_order_status', outcome: 'answered' })
  })

  it('is not for whoever only looks', async (context) => {
    const viewer = await signedIn(await startServer(context), 'viewer')
    assert.equal((await viewer.post('/tools/get_order_status/try', { input: anna })).status, 403)
  })
})

async function list(visitor: Visitor): Promise<readonly Record<string, unknown>[]> {
  const { tools: listed } = objectIn(await visitor.get('/tools'))
  assert.ok(Array.isArray(listed))
  return listed.map(asObject)
}

async function usesOf(visitor: Visitor): Promise<unknown> {
  return (await list(visitor)).find(({ name }) => name === 'get_order_status')?.['uses_30_days']
}

async function attempt(visitor: Visitor, input: unknown): Promise<Record<string, unknown>> {
  const answer = await visitor.post('/tools/get_order_status/try', { input })
  assert.equal(answer.status, 200, answer.text)
  return objectIn(answer)
}
