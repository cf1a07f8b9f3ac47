import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { startLookup } from '../../simulator/lookup/start-lookup.ts'
import { variants } from '../../simulator/shopify/shopify-order.ts'
import { simulatedShop, startShopify } from '../../simulator/shopify/start-shopify.ts'
import { stories } from '../../simulator/stories.ts'
import { readKey, startWooCommerce } from '../../simulator/woocommerce/start-woocommerce.ts'
import { wooOrder } from '../../simulator/woocommerce/woo-order.ts'
import { platforms } from '../../src/orders/platforms.ts'
import { signedIn } from '../admin.ts'
import { type ChatReply, shopper } from '../chat.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { testNow } from '../scope.ts'
import { selfSigned } from '../self-signed.ts'

const anna = 'anna@example.com'
const stranger = 'stranger@example.com'
/** Anna's ORD-12345 at the simulated Klarna, and an order there that is somebody else's. */
const annas = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
const others = stories(testNow).find(({ billing_address: { email } }) => email !== anna)
assert.ok(others !== undefined)

type ShopOrder = {
  readonly number: string
  /** Null: the shop has not got it. */
  readonly klarnaOrderId: string | null
  /** Who has ordered, as the shop says. */
  readonly email: string
}

/** What every shop has here. */
const orders: readonly ShopOrder[] = [
  { number: '1001', klarnaOrderId: annas, email: anna },
  { number: '1002', klarnaOrderId: null, email: anna },
  { number: '1003', klarnaOrderId: others.order_id, email: anna },
  { number: '1004', klarnaOrderId: annas, email: stranger },
]
const unknown = '7777'

type Simulated = {
  readonly environment: Readonly<Record<string, string>>
  /** As a person types it in the dashboard. */
  readonly form: object
  /** From now on it does not answer. */
  readonly end: () => void
}

type Closing = { after(close: () => Promise<void>): void }

const createdAt = new Date(testNow.getTime() - 24 * 60 * 60_000)
const tls = selfSigned([])
const down = { reset: true, times: 1_000_000 } as const
const allowed = (origin: string) => ({ KVITTO_EGRESS_ALLOW: new URL(origin).host })

const shops: Readonly<Record<string, (context: Closing) => Promise<Simulated>>> = {
  shopify: async (context) => {
    const shopify = await startShopify({
      now: () => testNow,
      orders: orders.map(({ number, klarnaOrderId, email }) =>
        variants[klarnaOrderId === null ? 'note written over' : 'note']({
          name: `#${number}`,
          klarnaOrderId: klarnaOrderId ?? annas,
          email,
          createdAt: createdAt.toISOString(),
        }),
      ),
    })
    context.after(() => shopify.close())
    return {
      environment: { KVITTO_SHOPIFY_URL: shopify.origin },
      form: { kind: 'token', shop: simulatedShop.handle, access_token: simulatedShop.accessToken },
      end: () => shopify.fail(down),
    }
  },
  woocommerce: async (context) => {
    const woo = await startWooCommerce({
      tls,
      orders: orders.map(({ number, klarnaOrderId, email }, index) =>
        wooOrder({
          id: 900 + index,
          number,
          klarnaOrderId: klarnaOrderId ?? '',
          variant: klarnaOrderId === null ? 'no_id' : 'meta_and_transaction',
          createdAt,
          billing: { email },
        }),
      ),
    })
    context.after(() => woo.close())
    const { consumerKey: consumer_key, consumerSecret: consumer_secret } = readKey
    return {
      environment: allowed(woo.origin),
      form: { address: woo.origin, consumer_key, consumer_secret },
      end: () => woo.fail(down),
    }
  },
  lookup: async (context) => {
    const system = await startLookup({
      tls,
      orders: orders.map(({ number, klarnaOrderId, email }) => ({
        order_number: number,
        klarna_order_id: klarnaOrderId,
        paid_with_klarna: true,
        created_at: createdAt.toISOString(),
        email,
      })),
    })
    context.after(() => system.close())
    return {
      environment: allowed(system.origin),
      form: { address: system.address, token: system.token },
      end: () => system.fail(down),
    }
  },
}

