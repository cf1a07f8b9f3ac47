import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { aCapture, anOrder, aRefund } from '../../test/fixtures/order.ts'
import { type Comparison, compare, type DisagreementKind, disagreementKinds } from './disagreement.ts'
import type { Money } from './money.ts'
import { type Order, orderStatuses } from './order.ts'
import type { ShopRecord } from './shop-record.ts'

const now = new Date('2026-11-22T12:00:00Z')
const daysAgo = new Date('2026-11-19T12:00:00Z')
const minutesAgo = new Date('2026-11-22T11:40:00Z')

const kronor = (amount: number): Money => ({ amount: amount * 100, currency: 'SEK' })

/** An order of 1,200 kronor of which so much was charged and paid back at Klarna. */
function klarna(status: Order['status'], charged = 0, paidBack = 0, changes: Partial<Order> = {}): Order {
  return anOrder({
    status,
    total: kronor(1200),
    captured: kronor(charged),
    refunded: kronor(paidBack),
    remaining: kronor(status === 'authorized' || status === 'part_captured' ? 1200 - charged : 0),
    createdAt: daysAgo,
    ...changes,
  })
}

function shop(changes: Partial<ShopRecord> = {}): ShopRecord {
  return {
    orderNumber: '#1001',
    cancelled: false,
    paid: null,
    refunded: kronor(0),
    total: kronor(1200),
    changedAt: daysAgo,
    ...changes,
  }
}

type Row = readonly [name: string, record: ShopRecord, order: Order, differ: readonly DisagreementKind[]]

const refunded = (amount: number, changes: Partial<ShopRecord> = {}) =>
  shop({ refunded: kronor(amount), ...changes })

const table: readonly Row[] = [
  // Refunds.
  ['refunded in the shop alone', refunded(1200), klarna('captured', 1200), ['refunded_only_at_shop']],
  ['a part of it', refunded(200), klarna('captured', 1200), ['refunded_only_at_shop']],
  [
    'refunded in the shop, and still to be charged',
    refunded(1200),
    klarna('authorized'),
    ['refunded_only_at_shop'],
  ],
  ['refunded at Klarna alone', shop(), klarna('captured', 1200, 200), ['refunded_only_at_klarna']],
  ['by different amounts', refunded(300), klarna('captured', 1200, 200), ['refunded_differently']],
  ['by the same', refunded(200), klarna('captured', 1200, 200), []],
  ['refunded in the shop, cancelled at Klarna before any charge', refunded(1200), klarna('cancelled'), []],
  ['refunded in the shop, expired at Klarna before any charge', refunded(1200), klarna('expired'), []],
  ['the rest was never charged', refunded(200), klarna('captured', 1000), []],
  ['the rest was never charged, and more paid back', refunded(300), klarna('captured', 1000, 100), []],
  [
    'cancelled in the shop, paid back at Klarna',
    shop({ cancelled: true }),
    klarna('captured', 1200, 1200),
    [],
  ],
  ['the shop does not say', shop({ refunded: null }), klarna('captured', 1200, 200), []],
  ['Klarna does not say', refunded(200), klarna('captured', 1200, 0, { refunded: null }), []],
  [
    'in another currency',
    shop({ refunded: { amount: 20_000, currency: 'EUR' } }),
    klarna('captured', 1200, 0),
    [],
  ],
  // Cancelling.
  [
    'cancelled in the shop alone',
    shop({ cancelled: true }),
    klarna('authorized'),
    ['cancelled_only_at_shop'],
  ],
  ['though it was charged', shop({ cancelled: true }), klarna('captured', 1200), ['cancelled_only_at_shop']],
  ['cancelled in both', shop({ cancelled: true }), klarna('cancelled'), []],
  ['cancelled in the shop, expired at Klarna', shop({ cancelled: true }), klarna('expired'), []],
  [
    'cancelled and refunded in the shop alone',
    refunded(1200, { cancelled: true }),
    klarna('captured', 1200),
    ['refunded_only_at_shop'],
  ],
  ['cancelled at Klarna alone', shop(), klarna('cancelled'), ['cancelled_only_at_klarna']],
  [
    'cancelled at Klarna alone, paid in the shop',
    shop({ paid: true }),
    klarna('cancelled'),
    ['cancelled_only_at_klarna'],
  ],
  ['open in the shop, expired at Klarna', shop(), klarna('expired'), []],
  ['the shop does not say whether it is cancelled', shop({ cancelled: null }), klarna('cancelled'), []],
  ['a state that nobody knows', shop({ cancelled: true, paid: true }), klarna('unrecognised'), []],
  // Charges.
  ['paid in the shop alone', shop({ paid: true }), klarna('authorized'), ['paid_only_at_shop']],
  ['paid in the shop, expired at Klarna', shop({ paid: true }), klarna('expired'), ['paid_only_at_shop']],
  ['paid in both', shop({ paid: true }), klarna('captured', 1200), []],
  ['paid in the shop, a part charged', shop({ paid: true }), klarna('part_captured', 600), []],
  ['not paid yet in the shop, approved at Klarna', shop({ paid: false }), klarna('authorized'), []],
  ['not paid yet in the shop, a part charged', shop({ paid: false }), klarna('part_captured', 600), []],
  [
    'not paid in the shop, charged',
    shop({ paid: false }),
    klarna('captured', 1200),
    ['captured_only_at_klarna'],
  ],
  [
    'not paid in the shop, charged and paid back',
    shop({ paid: false }),
    klarna('captured', 1200, 1200),
    ['refunded_only_at_klarna'],
  ],
  ['the shop does not say whether it is paid', shop(), klarna('captured', 1200), []],
]

