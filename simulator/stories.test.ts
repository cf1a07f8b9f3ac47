import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { KlarnaOrder } from './klarna-order.ts'
import { stories, storyList } from './stories.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const dayMs = 86_400_000
const told = stories(now)

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

function orderNumbered(number: string, orders: readonly KlarnaOrder[] = told): KlarnaOrder {
  const order = orders.find((candidate) => candidate.merchant_reference1 === number)
  assert.ok(order, number)
  return order
}

describe('every story', () => {
  for (const order of told) {
    const name = `${order.merchant_reference1 ?? order.order_id} (${order.billing_address.email})`
    test(`${name} adds up`, () => {
      assert.equal(sum(order.order_lines.map((line) => line.total_amount)), order.order_amount)
      assert.equal(sum(order.captures.map((capture) => capture.captured_amount)), order.captured_amount)
      assert.equal(sum(order.refunds.map((refund) => refund.refunded_amount)), order.refunded_amount)
      assert.ok(sum(order.captures.map((capture) => capture.refunded_amount)) <= order.refunded_amount)
      assert.ok(order.refunded_amount <= order.captured_amount)
      for (const capture of order.captures) assert.ok(capture.refunded_amount <= capture.captured_amount)
    })
    test(`${name} has a status that fits its captures`, () => {
      const { status, captured_amount, order_amount, remaining_authorized_amount } = order
      if (status === 'AUTHORIZED') assert.equal(captured_amount, 0)
      if (status === 'PART_CAPTURED') assert.ok(captured_amount > 0 && captured_amount < order_amount)
      const open = !['CAPTURED', 'CANCELLED', 'EXPIRED', 'CLOSED'].includes(status)
      assert.equal(remaining_authorized_amount, open ? order_amount - captured_amount : 0)
    })
    test(`${name} carries Klarna's IDs and references`, () => {
      assert.match(order.order_id, /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      assert.match(order.klarna_reference, /^[A-Z0-9]{8}$/)
      order.captures.forEach((capture, index) => {
        assert.equal(capture.klarna_reference, `${order.klarna_reference}-${index + 1}`)
      })
    })
    test(`${name} happened in order and before now`, () => {
      const expiry = new Date(`${order.created_at.slice(0, 10)}T00:00:00.000Z`).getTime() + 28 * dayMs
      assert.equal(order.expires_at, new Date(expiry).toISOString())
      assert.ok(order.created_at < now.toISOString())
      for (const capture of order.captures) assert.ok(capture.captured_at > order.created_at)
      for (const refund of order.refunds) {
        assert.ok(refund.refunded_at > (order.captures[0]?.captured_at ?? ''))
        assert.ok(refund.refunded_at < now.toISOString())
      }
    })
    test(`${name} holds what the product must drop`, () => {
      assert.match(order.customer.date_of_birth, /^\d{4}-\d\d-\d\d$/)
      const nordic = ['SE', 'FI', 'NO', 'DK'].includes(order.purchase_country)
      assert.equal(order.customer.national_identification_number !== undefined, nordic)
      assert.match(order.billing_address.email, /@example\.(com|org)$/)
    })
  }
})

test('every payment type of Klarna has a story, and so have one unknown type and none at all', () => {
  const types = new Set(told.map((order) => order.initial_payment_method?.type ?? 'none'))
  assert.deepEqual([...types].sort(), [
    'ACCOUNT',
    'ALTERNATIVE_PAYMENT_METHOD',
    'BANK_TRANSFER',
    'CARD',
    'DEFERRED_INTEREST',
    'DIRECT_DEBIT',
    'FIXED_AMOUNT',
    'FIXED_AMOUNT_BY_CARD',
    'FIXED_SUM_CREDIT',
    'INVOICE',
    'INVOICE_BUSINESS',
    'MOBILEPAY',
    'OTHER',
    'PAY_BY_CARD',
    'PAY_IN_X',
    'PAY_LATER_BY_CARD',
    'PAY_LATER_IN_PARTS',
    'PAY_WITH_POINTS',
    'SWISH',
    'none',
  ])
})

test('every status and every review of Klarna has a story', () => {
  const statuses = ['AUTHORIZED', 'PART_CAPTURED', 'CAPTURED', 'CANCELLED', 'EXPIRED', 'CLOSED', 'ON_HOLD']
  assert.deepEqual(new Set(told.map((order) => order.status)), new Set(statuses))
  const reviews = new Set(told.map((order) => order.fraud_status))
  assert.deepEqual(reviews, new Set(['ACCEPTED', 'PENDING', 'REJECTED']))
})

test('order IDs and Klarna references are unique, and not all of version 4', () => {
  assert.equal(new Set(told.map((order) => order.order_id)).size, told.length)
  assert.equal(new Set(told.map((order) => order.klarna_reference)).size, told.length)
  const versions = new Set(told.map((order) => order.order_id[14]))
  assert.deepEqual([...versions].sort(), ['1', '3', '4', '6', '7'])
})

test('a refund that matches no capture reduces none, one that does reduces that one', () => {
  const unmatched = orderNumbered('ORD-30003')
  assert.ok(unmatched.refunded_amount > 0)
  assert.deepEqual(
    unmatched.captures.map((capture) => capture.refunded_amount),
    [0, 0],
  )
  const matched = orderNumbered('ORD-30002')
  assert.deepEqual(
    matched.captures.map((capture) => capture.refunded_amount),
    [0, 34_900],
  )
})

test('two shoppers of one shop share an order number', () => {
  const sharing = told.filter((order) => order.merchant_reference1 === '#1001')
  assert.equal(new Set(sharing.map((order) => order.billing_address.email)).size, 2)
})

test('the three stories of Anna are the promised ones', () => {
  const payIn3 = orderNumbered('ORD-12345')
  assert.deepEqual(
    [payIn3.order_amount, payIn3.purchase_currency, payIn3.status],
    [120_000, 'SEK', 'CAPTURED'],
  )
  assert.deepEqual(payIn3.initial_payment_method, {
    type: 'PAY_IN_X',
    description: 'Pay in 3',
    number_of_installments: 3,
  })
  assert.equal(payIn3.captures[0]?.captured_at.slice(0, 10), '2026-11-02')
  const refunded = orderNumbered('ABC123')
  assert.equal(refunded.refunds[0]?.refunded_amount, 29_900)
  assert.equal(refunded.refunds[0]?.refunded_at.slice(0, 10), '2024-12-15')
  assert.equal(refunded.captures[0]?.refunded_amount, 29_900)
  const partly = orderNumbered('ORD-67890')
  assert.deepEqual(
    [partly.order_amount, partly.captured_amount, partly.status],
    [120_000, 60_000, 'PART_CAPTURED'],
  )
  assert.ok(partly.expires_at > now.toISOString())
  for (const order of [payIn3, refunded, partly]) {
    assert.equal(order.billing_address.email, 'anna@example.com')
  }
})

test('"20 days ago" is 20 days on the calendar of Stockholm, at any hour and across a change of clocks', () => {
  const capturedOn = (instant: string) => {
    const order = orderNumbered('ORD-12345', stories(new Date(instant)))
    return new Date(order.captures[0]?.captured_at ?? '').toLocaleDateString('sv-SE', {
      timeZone: 'Europe/Stockholm',
    })
  }
  assert.equal(capturedOn('2026-11-22T22:30:00.000Z'), '2026-11-02')
  assert.equal(capturedOn('2026-11-22T23:30:00.000Z'), '2026-11-03')
  assert.equal(capturedOn('2026-04-01T22:10:00.000Z'), '2026-03-13')
})

test('the same instant tells the same stories', () => {
  assert.deepEqual(stories(now), told)
})

test('the list names every story, by its order ID where it has no number', () => {
  const listed = storyList(now)
  assert.equal(listed.length, told.length)
  assert.ok(listed.every((entry) => entry.summary.length > 0))
  assert.ok(listed.some((entry) => told.some((order) => order.order_id === entry.order_number)))
})