it('every platform is on this journey', () => {
  assert.deepEqual(
    Object.keys(shops),
    platforms.map(({ kind }) => kind),
  )
})

for (const [kind, start] of Object.entries(shops))
  describe(`"#1001" and an email, in a shop with ${kind}`, () => {
    for (const [language, question, answer] of [
      ['en', 'Is my order #1001 paid? My email is anna@example.com', /SEK\s1,200\.00/],
      ['de', 'Ist meine Bestellung #1001 bezahlt? Meine E-Mail ist anna@example.com', /1\.200,00\sSEK/],
      ['pl', 'Czy moje zamówienie #1001 jest opłacone? Mój e-mail to anna@example.com', /1\s?200,00\sSEK/],
    ] as const)
      it(`are answered, in ${language}`, async (context) => {
        const { server } = await open(context, kind, start)
        const reply = await shopper(server).say(question)
        assert.equal(reply.outcome, 'answered', reply.reply)
        assert.equal(reply.locale, language)
        assert.deepEqual(reply.tools, [{ name: 'get_payment_status', outcome: 'answered' }])
        assert.match(reply.reply, answer)
      })

    it('are answered when they come one after the other', async (context) => {
      const { server } = await open(context, kind, start)
      const shoppers = shopper(server)
      assert.deepEqual((await shoppers.say('Is my order paid?')).outcome, 'asked')
      assert.deepEqual((await shoppers.say('#1001')).asks_for, ['email'])
      assert.equal((await shoppers.say(anna)).outcome, 'answered')
    })

    it('have no answer while the shop has none, and nor has a number that is not there', async (context) => {
      const { server, shop } = await open(context, kind, start)
      shop.end()
      const replies = [await ask(server, '1001', anna), await ask(server, unknown, anna)]
      for (const { outcome } of replies) assert.equal(outcome, 'unavailable')
      assertAlike(replies)
      assert.equal((await ask(server, annas, anna)).outcome, 'answered')
    })

    it('are alike for a number without a Klarna order ID and one that is not there', async (context) => {
      const { server } = await open(context, kind, start)
      const replies = [await ask(server, '1002', anna), await ask(server, unknown, anna)]
      for (const { outcome } of replies) assert.equal(outcome, 'no_match')
      assertAlike(replies)
    })

    it('open nothing where the email is the shop’s and not Klarna’s', async (context) => {
      const { server } = await open(context, kind, start)
      const replies = [
        // The shop says that it is Anna's, and Klarna says whose it is.
        await ask(server, '1003', anna),
        await ask(server, '1004', stranger),
        await ask(server, unknown, stranger),
      ]
      for (const { outcome } of replies) assert.equal(outcome, 'no_match')
      assertAlike(replies)
      assert.equal((await ask(server, '1004', anna)).outcome, 'answered')
      assert.equal((await ask(server, '1003', others.billing_address.email)).outcome, 'answered')
    })
  })

async function open(
  context: TestContext,
  kind: string,
  start: (context: Closing) => Promise<Simulated>,
): Promise<{ readonly server: RunningServer; readonly shop: Simulated }> {
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, tls.cert])
  context.after(() => setDefaultCACertificates(trusted))
  const shop = await start(context)
  const server = await startServer(context, { fed: false, environment: shop.environment })
  const owner = await signedIn(server)
  const connected = await owner.put(`/integrations/platforms/${kind}`, shop.form)
  assert.equal(connected.status, 200, connected.text)
  return { server, shop }
}

function ask(server: RunningServer, number: string, email: string): Promise<ChatReply> {
  return shopper(server).say(`Is my order ${number} paid? My email is ${email}`)
}

/** All that can be seen of a reply, but for the conversation that it is in. */
function assertAlike([first, ...replies]: readonly ChatReply[]): void {
  for (const reply of replies)
    assert.deepEqual({ ...reply, conversation_id: '' }, { ...first, conversation_id: '' })
}
