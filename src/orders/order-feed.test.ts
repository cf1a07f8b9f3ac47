import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type FeedSeams, feedWindowMs, hear, type OrderFeed, type Told } from './order-feed.ts'
import { shopifyFeed } from './shopify-webhook.ts'
import { woocommerceFeed } from './woocommerce-webhook.ts'

const now = new Date('2026-11-22T12:00:00Z')
const id = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'

/** What is said of an order, in the words of each platform. Signatures have tests of their own. */
const platforms = [
  {
    name: 'Shopify',
    feed: shopifyFeed,
    address: 'shop.myshopify.com',
    headers: { 'x-shopify-topic': 'orders/updated', 'x-shopify-shop-domain': 'Shop.myshopify.com' },
    order: {
      id: 450789469,
      admin_graphql_api_id: 'gid://shopify/Order/450789469',
      name: '#1001',
      order_number: 1001,
      created_at: '2026-11-22T12:00:00+01:00',
      updated_at: '2026-11-22T12:30:00+01:00',
      note: `Klarna order ID: ${id}`,
      note_attributes: [{ name: 'gift', value: null }],
      tags: 'Klarna, vip',
      payment_gateway_names: ['Klarna'],
      email: '',
      contact_email: 'Anna@example.com',
      customer: null,
    },
  },
  {
    name: 'WooCommerce',
    feed: woocommerceFeed,
    address: 'https://shop.example/',
    headers: { 'x-wc-webhook-topic': 'order.updated' },
    order: {
      id: 450789469,
      number: '#1001',
      status: 'processing',
      date_created_gmt: '2026-11-22T11:00:00',
      date_modified_gmt: '2026-11-22T11:30:00',
      payment_method: 'klarna_payments',
      transaction_id: id,
      billing: { email: 'Anna@example.com' },
      meta_data: [{ id: 1, key: '_wc_klarna_order_id', value: id }],
    },
  },
] as const

for (const { name, feed, address, headers, order } of platforms) {
  const seams: FeedSeams = { address, now, hashEmail: (email) => `hash of ${email}` }
  const signed: OrderFeed = { ...feed, isSigned: (_delivery, secret) => secret === 'right' }
  const told = (body: unknown, more: Readonly<Record<string, string>> = {}): Told =>
    hear(signed, { body: bytesOf(body), headers: { ...headers, ...more } }, ['wrong', 'right'], seams)

  describe(`an order that ${name} tells of`, () => {
    it('is one row, with the email’s hash', () => {
      assert.deepEqual(told(order), {
        outcome: 'order',
        order: '450789469',
        changedAt: new Date('2026-11-22T11:30:00Z'),
        rows: [
          {
            orderNumber: '#1001',
            klarnaReference: null,
            klarnaOrderId: id,
            emailHash: 'hash of anna@example.com',
            createdAt: new Date('2026-11-22T11:00:00Z'),
          },
        ],
      })
    })

    it('is nothing where no secret fits, and none where there is none', () => {
      const delivery = { body: bytesOf(order), headers }
      for (const secrets of [[], ['wrong']])
        assert.deepEqual(hear(signed, delivery, secrets, seams), { outcome: 'not_signed' })
    })

    it('is no order as soon as what makes it one is missing or of another kind', () => {
      const needed =
        name === 'Shopify' ? ['id', 'name', 'created_at', 'updated_at'] : ['id', 'date_modified_gmt']
      for (const field of needed)
        for (const value of [
          undefined,
          null,
          {},
          [],
          'never',
          '',
          -1,
          '9'.repeat(21),
          '2026-13-45T00:00:00Z',
        ])
          if (field !== 'name' || typeof value !== 'string')
            assertNoOrder(told({ ...order, [field]: value }), field)
    })

    it('is an order still, whatever all the rest is', () => {
      const needed = ['id', 'name', 'created_at', 'updated_at', 'date_modified_gmt', 'admin_graphql_api_id']
      const rest = Object.keys(order).filter((field) => !needed.includes(field))
      for (const field of rest)
        for (const value of [undefined, null, {}, [], [null], [{}], 'x', 7, true])
          assert.equal(
            told({ ...order, [field]: value }).outcome,
            'order',
            `${field}: ${JSON.stringify(value)}`,
          )
    })

    it('whatever is in the body, nothing breaks, and no time is none', () => {
      const anything = fc.oneof(
        fc.json(),
        fc.string(),
        fc.record(Object.fromEntries(Object.keys(order).map((field) => [field, fc.jsonValue()]))),
        fc
          .dictionary(fc.constantFrom(...Object.keys(order)), fc.jsonValue())
          .map((some) => ({ ...order, ...some })),
      )
      fc.assert(
        fc.property(anything, (body) => {
          const result = told(body)
          if (result.outcome === 'order') assert.ok(!Number.isNaN(result.changedAt.getTime()))
        }),
        { numRuns: 500 },
      )
      assertNoOrder(told(`${'['.repeat(400_000)}${']'.repeat(400_000)}`), 'deep')
    })

    it('is too old after two days', () => {
      const at = (time: number): string => {
        const text = new Date(time).toISOString().slice(0, 19)
        return name === 'Shopify' ? `${text}Z` : text
      }
      const changed = (time: number) => told({ ...order, updated_at: at(time), date_modified_gmt: at(time) })
      assert.deepEqual(changed(now.getTime() - feedWindowMs - 1_000), {
        outcome: 'ignored',
        reason: 'too_old',
      })
      assert.equal(changed(now.getTime() - feedWindowMs).outcome, 'order')
    })
  })
}

function assertNoOrder(told: Told, what: string): void {
  assert.deepEqual(told, { outcome: 'ignored', reason: 'not_an_order' }, what)
}

function bytesOf(body: unknown): Buffer {
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
