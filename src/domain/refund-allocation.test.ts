import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCapture, anOrder, aRefund } from '../../test/fixtures/order.ts'
import { money } from './money.ts'
import { allocateRefunds } from './refund-allocation.ts'

const sek = (amount: number) => money(amount, 'SEK')
const at = (text: string) => new Date(text)

function amounts(...[order]: Parameters<typeof allocateRefunds>) {
  const { allocations, unallocated } = allocateRefunds(order)
  return { each: allocations.map((list) => list.map(({ amount }) => amount)), unallocated }
}

test('a refund belongs to the one capture that holds all its lines', () => {
  const order = anOrder({
    captures: [
      aCapture({ amount: sek(1_000), lineReferences: ['shirt'] }),
      aCapture({ amount: sek(2_000), lineReferences: ['shoes', 'socks'] }),
    ],
    refunds: [aRefund({ amount: sek(300), lineReferences: ['socks'] })],
  })
  assert.deepEqual(amounts(order), { each: [[], [300]], unallocated: 0 })
})

test('a refund whose lines are in two captures, in none, or spread over both belongs to none by its lines', () => {
  const captures = [
    aCapture({ amount: sek(1_000), lineReferences: ['shirt', 'hat'] }),
    aCapture({ amount: sek(1_000), lineReferences: ['shirt', 'shoes'] }),
  ]
  for (const lineReferences of [['shirt'], ['hat', 'shoes'], ['belt'], []]) {
    const order = anOrder({ captures, refunds: [aRefund({ amount: sek(300), lineReferences })] })
    assert.deepEqual(amounts(order), { each: [[], []], unallocated: 300 })
  }
})

test('without lines that match, the figure that Klarna states on a capture places the refund', () => {
  const order = anOrder({
    captures: [
      aCapture({ amount: sek(1_000), refunded: sek(0) }),
      aCapture({ amount: sek(1_000), refunded: sek(400) }),
    ],
    refunds: [
      aRefund({ amount: sek(300), refundedAt: at('2024-05-02T10:00:00Z') }),
      aRefund({ amount: sek(200), refundedAt: at('2024-05-01T10:00:00Z') }),
    ],
  })
  // The earliest fills first; what Klarna does not state stays without a place.
  assert.deepEqual(amounts(order), { each: [[], [200, 200]], unallocated: 100 })
})

test('what the lines placed counts towards the figure that Klarna states', () => {
  const order = anOrder({
    captures: [aCapture({ amount: sek(1_000), refunded: sek(500), lineReferences: ['shirt'] })],
    refunds: [
      aRefund({ amount: sek(500), lineReferences: ['shirt'], refundedAt: at('2024-05-02T10:00:00Z') }),
      aRefund({ amount: sek(250), refundedAt: at('2024-05-01T10:00:00Z') }),
    ],
  })
  assert.deepEqual(amounts(order), { each: [[500]], unallocated: 250 })
})

test('a capture is never refunded beyond its own amount', () => {
  const order = anOrder({
    captures: [aCapture({ amount: sek(1_000), refunded: sek(5_000), lineReferences: ['shirt'] })],
    refunds: [aRefund({ amount: sek(1_500), lineReferences: ['shirt'] })],
  })
  assert.deepEqual(amounts(order), { each: [[1_000]], unallocated: 500 })
})

test('a refund with no day has no place, and one with no amount counts for nothing', () => {
  const order = anOrder({
    captures: [aCapture({ amount: sek(1_000), refunded: sek(1_000), lineReferences: ['shirt'] })],
    refunds: [
      aRefund({ amount: sek(300), refundedAt: null, lineReferences: ['shirt'] }),
      aRefund({ amount: null, lineReferences: ['shirt'] }),
    ],
  })
  assert.deepEqual(amounts(order), { each: [[]], unallocated: 300 })
})

test('a capture with no amount takes no refund', () => {
  const order = anOrder({
    captures: [aCapture({ amount: null, refunded: sek(300), lineReferences: ['shirt'] })],
    refunds: [aRefund({ amount: sek(300), lineReferences: ['shirt'] })],
  })
  assert.deepEqual(amounts(order), { each: [[]], unallocated: 300 })
})

test('the shares of a capture come earliest first, whatever the order of the refunds', () => {
  const days = ['2024-05-03', '2024-05-01', '2024-05-02'].map((text) => at(`${text}T10:00:00Z`))
  const order = anOrder({
    captures: [aCapture({ amount: sek(1_000), lineReferences: ['shirt'] })],
    refunds: days.map((refundedAt) => aRefund({ amount: sek(100), refundedAt, lineReferences: ['shirt'] })),
  })
  const [shares] = allocateRefunds(order).allocations
  assert.deepEqual(
    shares?.map(({ refundedAt }) => refundedAt),
    days.toSorted((a, b) => a.getTime() - b.getTime()),
  )
})
