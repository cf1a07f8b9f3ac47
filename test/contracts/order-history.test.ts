import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it, type TestContext } from 'node:test'
import { z } from 'zod'
import { stories } from '../../simulator/stories.ts'
import { type Reply, tellAsAsked } from '../../src/answers/answer.ts'
import { languages } from '../../src/languages/index.ts'
import type { OrderSource } from '../../src/orders/order-source.ts'
import type { ShopScope } from '../../src/shop-scope.ts'
import type { DirectoryRow } from '../../src/storage/storage.ts'
import { getOrderHistory } from '../../src/tools/get-order-history.ts'
import { orderSource } from '../fixtures/order-source.ts'
import { emailOf, openShop, referenceOf, testNow } from '../scope.ts'

const anna = 'anna@example.com'
const story = stories(testNow).find(({ merchant_reference1 }) => merchant_reference1 === 'ORD-12345')
assert.ok(story !== undefined)
const annas = story

/** An order of Anna's at Klarna, placed so many days ago. */
function klarnas(number: string, daysAgo: number, email = anna) {
  return {
    ...annas,
    order_id: randomUUID(),
    merchant_reference1: number,
    klarna_reference: `K${number.replace(/\W/g, '')}X`,
    created_at: new Date(testNow.getTime() - daysAgo * 24 * 60 * 60_000).toISOString(),
    billing_address: { ...annas.billing_address, email },
  }
}

type Klarnas = ReturnType<typeof klarnas>

/** As a feed would tell of it; `email` where it says another. */
function row(scope: ShopScope, order: Klarnas, email = anna): DirectoryRow {
  const id = referenceOf(order.order_id)
  assert.ok(id.kind === 'klarna_order_id')
  return {
    orderNumber: order.merchant_reference1,
    klarnaReference: null,
    klarnaOrderId: id.id,
    emailHash: scope.hashEmail(emailOf(email)),
    createdAt: new Date(order.created_at),
  }
}

async function hears(scope: ShopScope, feed: string, rows: readonly DirectoryRow[]): Promise<void> {
  for (const told of rows) {
    const delivery = { feed, digest: randomUUID(), order: told.klarnaOrderId, changedAt: testNow }
    assert.equal(await scope.storage.feeds.take(delivery, [told], testNow, 60_000), 'taken')
  }
  await scope.storage.feeds.heard(feed, `${feed}.example`, testNow)
}

const answered = z.object({
  outcome: z.literal('answered'),
  text: z.string(),
  data: z.strictObject({
    orders: z.array(z.looseObject({ order_number: z.string().nullable() })),
    complete: z.boolean(),
    sources: z.array(z.string()),
  }),
})

type Told = {
  readonly numbers: readonly (string | null)[]
  readonly complete: boolean
  readonly sources: readonly string[]
  readonly text: string
}

async function historyOf(scope: ShopScope, order: Klarnas, email = anna, locale = 'en'): Promise<Told> {
  const { reply } = await ask(scope, order, email, locale)
  const { text, data } = answered.parse(reply)
  return {
    numbers: data.orders.map(({ order_number }) => order_number),
    complete: data.complete,
    sources: data.sources,
    text,
  }
}

function ask(scope: ShopScope, order: Klarnas, email: string, locale = 'en'): Promise<{ reply: Reply }> {
  const input = { order_reference: order.order_id, email, locale }
  const caller = { id: `test ${randomUUID()}` }
  return tellAsAsked(scope, getOrderHistory, input, { caller, receivedAt: performance.now() })
}

async function open(
  context: TestContext,
  orders: readonly Klarnas[],
  sources: readonly OrderSource[] = [],
): Promise<ShopScope> {
  return (await openShop(context, { orders, sources, fed: false })).scope
}

const shopify = orderSource({ name: 'shopify' })
const down = orderSource({
  name: 'woocommerce',
  ordersOf: () => Promise.reject(new Error('words of a platform')),
})

