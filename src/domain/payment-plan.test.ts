import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aCapture, anOrder, aRefund } from '../../test/fixtures/order.ts'
import { addDays, type Day, day } from './day.ts'
import { type Currency, currencies, money } from './money.ts'
import type { Capture, Order, Refund } from './order.ts'
import { type PaymentPlan, type PlanRule, paymentPlans } from './payment-plan.ts'

const payIn3: PlanRule = { kind: 'days', parts: 3, every: 30, first: 'capture' }
const payIn4: PlanRule = { kind: 'days', parts: 4, every: 14, first: 'capture' }
const payLater: PlanRule = { kind: 'days', parts: 1, every: 30, first: 'capture' }

const zones = ['Europe/Stockholm', 'America/Los_Angeles', 'Pacific/Auckland', 'UTC'] as const
const today = day('2024-06-15')
const dayMs = 86_400_000

function shown(order: Order, rule: PlanRule, on = today): string[] {
  return paymentPlans(order, rule, 'Europe/Stockholm', on).flatMap((plan) =>
    plan.installments.map(
      (part) =>
        `${part.number}/${part.of} ${part.amount.amount} ${part.dueOn} ${part.daysUntil} ${part.state}`,
    ),
  )
}

test('Pay in 3 is charged with the capture, 30 and 60 days later', () => {
  const order = anOrder({ captures: [aCapture({ capturedAt: new Date('2024-05-26T23:30:00Z') })] })
  assert.deepEqual(shown(order, payIn3), [
    '1/3 40000 2024-05-27 -19 charged_at_start',
    '2/3 40000 2024-06-26 11 upcoming',
    '3/3 40000 2024-07-26 41 upcoming',
  ])
})

test('Pay in 4 is charged with the capture and every 14 days, and what is left over is on the first', () => {
  const captures = [aCapture({ amount: money(10_003, 'SEK'), capturedAt: new Date('2024-05-20T12:00:00Z') })]
  assert.deepEqual(shown(anOrder({ captures }), payIn4), [
    '1/4 2503 2024-05-20 -26 charged_at_start',
    '2/4 2500 2024-06-03 -12 due_passed',
    '3/4 2500 2024-06-17 2 upcoming',
    '4/4 2500 2024-07-01 16 upcoming',
  ])
})

test('Pay later is one part 30 days after the capture, never called charged', () => {
  const captures = [aCapture({ capturedAt: new Date('2024-05-01T12:00:00Z') })]
  assert.deepEqual(shown(anOrder({ captures }), payLater), ['1/1 120000 2024-05-31 -15 due_passed'])
  assert.deepEqual(shown(anOrder({ captures }), payLater, day('2024-05-01')), [
    '1/1 120000 2024-05-31 30 upcoming',
  ])
})

test('a part is upcoming on its own day and has passed the day after, unless it started the plan', () => {
  const captures = [aCapture({ capturedAt: new Date('2024-05-01T12:00:00Z') })]
  const states = (on: Day) => shown(anOrder({ captures }), payIn3, on).map((part) => part.split(' ').at(-1))
  assert.deepEqual(states(day('2024-04-30')), ['upcoming', 'upcoming', 'upcoming'])
  assert.deepEqual(states(day('2024-05-01')), ['charged_at_start', 'upcoming', 'upcoming'])
  assert.deepEqual(states(day('2024-05-31')), ['charged_at_start', 'upcoming', 'upcoming'])
  assert.deepEqual(states(day('2024-06-01')), ['charged_at_start', 'due_passed', 'upcoming'])
})

test('a plan that starts with the purchase counts from it', () => {
  const rule: PlanRule = { ...payIn3, first: 'purchase' }
  const order = anOrder({ createdAt: new Date('2024-04-01T10:00:00Z'), captures: [aCapture()] })
  assert.deepEqual(
    paymentPlans(order, rule, 'UTC', today).map(({ capturedOn, installments }) => [
      capturedOn,
      ...installments.map(({ dueOn }) => dueOn),
    ]),
    [['2024-05-01', '2024-04-01', '2024-05-01', '2024-05-31']],
  )
  assert.deepEqual(paymentPlans({ ...order, createdAt: null }, rule, 'UTC', today), [])
})

test('monthly parts keep the day of the month where there is one', () => {
  const rule: PlanRule = { kind: 'monthly', parts: 4, every: 1, first: 'capture' }
  const order = anOrder({ captures: [aCapture({ capturedAt: new Date('2024-01-31T12:00:00Z') })] })
  assert.deepEqual(
    paymentPlans(order, rule, 'UTC', today)[0]?.installments.map(({ dueOn }) => dueOn),
    ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'],
  )
})

test('a refund lowers the parts due after its day evenly, and no other', () => {
  const order = anOrder({
    captures: [aCapture({ capturedAt: new Date('2024-05-01T12:00:00Z'), lineReferences: ['shirt'] })],
    refunds: [
      aRefund({
        amount: money(29_901, 'SEK'),
        refundedAt: new Date('2024-05-10T12:00:00Z'),
        lineReferences: ['shirt'],
      }),
    ],
  })
  assert.deepEqual(
    shown(order, payIn3).map((part) => part.split(' ')[1]),
    ['40000', '25050', '25049'],
  )
})

