import { z } from 'zod'
import { paymentReasons, paymentStatus, paymentStatuses } from '../domain/payment-status.ts'
import { openOrder } from '../verification/verify.ts'
import { methodOrNull, methodSchema, moneyOrNull, moneySchema } from './schemas.ts'
import { defineTool } from './tool.ts'

export const getPaymentStatus = defineTool({
  name: 'get_payment_status',
  title: 'Payment status',
  description:
    'Whether the shop has charged one order: UNPAID (nothing or a part), PAID (all) or CLOSED. It never says whether the shopper has paid Klarna; only the Klarna app knows that.',
  access: 'order',
  data: z.object({
    payment_status: z
      .enum(paymentStatuses)
      .describe(
        'UNPAID: nothing or only a part is charged. PAID: all is charged. CLOSED: nothing more happens.',
      ),
    reason: z.enum(paymentReasons).describe('What the status rests on.'),
    total: moneySchema.nullable().describe('The current amount of the order.'),
    captured: moneySchema.nullable().describe('What the shop has charged.'),
    refunded: moneySchema.nullable().describe('The sum of all refunds that the shop registered.'),
    remaining: moneySchema.nullable().describe('What the shop can still charge; 0 once the order has ended.'),
    method: methodSchema.nullable().describe('The payment method chosen at checkout.'),
    deferred: z
      .boolean()
      .nullable()
      .describe(
        'True where the shopper pays Klarna after the purchase; null where the method does not tell.',
      ),
  }),
  run: (context, proof) => {
    const { order } = openOrder(proof)
    const { status, reason } = paymentStatus(order)
    return {
      payment_status: status,
      reason,
      total: moneyOrNull(order.total, context),
      captured: moneyOrNull(order.captured, context),
      refunded: moneyOrNull(order.refunded, context),
      remaining: moneyOrNull(order.remaining, context),
      method: methodOrNull(order.method, context),
      deferred: order.method?.deferred ?? null,
    }
  },
})
