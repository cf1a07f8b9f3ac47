import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { z } from 'zod'
import { moneyBag, type ShopifyMoney, variants } from '../../simulator/shopify/shopify-order.ts'
import { simulatedShop, startShopify } from '../../simulator/shopify/start-shopify.ts'
import { startWooCommerce } from '../../simulator/woocommerce/start-woocommerce.ts'
import { type WooOrderOptions, wooOrder } from '../../simulator/woocommerce/woo-order.ts'
import { signedIn, type Visitor } from '../admin.ts'
import { postChat, shopper } from '../chat.ts'
import { askTool, asObject, objectIn } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { testNow } from '../scope.ts'
import { selfSigned } from '../self-signed.ts'

/** Anna's order: SEK 1,200.00, charged twenty days ago, with nothing paid back. */
const annas = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
const anna = 'anna@example.com'
const daysAgo = (days: number): Date => new Date(testNow.getTime() - days * 24 * 60 * 60_000)

const view = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  shop_says: z.string(),
  klarna_says: z.string(),
  way_out: z.string(),
  order_number: z.string(),
  klarna_order_id: z.string(),
  source: z.string(),
  first_seen_at: z.iso.datetime(),
  last_seen_at: z.iso.datetime(),
  conversation_id: z.string().nullable(),
  settled: z.strictObject({ at: z.iso.datetime(), by: z.string().nullable() }).nullable(),
})
const list = z.strictObject({
  disagreements: z.array(view),
  next_cursor: z.string().nullable(),
  open: z.number(),
})

/** A server whose shop is connected to a platform that has Anna's order; `change` gives it another record there. */
type Shop<Record> = { readonly server: RunningServer; readonly change: (record: Record) => void }

type Woo = Pick<WooOrderOptions, 'status' | 'refunded' | 'modifiedAt'>

async function onWooCommerce(context: TestContext, record: Woo): Promise<Shop<Woo>> {
  const tls = selfSigned([])
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, tls.cert])
  context.after(() => setDefaultCACertificates(trusted))
  const ordersOf = (changes: Woo) => [
    wooOrder({
      id: 1001,
      klarnaOrderId: annas,
      createdAt: daysAgo(20),
      modifiedAt: daysAgo(3),
      status: 'completed',
      ...changes,
    }),
  ]
  const woo = await startWooCommerce({ tls, orders: ordersOf(record) })
  context.after(() => woo.close())
  const environment = { KVITTO_EGRESS_ALLOW: new URL(woo.origin).host }
  const server = await startServer(context, { fed: false, environment })
  const owner = await signedIn(server)
  const form = {
    address: woo.origin,
    consumer_key: woo.key.consumerKey,
    consumer_secret: woo.key.consumerSecret,
  }
  const connected = await owner.put('/integrations/platforms/woocommerce', form)
  assert.equal(connected.status, 200, connected.text)
  return { server, change: (changes) => woo.replaceOrders(ordersOf(changes)) }
}

async function onShopify(
  context: TestContext,
  money: Partial<ShopifyMoney>,
): Promise<Shop<Partial<ShopifyMoney>>> {
  const ordersOf = (changes: Partial<ShopifyMoney>) => [
    variants.note({
      name: '#1001',
      klarnaOrderId: annas,
      email: anna,
      createdAt: daysAgo(20).toISOString(),
      money: { updatedAt: daysAgo(3).toISOString(), ...changes },
    }),
  ]
  const shopify = await startShopify({ now: () => testNow, orders: ordersOf(money) })
  context.after(() => shopify.close())
  const server = await startServer(context, {
    fed: false,
    environment: { KVITTO_SHOPIFY_URL: shopify.origin },
  })
  const owner = await signedIn(server)
  const form = { kind: 'token', shop: shopify.host, access_token: simulatedShop.accessToken ?? '' }
  const connected = await owner.put('/integrations/platforms/shopify', form)
  assert.equal(connected.status, 200, connected.text)
  return { server, change: (changes) => shopify.replaceOrders(ordersOf(changes)) }
}

async function listed(visitor: Visitor, search = ''): Promise<z.infer<typeof list>> {
  const answer = await visitor.get(`/disagreements${search}`)
  assert.equal(answer.status, 200, answer.text)
  return list.parse(JSON.parse(answer.text))
}

const conversations = z.object({
  conversations: z.array(z.looseObject({ id: z.string(), flags: z.array(z.string()) })),
})