test('a refund on the day on which a part is due leaves that part as it was', () => {
  const order = anOrder({
    captures: [aCapture({ capturedAt: new Date('2024-05-01T12:00:00Z'), lineReferences: ['shirt'] })],
    refunds: [aRefund({ refundedAt: new Date('2024-05-31T06:00:00Z'), lineReferences: ['shirt'] })],
  })
  assert.deepEqual(
    shown(order, payIn3).map((part) => part.split(' ')[1]),
    ['40000', '40000', '30000'],
  )
})

test('captures with no day or no amount have no plan, and the others keep theirs', () => {
  const captures = [
    aCapture({ capturedAt: null }),
    aCapture({ amount: null }),
    aCapture({ amount: money(7, 'SEK') }),
  ]
  const plans = paymentPlans(anOrder({ captures }), payIn3, 'UTC', today)
  assert.deepEqual(
    plans.map(({ installments }) => installments.map(({ amount }) => amount.amount)),
    [[3, 2, 2]],
  )
})

// From here on, any plan of any order. The expected figures are worked out again below, in another way.

type PlannedRefund = { readonly amount: number; readonly offsetMs: number; readonly target: number | null }
type Scenario = {
  readonly rule: PlanRule
  readonly zone: string
  readonly currency: Currency
  /** `lines`: refunds find their capture by their lines. `stated`: those of the first capture by Klarna's figure. */
  readonly match: 'lines' | 'stated'
  readonly captures: readonly { readonly amount: number; readonly at: number }[]
  readonly refunds: readonly PlannedRefund[]
}

const anyRule: fc.Arbitrary<PlanRule> = fc.oneof(
  fc.constantFrom(payIn3, payIn4, payLater),
  fc.record({
    kind: fc.constant('monthly' as const),
    parts: fc.integer({ min: 1, max: 36 }),
    every: fc.integer({ min: 1, max: 3 }),
    first: fc.constantFrom('purchase' as const, 'capture' as const),
  }),
)

const anyAmount = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 1_000_000 }),
  fc.integer({ min: Number.MAX_SAFE_INTEGER - 1_000, max: Number.MAX_SAFE_INTEGER }),
)

const startMs = Date.UTC(2024, 0, 1)

const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  rule: anyRule,
  zone: fc.constantFrom(...zones),
  currency: fc.constantFrom(...currencies),
  match: fc.constantFrom('lines' as const, 'stated' as const),
  captures: fc.array(fc.record({ amount: anyAmount, at: fc.nat(90 * dayMs).map((ms) => startMs + ms) }), {
    minLength: 1,
    maxLength: 3,
  }),
  refunds: fc.array(
    fc.record({
      amount: anyAmount,
      // Before the capture, at each part's own hour, between parts and long after them.
      offsetMs: fc.oneof(
        fc.integer({ min: -5 * dayMs, max: 120 * dayMs }),
        fc.constantFrom(0, 14, 28, 30, 42, 60, 61).map((days) => days * dayMs),
      ),
      target: fc.option(fc.nat(2)),
    }),
    { maxLength: 5 },
  ),
})

/** The order of a scenario with its earliest `count` refunds, and how much of each belongs to which capture. */
function orderOf(scenario: Scenario, count: number) {
  const { captures, currency, match } = scenario
  const dated = scenario.refunds
    .map((refund) => {
      const target = refund.target === null ? null : refund.target % captures.length
      const capture = captures[target ?? 0]
      assert.ok(capture)
      return { ...refund, target, at: new Date(capture.at + refund.offsetMs) }
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .slice(0, count)
  const room = captures.map(({ amount }) => amount)
  const placed = dated
    .filter(({ target }) => match === 'lines' || target !== null)
    .map((refund) => {
      const left = refund.target === null ? 0 : (room[refund.target] ?? 0)
      // Klarna refunds no more than was captured; what nothing matches may be any amount.
      const amount = refund.target === null ? refund.amount : Math.min(refund.amount, left)
      if (refund.target !== null) room[refund.target] = left - amount
      return { ...refund, amount }
    })
  const byFigure = (target: number | null) => target === null || (match === 'stated' && target === 0)
  const order = anOrder({
    currency,
    createdAt: new Date(startMs),
    captures: captures.map(({ amount, at }, index): Capture => {
      const refunded = amount - (room[index] ?? 0)
      return aCapture({
        amount: money(amount, currency),
        capturedAt: new Date(at),
        refunded: byFigure(index) ? money(refunded, currency) : null,
        lineReferences: [`line-${index}`, 'in-every-capture'],
      })
    }),
    refunds: placed
      .map((refund): Refund => {
        const own = byFigure(refund.target) ? [] : [`line-${refund.target}`]
        return aRefund({ amount: money(refund.amount, currency), refundedAt: refund.at, lineReferences: own })
      })
      .toReversed(),
  })
  return { order, placed }
}

function plansAfter(scenario: Scenario, count: number): readonly PaymentPlan[] {
  const plans = paymentPlans(orderOf(scenario, count).order, scenario.rule, scenario.zone, today)
  assert.equal(plans.length, scenario.captures.length)
  return plans
}

const amountsOf = (plan: PaymentPlan | undefined) =>
  plan?.installments.map(({ amount }) => amount.amount) ?? []
const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)

function localDay(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at)
}

