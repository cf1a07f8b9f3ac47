import { z } from 'zod'
import { planRule } from '../domain/markets.ts'
import { ended, type Order, refundedInFull } from '../domain/order.ts'
import { type PlanRule, paymentPlans } from '../domain/payment-plan.ts'
import { daySchema, moneyData, moneySchema } from './schemas.ts'
import type { ToolContext } from './tool.ts'

const whyNot = [
  'nothing_captured',
  'pay_in_full',
  'financing',
  'monthly_invoice',
  'unknown_method',
  'cancelled',
  'expired',
  'closed',
  'refunded_in_full',
  'rejected',
] as const

export type WhyNot = (typeof whyNot)[number]

export const derivableFields = {
  estimated: z
    .literal(true)
    .describe('Always true: Klarna gives shops no schedule; exact dates are in the Klarna app.'),
  derivable: z.boolean().describe('Whether a schedule can be worked out at all.'),
  why_not: z.enum(whyNot).nullable().describe('Why there is no schedule; null where there is one.'),
}

export const scheduleSchema = z.object({
  ...derivableFields,
  rule: z
    .object({
      kind: z.enum(['days', 'monthly']).describe('Whether `every` counts days or months.'),
      parts: z.int().describe('Number of payments.'),
      every: z.int().describe('Days or months between payments; before the only one where there is one.'),
      first: z
        .enum(['purchase', 'capture'])
        .describe('What the plan starts with: the purchase, or the charge by the shop.'),
    })
    .nullable()
    .describe('The rule that the schedule is worked out with.'),
  plans: z
    .array(
      z.object({
        captured_at: daySchema.describe('Day on which the shop charged this part of the order.'),
        amount: moneySchema.describe('What was charged that day.'),
        installments: z
          .array(
            z.object({
              number: z.int().describe('1 for the first.'),
              of: z.int().describe('How many there are.'),
              amount: moneySchema.describe('After refunds, which lower the payments still due.'),
              due_on: daySchema.describe('Day on which it falls due, as far as the rule tells.'),
              days_until: z.int().describe('Days from today; negative once the day has passed.'),
              state: z
                .enum(['charged_at_start', 'due_passed', 'upcoming'])
                .describe('`due_passed` does not say that it was paid: Klarna does not tell.'),
            }),
          )
          .describe('The payments of the plan.'),
      }),
    )
    .describe('One plan for each time that the shop charged.'),
})

export type Schedule = z.infer<typeof scheduleSchema>

export function scheduleOf(order: Order, context: ToolContext): Schedule {
  const reason = notDerivable(order)
  const rule = ruleFor(order, context)
  if (reason !== null || rule === null) return none(reason ?? 'unknown_method')
  const plans = paymentPlans(order, rule, context.scope.shop.timeZone, context.today)
  if (plans.length === 0) return none('nothing_captured')
  return {
    estimated: true,
    derivable: true,
    why_not: null,
    rule: { kind: rule.kind, parts: rule.parts, every: rule.every, first: rule.first },
    plans: plans.map((plan) => ({
      captured_at: plan.capturedOn,
      amount: moneyData(plan.amount, context),
      installments: plan.installments.map((part) => ({
        number: part.number,
        of: part.of,
        amount: moneyData(part.amount, context),
        due_on: part.dueOn,
        days_until: part.daysUntil,
        state: part.state,
      })),
    })),
  }
}

/** The merchant's own rule for the method in the country of the purchase, else the usual one. */
function ruleFor({ method, purchaseCountry }: Order, { scope }: ToolContext): PlanRule | null {
  if (method === null) return null
  const own = purchaseCountry === null ? undefined : scope.shop.settings.planRules[purchaseCountry]
  return own?.[method.id] ?? planRule(method.id, purchaseCountry)
}

function notDerivable(order: Order): WhyNot | null {
  if (ended(order.status)) return order.status
  if (order.review === 'rejected') return 'rejected'
  if (refundedInFull(order)) return 'refunded_in_full'
  if (order.captures.length === 0) return 'nothing_captured'
  switch (order.method?.id) {
    case 'pay_now':
      return 'pay_in_full'
    case 'financing':
      return 'financing'
    case 'pay_later':
      return order.method.monthlyInvoice ? 'monthly_invoice' : null
    case 'pay_in_3':
    case 'pay_in_4':
      return null
    default:
      return 'unknown_method'
  }
}

function none(reason: WhyNot): Schedule {
  return { estimated: true, derivable: false, why_not: reason, rule: null, plans: [] }
}