async function flagged(visitor: Visitor): Promise<readonly string[]> {
  const answer = await visitor.get('/conversations?flag=disagreement')
  return conversations.parse(JSON.parse(answer.text)).conversations.map(({ id }) => id)
}

async function insightOf(visitor: Visitor, id: string): Promise<Record<string, unknown>> {
  return asObject(objectIn(await visitor.get(`/conversations/${id}`))['insight'])
}

describe('an order that was refunded in the shop and not at Klarna', () => {
  for (const [platform, open] of [
    ['WooCommerce', (context: TestContext) => onWooCommerce(context, { refunded: ['150.00', '50.00'] })],
    [
      'Shopify',
      (context: TestContext) =>
        onShopify(context, {
          displayFinancialStatus: 'PARTIALLY_REFUNDED',
          totalRefundedSet: moneyBag('200.0', 'SEK'),
        }),
    ],
  ] as const) {
    it(`is told as Klarna has it, and shown to the shop, on ${platform}`, async (context) => {
      const { server } = await open(context)
      const viewer = await signedIn(server, 'viewer')
      const reply = await shopper(server).say(`Have I got my refund? #1001, ${anna}`)
      assert.equal(reply.outcome, 'answered')
      assert.match(reply.reply, /has not registered a refund/)
      assert.doesNotMatch(JSON.stringify(reply), /200|150|disagree|differ/i)

      const { disagreements, next_cursor, open: count } = await listed(viewer)
      assert.deepEqual([next_cursor, count], [null, 1])
      const [one] = disagreements
      assert.ok(one !== undefined)
      const { id, way_out, first_seen_at, last_seen_at, ...rest } = one
      assert.deepEqual(rest, {
        kind: 'refunded_only_at_shop',
        title: 'Refunded in the shop, not at Klarna',
        shop_says: 'SEK\u00a0200.00 refunded.',
        klarna_says: 'SEK\u00a01,200.00 charged, nothing refunded.',
        order_number: platform === 'Shopify' ? '#1001' : '1001',
        klarna_order_id: annas,
        source: platform,
        conversation_id: reply.conversation_id,
        settled: null,
      })
      assert.equal(first_seen_at, last_seen_at)
      assert.match(way_out, /register it at Klarna/)

      assert.deepEqual(await flagged(viewer), [reply.conversation_id])
      const insight = await insightOf(viewer, reply.conversation_id)
      assert.equal(insight['order_state'], 'shown')
      assert.deepEqual(insight['disagreements'], disagreements)
      assert.equal(objectIn(await viewer.get('/session'))['disagreements'], 1)
      // What somebody has typed at the refund is not kept.
      assert.doesNotMatch((await viewer.get('/disagreements')).text, /Returned|Svensson|anna@/)
      assert.ok(id.length > 10)
    })
  }
})

