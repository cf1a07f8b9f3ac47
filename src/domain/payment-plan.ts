import { addDays, addMonths, type Day, dayIn, daysBetween } from './day.ts'
import { type Money, money } from './money.ts'
import type { Capture, Order } from './order.ts'
import { allocateRefunds } from './refund-allocation.ts'

/**
 * How a method is paid. `every` days or months lie between parts. One part alone falls due one interval after the
 * start (pay later); of several, the first falls due at the start itself.
 */
export type PlanRule = {
  readonly kind: 'days' | 'monthly'
  readonly parts: number
  readonly every: number
  readonly first: 'purchase' | 'capture'
}

export type InstallmentState = 'charged_at_start' | 'due_passed' | 'upcoming'

export type Installment = {
  readonly number: number
  readonly of: number
  readonly amount: Money
  readonly dueOn: Day
  /** Negative once the day has passed. */
  readonly daysUntil: number
  readonly state: InstallmentState
}

/** The plan of one capture. Klarna gives merchants no schedule: it is worked out from the rule (klarna-facts §1.7). */
export type PaymentPlan = {
  readonly capturedOn: Day
  readonly amount: Money
  readonly installments: readonly Installment[]
}

/** Captures without a day or an amount have no plan: nothing says what falls due, or when. */
export function paymentPlans(
  order: Order,
  rule: PlanRule,
  timeZone: string,
  today: Day,
): readonly PaymentPlan[] {
  const { allocations } = allocateRefunds(order)
  const plans: PaymentPlan[] = []
  for (const [index, capture] of order.captures.entries()) {
    const start = planStart(order, capture, rule, timeZone)
    if (start === undefined || capture.amount === null) continue
    const refunds = (allocations[index] ?? []).map(({ amount, refundedAt }) => ({
      amount,
      day: dayIn(refundedAt, timeZone),
    }))
    plans.push(planOf(capture.amount, start, rule, refunds, today))
  }
  return plans
}

type Start = { readonly capturedOn: Day; readonly first: Day }
type DatedRefund = { readonly amount: number; readonly day: Day }
type Part = { readonly dueOn: Day; amount: number }

function planStart(order: Order, capture: Capture, rule: PlanRule, timeZone: string): Start | undefined {
  if (capture.capturedAt === null) return undefined
  const capturedOn = dayIn(capture.capturedAt, timeZone)
  if (rule.first === 'capture') return { capturedOn, first: capturedOn }
  return order.createdAt === null ? undefined : { capturedOn, first: dayIn(order.createdAt, timeZone) }
}

function planOf(
  captured: Money,
  start: Start,
  rule: PlanRule,
  refunds: readonly DatedRefund[],
  today: Day,
): PaymentPlan {
  const parts = split(captured.amount, rule.parts).map(
    (amount, index): Part => ({ amount, dueOn: dueDay(start.first, rule, index) }),
  )
  for (const refund of refunds)
    takeEvenly(
      parts.filter((part) => part.dueOn > refund.day),
      refund.amount,
    )
  return {
    capturedOn: start.capturedOn,
    amount: captured,
    installments: parts.map((part, index) => ({
      number: index + 1,
      of: rule.parts,
      amount: money(part.amount, captured.currency),
      dueOn: part.dueOn,
      daysUntil: daysBetween(today, part.dueOn),
      state: stateOf(part.dueOn, index, rule, today),
    })),
  }
}

/** Equal parts that add up to `amount` to the last minor unit; what is left over goes on the first. */
function split(amount: number, parts: number): number[] {
  const share = Math.floor(amount / parts)
  return Array.from({ length: parts }, (_, index) => (index === 0 ? amount - share * (parts - 1) : share))
}

function dueDay(first: Day, rule: PlanRule, index: number): Day {
  const intervals = (rule.parts === 1 ? 1 : index) * rule.every
  return rule.kind === 'days' ? addDays(first, intervals) : addMonths(first, intervals)
}

/**
 * Takes `amount` from the parts in equal shares, none below zero; the sum falls by the smaller of `amount` and what
 * the parts hold. Units that do not divide come off the last parts, so that the first stay the larger ones.
 */
function takeEvenly(parts: readonly Part[], amount: number): void {
  let left = Math.min(
    amount,
    parts.reduce((sum, part) => sum + part.amount, 0),
  )
  while (left > 0) {
    const open = parts.filter((part) => part.amount > 0)
    const share = Math.floor(left / open.length)
    const extra = left - share * open.length
    for (const [index, part] of open.entries()) {
      const taken = Math.min(part.amount, share + (index >= open.length - extra ? 1 : 0))
      part.amount -= taken
      left -= taken
    }
  }
}

/** A part whose day has passed is not called paid, unless it is charged when the plan starts (DESIGN). */
function stateOf(dueOn: Day, index: number, rule: PlanRule, today: Day): InstallmentState {
  if (dueOn > today) return 'upcoming'
  if (rule.parts > 1 && index === 0) return 'charged_at_start'
  return dueOn === today ? 'upcoming' : 'due_passed'
}
