import { z } from 'zod'
import { money } from '../domain/money.ts'
import { openOrder } from '../verification/verify.ts'
import { derivableFields, type Schedule, scheduleOf } from './installment-schedule.ts'
import { daySchema, moneyData, moneySchema } from './schemas.ts'
import { defineTool } from './tool.ts'

const paymentSchema = z.object({
  number: z.int().describe('Which payment of its plan this is.'),
  of: z.int().describe('How many payments its plan has.'),
  amount: moneySchema.describe('After refunds, which lower the payments still due.'),
  due_on: daySchema.describe('Day on which it falls due, as far as the rule tells.'),
  days_until: z.int().describe('Days from today; 0 is today.'),
})

type Payment = z.infer<typeof paymentSchema>

export const getUpcomingPayments = defineTool({
  name: 'get_upcoming_payments',
  title: 'Upcoming payments',
  description:
    'The payments of one order that are still ahead, the next one first, with the days until each. An estimate worked out from the payment method; exact dates are in the Klarna app.',
  access: 'order',
  data: z.object({
    ...derivableFields,
    next: paymentSchema.nullable().describe('The next payment; null where none is ahead.'),
    payments: z.array(paymentSchema).describe('All payments that are ahead, the next one first.'),
    total_upcoming: moneySchema.nullable().describe('Their sum; null where no schedule can be worked out.'),
  }),
  run: (context, proof) => {
    const { order } = openOrder(proof)
    const schedule = scheduleOf(order, context)
    const payments = upcoming(schedule)
    const sum = money(
      payments.reduce((total, payment) => total + payment.amount.amount, 0),
      order.currency,
    )
    return {
      estimated: true as const,
      derivable: schedule.derivable,
      why_not: schedule.why_not,
      next: payments[0] ?? null,
      payments: [...payments],
      total_upcoming: schedule.derivable ? moneyData(sum, context) : null,
    }
  },
})

/** Payments that a refund has brought to nothing are not ahead. */
function upcoming(schedule: Schedule): readonly Payment[] {
  return schedule.plans
    .flatMap((plan) => plan.installments)
    .filter((part) => part.state === 'upcoming' && part.amount.amount > 0)
    .toSorted((a, b) => a.days_until - b.days_until)
    .map(({ number, of, amount, due_on, days_until }) => ({ number, of, amount, due_on, days_until }))
}