describe('disagreements in the dashboard', () => {
  it('are settled by a person once, and the conversation is flagged no more', async (context) => {
    const { server } = await onWooCommerce(context, { refunded: ['200.00'] })
    const agent = await signedIn(server, 'agent', 'Nils Ek')
    const { conversation_id: conversation } = await shopper(server).say(`Is 1001 paid? ${anna}`)
    const [one] = (await listed(agent)).disagreements
    assert.ok(one !== undefined)
    const answer = await agent.post(`/disagreements/${one.id}/settle`)
    assert.equal(answer.status, 200, answer.text)
    const { settled } = view.parse(JSON.parse(answer.text))
    assert.equal(settled?.by, 'Nils Ek')
    assert.deepEqual(await listed(agent), { disagreements: [], next_cursor: null, open: 0 })
    assert.deepEqual((await listed(agent, '?state=settled')).disagreements, [{ ...one, settled }])
    assert.deepEqual(await flagged(agent), [])
    assert.deepEqual((await insightOf(agent, conversation))['disagreements'], [])

    const again = await agent.post(`/disagreements/${one.id}/settle`)
    assert.equal(again.status, 409)
    assert.equal(objectIn(again)['detail'], 'Nils Ek has settled this meanwhile.')
    assert.equal((await agent.post('/disagreements/nothing/settle')).status, 404)
    const [entry] = (await (await server.scope()).storage.audit.latest(20)).filter(
      ({ action }) => action === 'disagreement-settled',
    )
    assert.deepEqual([entry?.actor, entry?.detail], [`person:${agent.id}`, { disagreement: one.id }])

    // Asked again with nothing changed, it stays settled.
    await shopper(server).say(`Is 1001 paid? ${anna}`)
    assert.equal((await listed(agent)).open, 0)
  })

  it('settle by themselves when the next question finds that the two agree', async (context) => {
    const { server, change } = await onShopify(context, { cancelledAt: daysAgo(3).toISOString() })
    const viewer = await signedIn(server, 'viewer')
    await shopper(server).say(`Is #1001 paid? ${anna}`)
    assert.deepEqual(
      (await listed(viewer)).disagreements.map(({ kind, shop_says }) => [kind, shop_says]),
      [['cancelled_only_at_shop', 'Cancelled.']],
    )
    change({})
    await shopper(server).say(`Is #1001 paid? ${anna}`)
    assert.equal((await listed(viewer)).open, 0)
    assert.deepEqual(
      (await listed(viewer, '?state=settled')).disagreements.map(({ settled }) => settled?.by),
      [null],
    )
  })

  it('come from tools too, with no conversation', async (context) => {
    const { server } = await onWooCommerce(context, { status: 'pending' })
    const viewer = await signedIn(server, 'viewer')
    const reply = await askTool(server, 'get_payment_status', { order_reference: '1001', email: anna })
    assert.equal(objectIn(reply)['outcome'], 'answered')
    const { disagreements } = await listed(viewer)
    assert.deepEqual(
      disagreements.map(({ kind, shop_says, conversation_id }) => [kind, shop_says, conversation_id]),
      [['captured_only_at_klarna', 'Not paid yet.', null]],
    )
  })

  it('are none where the email does not match, however often, and none of a moment’s age', async (context) => {
    const { server, change } = await onWooCommerce(context, { refunded: ['200.00'] })
    const viewer = await signedIn(server, 'viewer')
    await shopper(server).say('Is 1001 paid? stranger@example.com')
    assert.equal((await listed(viewer)).open, 0)
    change({ refunded: ['200.00'], modifiedAt: new Date(testNow.getTime() - 20 * 60_000) })
    const reply = await shopper(server).say(`Is 1001 paid? ${anna}`)
    assert.equal(reply.outcome, 'answered')
    assert.equal((await listed(viewer)).open, 0)
    assert.deepEqual(await flagged(viewer), [])
  })

  it('stop no reply when they cannot be written', async (context) => {
    const { server } = await onWooCommerce(context, { refunded: ['200.00'] })
    const { storage } = await server.scope()
    context.mock.method(storage.disagreements, 'note', () => Promise.reject(new Error('disk full')))
    const answer = await postChat(server, { message: `Is 1001 paid? ${anna}` })
    assert.equal(objectIn(answer)['outcome'], 'answered')
    assert.ok(server.log.some((line) => line.includes('disagreement-not-written')))
  })

  it('say what cannot be asked for', async (context) => {
    const server = await startServer(context)
    const viewer = await signedIn(server, 'viewer')
    for (const [field, value] of [
      ['state', 'gone'],
      ['cursor', 'x'],
      ['mood', 'x'],
    ] as const) {
      const answer = await viewer.get(`/disagreements?${field}=${value}`)
      assert.equal(answer.status, 400, field)
      if (field !== 'mood') assert.equal(objectIn(answer)['field'], field)
    }
    assert.equal((await viewer.get('/conversations?flag=anger')).status, 400)
  })

  it('are fifty a page, each once', async (context) => {
    const server = await startServer(context)
    const viewer = await signedIn(server, 'viewer')
    const { storage } = await server.scope()
    for (const [index, { order_id }] of server.simulator.orders().entries())
      await storage.disagreements.note(
        {
          klarnaOrderId: z.custom<Parameters<typeof storage.disagreements.ofOrder>[0]>().parse(order_id),
          source: 'shopify',
          orderNumber: `#${index}`,
          shopSays: { cancelled: true, paid: null, refunded: null },
          klarnaSays: { status: 'authorized', captured: null, refunded: null },
          comparison: { differ: ['cancelled_only_at_shop', 'paid_only_at_shop'], agree: [] },
        },
        server.shops.now(),
      )
    const total = server.simulator.orders().length * 2
    assert.ok(total > 50)
    const seen: string[] = []
    let search = ''
    for (;;) {
      const page = await listed(viewer, search)
      assert.equal(page.open, total)
      seen.push(...page.disagreements.map(({ id }) => id))
      if (page.next_cursor === null) break
      search = `?cursor=${page.next_cursor}`
    }
    assert.equal(new Set(seen).size, total)
    assert.equal(seen.length, total)
  })
})
