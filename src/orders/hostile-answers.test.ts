import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseOrderReference } from '../domain/order-reference.ts'
import { ordersMeant as meantInLookup, parseLookupOrders } from './lookup-order.ts'
import { nominatedOnce } from './nominated-once.ts'
import type { NumberReference } from './order-source.ts'
import { ordersMeant, parseWooCommerceOrder, parseWooCommerceOrders } from './woocommerce-order.ts'

/** Reading blocks everybody's chats. Before there were bounds, each of these took from one to twenty seconds. */
const aMomentMs = 1_000
const mb = 1024 * 1024

function reference(typed: string): NumberReference {
  const parsed = parseOrderReference(typed)
  assert.ok(parsed?.kind === 'number')
  return parsed
}

function repeated(count: number, one: (index: number) => string): string {
  return `[${Array.from({ length: count }, (_, index) => one(index)).join(',')}]`
}

function inAMoment<Result>(read: () => Result): Result {
  const started = performance.now()
  const result = read()
  const took = performance.now() - started
  assert.ok(took < aMomentMs, `${Math.round(took)} ms`)
  return result
}

const uuid = (index: number): string => index.toString(16).padStart(32, '0')
const meta = (key: string, value: string): string => JSON.stringify({ key, value })
const order = (more: string): string => `[{"id":1001,"number":"1001","currency":"SEK","total":"1",${more}}]`

describe('what a WooCommerce shop answers', () => {
  const lists: readonly (readonly [string, string, number | undefined])[] = [
    ['orders without end', repeated(600_000, (index) => `{"id":${index + 1}}`), undefined],
    ['a list of what is no order', repeated(4_000_000, () => '1'), undefined],
    [
      'Klarna order IDs',
      order(`"meta_data":${repeated(30_000, (n) => meta('_wc_klarna_order_id', uuid(n)))}`),
      5,
    ],
    ['numbers', order(`"meta_data":${repeated(150_000, (n) => meta('_order_number', `${n}`))}`), 0],
    ['other meta', order(`"meta_data":${repeated(400_000, () => '{"key":"a"}')}`), 0],
    ['refunds', order(`"refunds":${repeated(400_000, () => '{"total":"1.00"}')}`), 0],
  ]
  for (const [what, body, ids] of lists)
    it(`is read in a moment where it is 8 MB of ${what}`, () => {
      assert.ok(body.length > mb && body.length < 9 * mb, String(body.length))
      const found = inAMoment(() => {
        const orders = parseWooCommerceOrders(body)
        const meant = orders && ordersMeant(reference('1001'), orders)
        return meant && nominatedOnce(meant.map((one) => ({ ids: one.klarnaOrderIds, record: one.record })))
      })
      assert.equal(found?.length, ids)
    })

  it('says nothing of refunds where their sum is larger than any amount', () => {
    const told = (totals: readonly string[]) =>
      parseWooCommerceOrder({ id: 1, currency: 'SEK', refunds: totals.map((total) => ({ total })) })?.record
        .refunded
    assert.deepEqual(told(['-2.00', '-3.50']), { amount: 550, currency: 'SEK' })
    assert.equal(told(['-90000000000000.00', '-90000000000000.00']), null)
  })
})

describe('what a shop’s own lookup answers', () => {
  for (const [what, one] of [
    ['orders', (index: number) => `{"order_number":${index}}`],
    ['what is no order', () => '1'],
  ] as const)
    it(`is no answer where it is 1 MB of ${what}, and refused in a moment`, () => {
      const body = `{"orders":${repeated(what === 'orders' ? 45_000 : 480_000, one)}}`
      assert.ok(body.length > 0.9 * mb)
      assert.equal(
        inAMoment(() => parseLookupOrders(body)),
        undefined,
      )
    })

  it('may have a thousand orders', () => {
    const orders = parseLookupOrders(
      `{"orders":${repeated(1_000, (index) => `{"order_number":${index + 1}}`)}}`,
    )
    assert.equal(orders?.length, 1_000)
    assert.equal(meantInLookup(reference('777'), orders ?? []).length, 1)
  })
})
