import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import {
  moneyBag,
  type ShopifyMoney,
  type ShopifyOrder,
  variants,
} from '../../simulator/shopify/shopify-order.ts'
import { shopifyStories } from '../../simulator/shopify/shopify-stories.ts'
import { stories } from '../../simulator/stories.ts'
import { type WooOrder, type WooOrderOptions, wooOrder } from '../../simulator/woocommerce/woo-order.ts'
import { wooStories } from '../../simulator/woocommerce/woo-stories.ts'
import { openShopify } from '../../test/fixtures/shopify-shop.ts'
import { openWooCommerceShop } from '../../test/fixtures/woocommerce-shop.ts'
import { referenceOf, testNow } from '../../test/scope.ts'
import { compare } from '../domain/disagreement.ts'
import { type KlarnaOrderId, parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { ShopRecord } from '../domain/shop-record.ts'
import { parseOrder } from '../klarna/parse-order.ts'
import type { OrderSource } from './order-source.ts'

const klarnaOrderId = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
const placed = new Date('2026-11-20T12:00:00.000Z')
const kronor = (amount: number) => ({ amount: amount * 100, currency: 'SEK' })

/** By Klarna order ID. */
async function recordsOf(source: OrderSource, number: string): Promise<ReadonlyMap<string, ShopRecord>> {
  const reference = referenceOf(number)
  assert.ok(reference.kind === 'number')
  const found = await source.find(reference, 50)
  return new Map(
    found.flatMap(({ klarnaOrderId: id, record }) => (record === undefined ? [] : [[id, record]])),
  )
}

async function recordOf(source: OrderSource): Promise<ShopRecord | undefined> {
  return (await recordsOf(source, '1001')).get(klarnaOrderId)
}

async function onWooCommerce(context: TestContext, order: WooOrder): Promise<ShopRecord | undefined> {
  const { source, woo } = await openWooCommerceShop(context, { orders: [order] })
  const record = await recordOf(source)
  await woo.close()
  return record
}

async function onShopify(context: TestContext, order: ShopifyOrder): Promise<ShopRecord | undefined> {
  const { source } = await openShopify(context, { orders: [order] })
  return recordOf(source)
}

function woo(changes: Partial<WooOrderOptions>): WooOrder {
  return wooOrder({ id: 1001, klarnaOrderId, createdAt: placed, ...changes })
}

function shopifys(money: Partial<ShopifyMoney>, more: Partial<ShopifyOrder> = {}): ShopifyOrder {
  const made = { name: '#1001', klarnaOrderId, email: 'anna@example.com', createdAt: placed.toISOString() }
  return { ...variants.note({ ...made, money }), ...more }
}

function idOf(text: string): KlarnaOrderId {
  const id = parseKlarnaOrderId(text)
  assert.ok(id)
  return id
}

describe('a WooCommerce shop’s record', () => {
  for (const [status, cancelled, paid] of [
    ['pending', null, false],
    ['failed', null, false],
    ['on-hold', false, null],
    // Klarna's plugin has it so as soon as Klarna has approved it.
    ['processing', false, null],
    ['completed', false, true],
    ['cancelled', true, null],
    ['refunded', false, null],
    ['shipped-by-plugin', null, null],
  ] as const)
    it(`says of an order that is ${status}: cancelled ${cancelled}, paid ${paid}`, async (context) => {
      const record = await onWooCommerce(context, woo({ status }))
      assert.deepEqual([record?.cancelled, record?.paid], [cancelled, paid])
    })

  it('has the sum of its refunds, its total and when it last changed', async (context) => {
    const modifiedAt = new Date('2026-11-21T08:30:00.000Z')
    const changes = { modifiedAt, refunded: ['150.00', '49.50'], number: 'WC-1001' }
    assert.deepEqual(await onWooCommerce(context, woo(changes)), {
      orderNumber: 'WC-1001',
      cancelled: false,
      paid: null,
      refunded: { amount: 19_950, currency: 'SEK' },
      total: kronor(1200),
      changedAt: modifiedAt,
    })
  })

  it('says nothing where it cannot be read, and the order is found all the same', async (context) => {
    for (const broken of [
      { refunds: 'none', total: 7.123, date_modified_gmt: 'yesterday' },
      { refunds: [{ total: 'a lot' }], currency: 'XXX' },
      { refunds: [{ total: '-1.005' }], total: null, date_modified_gmt: '' },
    ]) {
      const order: WooOrder = Object.assign({ ...woo({}) }, broken)
      const record = await onWooCommerce(context, order)
      assert.deepEqual([record?.refunded, record?.total], [null, null])
    }
  })
})

describe('a Shopify shop’s record', () => {
  for (const [displayFinancialStatus, paid] of [
    ['AUTHORIZED', false],
    ['EXPIRED', false],
    ['PENDING', false],
    ['VOIDED', false],
    ['PAID', true],
    ['PARTIALLY_REFUNDED', true],
    ['REFUNDED', true],
    ['PARTIALLY_PAID', null],
    [null, null],
  ] as const)
    it(`says of an order that is ${displayFinancialStatus}: paid ${paid}`, async (context) => {
      assert.equal((await onShopify(context, shopifys({ displayFinancialStatus })))?.paid, paid)
    })

  it('has what was refunded in the currency that the shopper paid in, and when it last changed', async (context) => {
    const inDollars = { amount: '110.0', currencyCode: 'USD' }
    const money = {
      updatedAt: '2026-11-21T09:30:00+01:00',
      cancelledAt: '2026-11-21T09:30:00+01:00',
      totalRefundedSet: { ...moneyBag('1200.0', 'SEK'), shopMoney: inDollars },
    }
    assert.deepEqual(await onShopify(context, shopifys(money)), {
      orderNumber: '#1001',
      cancelled: true,
      paid: true,
      refunded: kronor(1200),
      total: kronor(1200),
      changedAt: new Date('2026-11-21T08:30:00.000Z'),
    })
  })

  it('says nothing where it cannot be read, and the order is found all the same', async (context) => {
    const order: ShopifyOrder = Object.assign(shopifys({}), {
      updatedAt: 'yesterday',
      cancelledAt: 7,
      totalPriceSet: null,
      totalRefundedSet: moneyBag('a lot', 'SEK'),
    })
    assert.deepEqual(await onShopify(context, order), {
      orderNumber: '#1001',
      cancelled: null,
      paid: true,
      refunded: null,
      total: null,
      changedAt: null,
    })
  })
})

describe('the record of an order', () => {
  it('goes with none where it may be of several Klarna orders, or several orders lead to one', async (context) => {
    const other = '0d3f0e6a-1c55-4f57-8a3e-7e6f3c1b9a20'
    const split = [
      woo({}),
      woo({ id: 1002, number: '1001-B' }),
      woo({ id: 1003, klarnaOrderId: other, number: '1001-C' }),
    ]
    const { source } = await openWooCommerceShop(context, { orders: split })
    assert.deepEqual([...(await recordsOf(source, '1001')).keys()], [other])
    const named = { note: `Klarna ${klarnaOrderId}\nKlarna ${other}` }
    assert.equal(await onShopify(context, shopifys({}, named)), undefined)
  })
})

describe('the record of an order on Shopify that was paid in another way', () => {
  it('is none of the Klarna order that the shopper has named in its note', async (context) => {
    const paidByCard = {
      note: `Klarna order ID: ${klarnaOrderId}`,
      tags: [],
      paymentGatewayNames: ['shopify_payments'],
      transactions: [{ gateway: 'shopify_payments', receiptJson: null, paymentDetails: null }],
    }
    const order = shopifys(
      { displayFinancialStatus: 'REFUNDED', cancelledAt: '2026-11-21T08:30:00Z' },
      paidByCard,
    )
    const { source } = await openShopify(context, { orders: [order] })
    const reference = referenceOf('1001')
    assert.ok(reference.kind === 'number')
    // It nominates all the same: Klarna decides.
    assert.deepEqual(await source.find(reference, 5), [{ klarnaOrderId, emailHash: null }])
  })
})

describe('the stories as their shops have them', () => {
  for (const [platform, open] of [
    [
      'WooCommerce',
      async (context: TestContext) =>
        (await openWooCommerceShop(context, { orders: wooStories(stories(testNow)) })).source,
    ],
    [
      'Shopify',
      async (context: TestContext) =>
        (await openShopify(context, { orders: shopifyStories(stories(testNow)) })).source,
    ],
  ] as const)
    it(`disagree with Klarna in nothing, on ${platform}`, async (context) => {
      const source = await open(context)
      const later = new Date(testNow.getTime() + 24 * 60 * 60_000)
      let compared = 0
      for (const story of stories(testNow)) {
        if (story.merchant_reference1 === undefined) continue
        const record = (await recordsOf(source, story.merchant_reference1)).get(story.order_id)
        if (record === undefined) continue
        const { order } = parseOrder(JSON.stringify(story), idOf(story.order_id))
        compared += 1
        assert.deepEqual(compare(record, order, later).differ, [], story.order_id)
      }
      assert.ok(compared > 30, `${compared} compared`)
    })
})
