import { z } from 'zod'
import { orderStatuses } from '../domain/order.ts'
import { paymentStatus, paymentStatuses } from '../domain/payment-status.ts'
import { openOrder, ordersOf } from '../verification/verify.ts'
import { dayOrNull, daySchema, moneyOrNull, moneySchema } from './schemas.ts'
import { defineTool } from './tool.ts'

const longestHistory = 10

export const getOrderHistory = defineTool({
  name: 'get_order_history',
  title: 'Order history',
  description:
    "The shopper's orders at this shop with the same billing email, newest first, as a summary. Klarna has no list by email, so the list may be incomplete; the answer says when.",
  access: 'shopper',
  data: z.object({
    orders: z
      .array(
        z.object({
          order_number: z.string().nullable().describe("The shop's own order number."),
          klarna_reference: z.string().nullable().describe('The short Klarna reference.'),
          status: z.enum(orderStatuses).describe("Klarna's status."),
          payment_status: z.enum(paymentStatuses).describe('As get_payment_status has it.'),
          total: moneySchema.nullable().describe('The current amount of the order.'),
          created_at: daySchema.nullable().describe('Day of the purchase.'),
        }),
      )
      .describe('Newest first.'),
    complete: z.boolean().describe('Whether these are surely all of them.'),
    sources: z.array(z.string()).describe('Where the orders were looked for, and what has told of them.'),
  }),
  run: async (context, shopper) => {
    const { orders, whyIncomplete, sources } = await ordersOf(context.scope, shopper, longestHistory)
    const data = {
      orders: orders.map((proof) => {
        const { order } = openOrder(proof)
        return {
          order_number: order.orderNumber,
          klarna_reference: order.klarnaReference,
          status: order.status,
          payment_status: paymentStatus(order).status,
          total: moneyOrNull(order.total, context),
          created_at: dayOrNull(order.createdAt, context),
        }
      }),
      complete: whyIncomplete === null,
      sources: [...sources],
    }
    return { data, whyIncomplete }
  },
})
