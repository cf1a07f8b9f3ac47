import { z } from 'zod'
import { chargeableUntil } from '../domain/chargeable-until.ts'
import { orderStatuses } from '../domain/order.ts'
import { openOrder } from '../verification/verify.ts'
import { dayOrNull, daySchema, moneyOrNull, moneySchema } from './schemas.ts'
import { defineTool } from './tool.ts'

export const getOrderStatus = defineTool({
  name: 'get_order_status',
  title: 'Order status',
  description:
    "Klarna's status of one order, its total and the day it was placed. Says nothing about parcels or delivery.",
  access: 'order',
  data: z.object({
    order_number: z.string().nullable().describe("The shop's own order number, as registered at Klarna."),
    klarna_reference: z.string().nullable().describe('The short Klarna reference of the order.'),
    status: z.enum(orderStatuses).describe("Klarna's status; `unrecognised` for a word that is not known."),
    review: z
      .enum(['none', 'pending', 'rejected'])
      .describe("Klarna's fraud review: `pending` is under review, `rejected` is declined."),
    total: moneySchema.nullable().describe('The current amount of the order.'),
    refunded: moneySchema.nullable().describe('The sum of all refunds that the shop registered.'),
    created_at: daySchema.nullable().describe('Day of the purchase.'),
    expires_at: daySchema
      .nullable()
      .describe(
        'Day until which the shop can charge the order; null once all of it is charged or it has ended.',
      ),
  }),
  run: (context, proof) => {
    const { order } = openOrder(proof)
    return {
      order_number: order.orderNumber,
      klarna_reference: order.klarnaReference,
      status: order.status,
      review: order.review,
      total: moneyOrNull(order.total, context),
      refunded: moneyOrNull(order.refunded, context),
      created_at: dayOrNull(order.createdAt, context),
      expires_at: chargeableUntil(order, context.scope.shop.timeZone),
    }
  },
})