describe('a shop’s record beside Klarna’s order', () => {
  for (const [name, record, order, differ] of table)
    it(`${name}: ${differ.length === 0 ? 'nothing differs' : differ.join(', ')}`, () => {
      assert.deepEqual(compare(record, order, now).differ, differ)
    })

  it('that changed within the hour is no disagreement yet, and none that is settled either', () => {
    for (const [record, order] of [
      [refunded(200, { changedAt: minutesAgo }), klarna('captured', 1200)],
      [shop(), klarna('captured', 1200, 200, { refunds: [aRefund({ refundedAt: minutesAgo })] })],
      [
        shop({ paid: false }),
        klarna('captured', 1200, 0, { captures: [aCapture({ capturedAt: minutesAgo })] }),
      ],
      [shop({ cancelled: true }), klarna('authorized', 0, 0, { createdAt: minutesAgo })],
    ] as const) {
      const early = compare(record, order, now)
      assert.deepEqual(early.differ, [])
      const later = compare(record, order, new Date(now.getTime() + 60 * 60_000))
      assert.equal(later.differ.length, 1)
      assert.ok(later.differ.every((kind) => !early.agree.includes(kind)))
    }
  })

  it('agrees at once, however early it is', () => {
    const record = refunded(200, { changedAt: now, paid: true })
    assert.deepEqual(
      compare(record, klarna('captured', 1200, 200), now).agree.toSorted(),
      [...disagreementKinds].toSorted(),
    )
  })

  it('differs where no time is known', () => {
    const record = refunded(200, { changedAt: null })
    const order = klarna('captured', 1200, 0, { createdAt: null })
    assert.deepEqual(compare(record, order, now).differ, ['refunded_only_at_shop'])
  })
})

const amounts = fc.constantFrom(0, 200, 600, 1000, 1200)
const anyRecord: fc.Arbitrary<ShopRecord> = fc.record({
  orderNumber: fc.constant('#1001'),
  cancelled: fc.constantFrom(true, false, null),
  paid: fc.constantFrom(true, false, null),
  refunded: fc.option(amounts.map(kronor)),
  total: fc.option(fc.constant(kronor(1200))),
  changedAt: fc.constantFrom(daysAgo, minutesAgo, null),
})
const anyOrder: fc.Arbitrary<Order> = fc
  .record({
    status: fc.constantFrom(...orderStatuses),
    charged: fc.option(amounts),
    paidBack: fc.option(amounts),
  })
  .map(({ status, charged, paidBack }) =>
    klarna(status, 0, 0, {
      captured: charged === null ? null : kronor(charged),
      refunded: paidBack === null ? null : kronor(paidBack),
    }),
  )

describe('whatever the two say', () => {
  it('no kind both differs and agrees, and of refunds, cancellations and charges one at most differs', () => {
    always(({ differ, agree }) => {
      assert.ok(differ.every((kind) => !agree.includes(kind)))
      for (const about of ['refunded', 'cancelled', /paid|captured/])
        assert.ok(differ.filter((kind) => kind.match(about) !== null).length <= 1)
      assert.equal(new Set([...differ, ...agree]).size, differ.length + agree.length)
    })
  })

  it('nothing differs where the shop says nothing', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const silent = shop({ cancelled: null, paid: null, refunded: null, total: null })
        assert.deepEqual(compare(silent, order, now), { differ: [], agree: [] })
      }),
    )
  })

  it('no refund differs where both paid back the same', () => {
    fc.assert(
      fc.property(anyRecord, anyOrder, (record, order) => {
        const { differ } = compare({ ...record, refunded: order.refunded }, order, now)
        assert.ok(differ.every((kind) => !kind.startsWith('refunded')))
      }),
    )
  })

  it('what differs now differs still when both are only older, and what was early differs in the end', () => {
    fc.assert(
      fc.property(anyRecord, anyOrder, (record, order) => {
        const first = compare(record, order, now)
        const later = compare(record, order, new Date(now.getTime() + 24 * 60 * 60_000))
        assert.ok(first.differ.every((kind) => later.differ.includes(kind)))
        assert.ok(first.agree.every((kind) => later.agree.includes(kind)))
      }),
    )
  })
})

function always(holds: (comparison: Comparison) => void): void {
  fc.assert(
    fc.property(anyRecord, anyOrder, (record, order) => holds(compare(record, order, now))),
    { numRuns: 2_000 },
  )
}