describe('the order history', () => {
  it('has what three feeds and earlier questions have brought, newest first', async (context) => {
    const [woo, shop, csv, learned, asked] = [
      klarnas('WC-1', 5),
      klarnas('#1001', 9),
      klarnas('CSV-7', 30),
      klarnas('OLD-3', 60),
      klarnas('#1002', 2),
    ]
    const scope = await open(context, [csv, woo, learned, shop, asked], [shopify])
    await hears(scope, 'woocommerce', [row(scope, woo)])
    await hears(scope, 'shopify', [row(scope, shop)])
    await scope.storage.directory.feed([row(scope, csv)], 'import', testNow)
    await ask(scope, learned, anna)
    const { numbers, complete, sources, text } = await historyOf(scope, asked)
    assert.deepEqual(numbers, ['#1002', 'WC-1', '#1001', 'CSV-7', 'OLD-3'])
    assert.equal(complete, false)
    assert.deepEqual(sources, ['directory', 'shopify', 'woocommerce'])
    assert.match(text, /only of orders placed since it was connected/)
  })

  it('shows nothing of a row with a false email hash, to nobody', async (context) => {
    const stranger = 'stranger@example.com'
    const [theirs, mine, strangers] = [
      klarnas('#2001', 3, 'somebody@example.com'),
      klarnas('#2002', 4),
      klarnas('#2003', 5, stranger),
    ]
    const scope = await open(context, [theirs, mine, strangers])
    await hears(scope, 'shopify', [row(scope, theirs, anna), row(scope, mine, stranger)])
    const told = await historyOf(scope, mine)
    assert.deepEqual(told.numbers, ['#2002'])
    assert.doesNotMatch(told.text, /2001|2003/)
    assert.deepEqual((await historyOf(scope, strangers, stranger)).numbers, ['#2003'])
  })

  it('lists an order once that several have told of', async (context) => {
    const [twice, other] = [klarnas('#3001', 3), klarnas('#3002', 4)]
    const made = await open(context, [twice, other])
    const { klarnaOrderId } = row(made, twice)
    const again = orderSource({
      name: 'shopify',
      ordersOf: async () => ({ nominations: [{ klarnaOrderId, emailHash: null }], complete: false }),
    })
    const scope = { ...made, sources: [again] }
    await hears(scope, 'shopify', [row(scope, twice)])
    await hears(scope, 'woocommerce', [{ ...row(scope, twice), orderNumber: 'WC-3001' }])
    await scope.storage.directory.feed([row(scope, twice)], 'import', testNow)
    assert.deepEqual((await historyOf(scope, other)).numbers, ['#3001', '#3002'])
    assert.deepEqual((await historyOf(scope, twice)).numbers, ['#3001', '#3002'])
  })

  it('says that a source does not answer, and has the orders of the others', async (context) => {
    const [first, second] = [klarnas('#4001', 3), klarnas('#4002', 4)]
    const { scope, log } = await openShop(context, {
      orders: [first, second],
      sources: [shopify, down],
      fed: false,
    })
    await hears(scope, 'shopify', [row(scope, first)])
    const { numbers, complete, sources, text } = await historyOf(scope, second)
    assert.deepEqual(numbers, ['#4001', '#4002'])
    assert.equal(complete, false)
    assert.deepEqual(sources, ['directory', 'shopify', 'woocommerce'])
    assert.match(text, /cannot be reached right now/)
    assert.doesNotMatch(JSON.stringify(log), /words of a platform/)
  })

  it('says so where Klarna does not answer for one of them', async (context) => {
    const [first, second] = [klarnas('#5001', 3), klarnas('#5002', 4)]
    const { scope, fault } = await openShop(context, { orders: [first, second], fed: false })
    await ask(scope, second, anna)
    await scope.storage.directory.feed([row(scope, first)], 'import', testNow)
    await fault({ status: 500, times: 10 })
    // The proven one is still in memory.
    const { numbers, complete, text } = await historyOf(scope, second)
    assert.deepEqual([numbers, complete], [['#5002'], false])
    assert.match(text, /cannot be reached right now/)
  })

  it('shows ten and says that these are the latest where there are more', async (context) => {
    const orders = Array.from({ length: 14 }, (_, index) =>
      klarnas(`#60${String(index).padStart(2, '0')}`, index + 1),
    )
    const scope = await open(context, orders)
    await hears(
      scope,
      'shopify',
      orders.map((order) => row(scope, order)),
    )
    const oldest = orders.at(-1)
    assert.ok(oldest)
    const { numbers, complete, text } = await historyOf(scope, oldest)
    assert.deepEqual(
      numbers,
      orders.slice(0, 10).map((order) => order.merchant_reference1),
    )
    assert.equal(complete, false)
    assert.match(text, /These are the 10 latest\. The Klarna app shows them all\.$/)
  })

  it('is complete where a source knows all, and says nothing of more then', async (context) => {
    const [first, second] = [klarnas('#7001', 3), klarnas('#7002', 4)]
    const made = await open(context, [first, second])
    const nominations = [first, second].map((order) => ({
      klarnaOrderId: row(made, order).klarnaOrderId,
      emailHash: null,
    }))
    const all = orderSource({ name: 'all', ordersOf: async () => ({ nominations, complete: true }) })
    const { numbers, complete, text } = await historyOf({ ...made, sources: [all] }, second)
    assert.deepEqual([numbers, complete], [['#7001', '#7002'], true])
    assert.doesNotMatch(text, /Klarna app|more|older/)
    const withOther = await historyOf({ ...made, sources: [all, shopify] }, second)
    assert.equal(withOther.complete, false)
  })

  it('says why it may not be complete in every language, each reason in its own words', async (context) => {
    const orders = Array.from({ length: 12 }, (_, index) => klarnas(`#80${index}`, index + 1))
    const [first] = orders
    assert.ok(first)
    const alone = await open(context, orders)
    const fed = await open(context, orders)
    await hears(fed, 'shopify', [])
    const many = await open(context, orders)
    await many.storage.directory.feed(
      orders.map((order) => row(many, order)),
      'import',
      testNow,
    )
    const broken: ShopScope = { ...alone, sources: [down] }
    for (const { tag } of languages) {
      const said = new Set<string>()
      for (const scope of [alone, fed, broken, many]) {
        const { text } = await historyOf(scope, first, anna, tag)
        const last = text.split('\n').at(-1) ?? ''
        assert.match(last, /Klarna/, `${tag}: ${last}`)
        assert.doesNotMatch(last, /undefined|null|\[|\{/, tag)
        said.add(last)
      }
      assert.equal(said.size, 4, tag)
    }
  })
})
