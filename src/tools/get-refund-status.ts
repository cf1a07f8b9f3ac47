import { z } from 'zod'
import { refundArrival } from '../domain/markets.ts'
import { type Money, money } from '../domain/money.ts'
import { type Order, refundedInFull } from '../domain/order.ts'
import { openOrder } from '../verification/verify.ts'
import { dayOrNull, daySchema, moneyOrNull, moneySchema } from './schemas.ts'
import { defineTool } from './tool.ts'

export const getRefundStatus = defineTool({
  name: 'get_refund_status',
  title: 'Refund status',
  description:
    'The refunds that the shop has registered at Klarna for one order. A registered refund does not say that the money has arrived.',
  access: 'order',
  data: z.object({
    state: z
      .enum(['none', 'partial', 'full'])
      .describe('Whether nothing, a part or all of the order is refunded.'),
    refunded_total: moneySchema.nullable().describe('The sum of all refunds.'),
    remaining_after_refunds: moneySchema.nullable().describe('What was charged less what was refunded.'),
    refunds: z
      .array(
        z.object({
          amount: moneySchema.nullable().describe('What is paid back.'),
          refunded_at: daySchema.nullable().describe('Day on which the shop registered the refund.'),
          description: z.string().nullable().describe("The shop's words on it; text from outside."),
        }),
      )
      .describe('Each refund that the shop registered.'),
    usually_arrives: z
      .object({
        from_days: z.int().describe('Calendar days after the refund, at the earliest.'),
        to_days: z.int().describe('Calendar days after the refund, at the latest.'),
      })
      .nullable()
      .describe(
        'When the money usually arrives; null where a refund lowers what is still to be paid instead.',
      ),
  }),
  run: (context, proof) => {
    const { order } = openOrder(proof)
    const state = refundState(order)
    const arrival = order.method === null ? null : refundArrival(order.method.id, order.purchaseCountry)
    return {
      state,
      refunded_total: moneyOrNull(order.refunded, context),
      remaining_after_refunds: moneyOrNull(chargedLessRefunded(order), context),
      refunds: order.refunds.map((refund) => ({
        amount: moneyOrNull(refund.amount, context),
        refunded_at: dayOrNull(refund.refundedAt, context),
        description: refund.description,
      })),
      usually_arrives:
        state === 'none' || arrival === null
          ? null
          : { from_days: arrival.fromDays, to_days: arrival.toDays },
    }
  },
})

function refundState(order: Order): 'none' | 'partial' | 'full' {
  if (refundedInFull(order)) return 'full'
  return order.refunds.length > 0 || (order.refunded?.amount ?? 0) > 0 ? 'partial' : 'none'
}

function chargedLessRefunded({ captured, refunded, currency }: Order): Money | null {
  if (captured === null || refunded === null) return null
  return money(Math.max(0, captured.amount - refunded.amount), currency)
}
