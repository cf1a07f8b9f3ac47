import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anOrder } from '../../test/fixtures/order.ts'
import { type Money, money } from './money.ts'
import { type OrderStatus, orderStatuses, refundedInFull } from './order.ts'
import { paymentStatus } from './payment-status.ts'

type Amounts = {
  readonly captured: Money | null
  readonly refunded: Money | null
  readonly remaining: Money | null
}

const sek = (amount: number) => money(amount, 'SEK')
const choices = [null, sek(0), sek(60_000), sek(120_000)]
const everyAmounts: readonly Amounts[] = choices.flatMap((captured) =>
  choices.flatMap((refunded) => choices.map((remaining) => ({ captured, refunded, remaining }))),
)

function statusOf(status: OrderStatus, amounts: Amounts): string {
  const { status: word, reason } = paymentStatus(anOrder({ status, ...amounts }))
  return `${word} ${reason}`
}

function allRefunded({ captured, refunded, remaining }: Amounts): boolean {
  if (captured === null || refunded === null || remaining?.amount !== 0) return false
  return captured.amount > 0 && refunded.amount >= captured.amount
}

test('an order that has ended is closed by how it ended, whatever its amounts', () => {
  for (const amounts of everyAmounts) {
    assert.equal(statusOf('cancelled', amounts), 'CLOSED cancelled')
    assert.equal(statusOf('expired', amounts), 'CLOSED expired')
    assert.equal(statusOf('closed', amounts), 'CLOSED closed')
  }
})

test('a status that is not known stays unknown, whatever the amounts', () => {
  for (const amounts of everyAmounts) assert.equal(statusOf('unrecognised', amounts), 'UNKNOWN unrecognised')
})

test('an open order is closed once all that was captured is refunded and nothing remains', () => {
  for (const status of ['authorized', 'part_captured', 'captured'] as const)
    for (const amounts of everyAmounts.filter(allRefunded))
      assert.equal(statusOf(status, amounts), 'CLOSED refunded_in_full')
})

test('otherwise captures decide: paid only when Klarna says that all is captured', () => {
  for (const amounts of everyAmounts.filter((one) => !allRefunded(one))) {
    const some = (amounts.captured?.amount ?? 0) > 0
    const nothingLeftOfIt = refundedInFull(anOrder({ ...amounts, status: 'captured' }))
    assert.equal(statusOf('captured', amounts), nothingLeftOfIt ? 'CLOSED refunded_in_full' : 'PAID captured')
    assert.equal(statusOf('part_captured', amounts), 'UNPAID part_captured')
    assert.equal(statusOf('authorized', amounts), some ? 'UNPAID part_captured' : 'UNPAID nothing_captured')
  }
})

test('every status has a payment status', () => {
  for (const status of orderStatuses)
    for (const amounts of everyAmounts)
      assert.match(statusOf(status, amounts), /^(UNPAID|PAID|CLOSED|UNKNOWN) [a-z_]+$/)
})

test('nothing captured is not refunded in full, and neither is what may still be charged', () => {
  assert.equal(refundedInFull(anOrder({ captured: sek(0), refunded: sek(0), remaining: sek(0) })), false)
  assert.equal(refundedInFull(anOrder({ captured: sek(5), refunded: sek(5), remaining: sek(1) })), false)
  const unsaid = { captured: sek(5), refunded: sek(5), remaining: null }
  assert.equal(refundedInFull(anOrder({ ...unsaid, status: 'part_captured' })), false)
  assert.equal(refundedInFull(anOrder({ ...unsaid, status: 'captured' })), true)
  assert.equal(refundedInFull(anOrder({ captured: sek(5), refunded: sek(5), remaining: sek(0) })), true)
})
