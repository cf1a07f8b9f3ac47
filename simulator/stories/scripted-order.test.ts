import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { KlarnaOrder } from '../klarna-order.ts'
import { klarnaOrders, scriptedOrderSchema, sharedOrderId } from './scripted-order.ts'

const now = new Date('2026-11-22T09:30:00.000Z')
const plain = { number: 'W-1001', email: 'mia@example.com', country: 'GB', items: [['Dress', 7990]] }
const twoItems = {
  ...plain,
  items: [
    ['Dress', 7990],
    ['Belt', 4010],
  ],
}

function ordered(written: object): KlarnaOrder {
  const [order] = klarnaOrders([scriptedOrderSchema.parse(written)], now)
  assert.ok(order !== undefined)
  return order
}

function problemsOf(written: object): string {
  const { error } = scriptedOrderSchema.safeParse(written)
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n')
}

describe('an order as it is written down', () => {
  test('is authorized, paid now and 30 days old unless it says more', () => {
    const order = ordered(plain)
    assert.equal(order.status, 'AUTHORIZED')
    assert.equal(order.fraud_status, 'ACCEPTED')
    assert.equal(order.initial_payment_method?.type, 'DIRECT_DEBIT')
    assert.equal(order.created_at.slice(0, 10), '2026-10-23')
    assert.deepEqual([order.order_amount, order.purchase_currency], [7990, 'GBP'])
    assert.deepEqual([order.merchant_reference1, order.billing_address.email], ['W-1001', 'mia@example.com'])
  })

  test('takes its IDs from the number: the same each time, others for another number, and in the right shape', () => {
    const [first, again, other] = [plain, plain, { ...plain, number: 'W-1002' }].map(ordered)
    assert.equal(first?.order_id, again?.order_id)
    assert.equal(first?.klarna_reference, again?.klarna_reference)
    assert.notEqual(first?.order_id, other?.order_id)
    assert.notEqual(first?.klarna_reference, other?.klarna_reference)
    assert.match(first?.order_id ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
    for (let index = 0; index < 500; index += 1) {
      const { klarna_reference } = ordered({ ...plain, number: `${index}` })
      assert.match(klarna_reference, /^[B-DF-HJ-NP-TV-XZ]\d[B-DF-HJ-NP-TV-XZ][0-9B-DF-HJ-NP-TV-XZ]{5}$/)
    }
  })

  test('may set its IDs itself', () => {
    const klarna_order_id = '0B1C2D3E-0000-4000-8000-000000000001'
    const order = ordered({ ...plain, klarna_order_id, klarna_reference: 'K4MADNY' })
    assert.equal(order.order_id, klarna_order_id.toLowerCase())
    assert.equal(order.klarna_reference, 'K4MADNY')
  })

  test('is captured in parts by the names of what was sent', () => {
    const order = ordered({
      ...twoItems,
      method: 'pay_in_3',
      captures: [{ days_ago: 20, items: ['Belt'], description: 'First parcel' }],
    })
    assert.equal(order.status, 'PART_CAPTURED')
    assert.deepEqual([order.captured_amount, order.remaining_authorized_amount], [4010, 7990])
    assert.equal(order.captures[0]?.captured_at.slice(0, 10), '2026-11-02')
    assert.deepEqual(
      order.captures[0]?.order_lines.map(({ name }) => name),
      ['Belt'],
    )
    assert.equal(order.captures[0]?.description, 'First parcel')
    assert.equal(order.initial_payment_method?.number_of_installments, 3)
  })

  test('counts a refund of an item to the capture that sent it, and one of no item to none', () => {
    const captures = [
      { days_ago: 9, items: ['Dress'] },
      { days_ago: 8, items: ['Belt'] },
    ]
    const ofBelt = ordered({ ...twoItems, captures, refunds: [{ days_ago: 2, amount: 4010, item: 'Belt' }] })
    const ofNone = ordered({ ...twoItems, captures, refunds: [{ days_ago: 2, amount: 4010 }] })
    const refunded = (order: KlarnaOrder): readonly number[] =>
      order.captures.map(({ refunded_amount }) => refunded_amount)
    assert.deepEqual(refunded(ofBelt), [0, 4010])
    assert.deepEqual(refunded(ofNone), [0, 0])
    assert.equal(ofNone.refunded_amount, 4010)
  })

  test('that all happened today happened in order and before now', () => {
    const order = ordered({
      ...plain,
      placed: 0,
      captures: [{ days_ago: 0 }],
      refunds: [{ days_ago: 0, amount: 100, item: 'Dress' }],
    })
    const instants = [
      order.created_at,
      order.captures[0]?.captured_at ?? '',
      order.refunds[0]?.refunded_at ?? '',
      now.toISOString(),
    ]
    assert.deepEqual(instants, instants.toSorted())
    assert.equal(new Set(instants).size, 4)
  })

  test('keeps its status, its review and having no method', () => {
    const order = ordered({ ...plain, status: 'CANCELLED', review: 'REJECTED', method: 'none' })
    assert.deepEqual([order.status, order.fraud_status], ['CANCELLED', 'REJECTED'])
    assert.equal(order.remaining_authorized_amount, 0)
    assert.equal(order.initial_payment_method, undefined)
  })

  const wrong: Readonly<Record<string, readonly [object, RegExp]>> = {
    'a country that there is not': [{ ...plain, country: 'XX' }, /^country: must be one of AT, AU/],
    'an amount that is no whole number': [{ ...plain, items: [['Dress', 79.9]] }, /^items\.0\.1: must be/],
    'no item': [{ ...plain, items: [] }, /^items: /],
    'a misspelled key': [{ ...plain, capture: [] }, /"capture"/],
    'an email that is none': [{ ...plain, email: 'mia' }, /^email: /],
    'an item captured that was not ordered': [
      { ...plain, captures: [{ days_ago: 1, items: ['Hat'] }] },
      /no item is called Hat: the items are Dress/,
    ],
    'an item captured twice': [
      { ...plain, captures: [{ days_ago: 2 }, { days_ago: 1 }] },
      /Dress is captured twice/,
    ],
    'two items of one name': [
      { ...plain, items: [...plain.items, ...plain.items] },
      /two items are called Dress/,
    ],
    'more refunded than captured': [
      { ...plain, captures: [{ days_ago: 2 }], refunds: [{ days_ago: 1, amount: 7991 }] },
      /7991 is refunded, but only 7990 captured/,
    ],
    'a refund of what was not captured': [
      { ...plain, refunds: [{ days_ago: 1, amount: 1 }] },
      /1 is refunded, but only 0 captured/,
    ],
    'a capture before the order': [{ ...plain, placed: 3, captures: [{ days_ago: 4 }] }, /before the order/],
    'a refund before the capture': [
      { ...plain, captures: [{ days_ago: 2 }], refunds: [{ days_ago: 3, amount: 1 }] },
      /before the first capture/,
    ],
  }
  for (const [what, [written, expected]] of Object.entries(wrong)) {
    test(`is refused with the rule: ${what}`, () => {
      assert.match(problemsOf(written), expected)
    })
  }

  test('shares its Klarna order ID with another of the same number', () => {
    const [a, b] = [plain, { ...plain, email: 'kim@example.com' }].map((written) =>
      scriptedOrderSchema.parse(written),
    )
    assert.ok(a !== undefined && b !== undefined)
    assert.equal(sharedOrderId([a, b]), klarnaOrders([a], now)[0]?.order_id)
    assert.equal(sharedOrderId([a]), undefined)
  })
})