test('without refunds the parts add up to the captured amount, left-over units on the first', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      for (const [index, plan] of plansAfter(scenario, 0).entries()) {
        const amounts = amountsOf(plan)
        const captured = scenario.captures[index]?.amount ?? 0
        const share = BigInt(captured) / BigInt(scenario.rule.parts)
        assert.equal(amounts.length, scenario.rule.parts)
        assert.equal(sumOf(amounts), BigInt(captured))
        for (const amount of amounts.slice(1)) assert.equal(BigInt(amount), share)
        const extra = BigInt(amounts[0] ?? 0) - share
        assert.ok(extra >= 0n && extra < BigInt(scenario.rule.parts))
        assert.ok(plan.installments.every(({ amount }) => amount.currency === scenario.currency))
      }
    }),
    { numRuns: 1_000 },
  )
})

test('parts fall due in order, one interval apart, counted from the start of the plan', () => {
  fc.assert(
    fc.property(anyScenario, ({ refunds: _, ...scenario }) => {
      const { rule, zone } = scenario
      for (const [index, plan] of plansAfter({ ...scenario, refunds: [] }, 0).entries()) {
        const capturedOn = localDay(new Date(scenario.captures[index]?.at ?? 0), zone)
        const first = rule.first === 'capture' ? capturedOn : localDay(new Date(startMs), zone)
        assert.equal(plan.capturedOn, capturedOn)
        for (const part of plan.installments) {
          const steps = (rule.parts === 1 ? 1 : part.number - 1) * rule.every
          if (rule.kind === 'days') {
            assert.equal(Date.parse(part.dueOn), Date.parse(first) + steps * dayMs)
          } else {
            const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
            assert.equal(months(part.dueOn) - months(first), steps)
            assert.ok(part.dueOn.slice(8) === first.slice(8) || addDays(part.dueOn, 1).endsWith('-01'))
          }
          assert.equal(part.daysUntil, (Date.parse(part.dueOn) - Date.parse(today)) / dayMs)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('each refund takes from its capture what the parts due after its day still hold, evenly, and from nothing else', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const { placed } = orderOf(scenario, scenario.refunds.length)
      // Refunds that have no place in this scenario are left out of it, so counts are those of the placed ones.
      const kept = { ...scenario, refunds: scenario.refunds.filter((one) => isPlaced(scenario, one)) }
      let before = plansAfter(kept, 0)
      for (const [index, refund] of placed.entries()) {
        const after = plansAfter(kept, index + 1)
        const on = localDay(refund.at, scenario.zone)
        for (const [number, plan] of after.entries()) {
          assert.equal(plan.amount.amount, scenario.captures[number]?.amount)
          assertTaken(before[number], plan, on, number === refund.target ? refund.amount : 0)
        }
        before = after
      }
    }),
    { numRuns: 1_000 },
  )
})

function isPlaced({ match }: Scenario, { target }: PlannedRefund): boolean {
  return match === 'lines' || target !== null
}

function assertTaken(before: PaymentPlan | undefined, after: PaymentPlan, on: string, refund: number): void {
  const old = amountsOf(before)
  const taken = amountsOf(after).map((amount, index) => (old[index] ?? 0) - amount)
  const open = after.installments.map(({ dueOn }) => dueOn > on)
  assert.ok(
    amountsOf(after).every((amount) => amount >= 0),
    'no part is negative',
  )
  assert.ok(
    taken.every((amount, index) => open[index] || amount === 0),
    'parts due by then stay',
  )
  const held = sumOf(old.filter((_, index) => open[index]))
  assert.equal(sumOf(taken), held < BigInt(refund) ? held : BigInt(refund))
  // Evenly: a part gives less than another only because it is empty now, or for the odd unit.
  const most = Math.max(0, ...taken)
  for (const [index, amount] of amountsOf(after).entries())
    if (open[index] && amount > 0) assert.ok(most - (taken[index] ?? 0) <= 1, 'equal shares')
}

test('refunds that match no capture reduce no part', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const unmatched = scenario.refunds.map((refund) => ({ ...refund, target: null }))
      const lost: Scenario = { ...scenario, match: 'lines', refunds: unmatched }
      const { order } = orderOf(lost, unmatched.length)
      const foreign = order.refunds.map((refund, index): Refund => {
        const lineReferences =
          [[], ['unknown'], ['in-every-capture', 'unknown'], ['line-0', 'unknown']][index % 4] ?? []
        return { ...refund, lineReferences }
      })
      const plans = paymentPlans({ ...order, refunds: foreign }, lost.rule, lost.zone, today)
      assert.deepEqual(plans.map(amountsOf), plansAfter(lost, 0).map(amountsOf))
    }),
    { numRuns: 300 },
  )
})
