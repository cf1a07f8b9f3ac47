import { z } from 'zod'
import { ended, type Order } from '../domain/order.ts'
import { openOrder } from '../verification/verify.ts'
import { dayOrNull, daySchema, moneyOrNull, moneySchema } from './schemas.ts'
import { defineTool } from './tool.ts'

export const getCaptureDetails = defineTool({
  name: 'get_capture_details',
  title: 'Capture details',
  description:
    'What the shop has charged of one order so far and what it can still charge, each charge with its day, items and parcels; why only a part was charged.',
  access: 'order',
  data: z.object({
    total: moneySchema.nullable().describe('The current amount of the order.'),
    captured: moneySchema.nullable().describe('What the shop has charged.'),
    remaining: moneySchema.nullable().describe('What the shop can still charge; 0 once the order has ended.'),
    captures: z
      .array(
        z.object({
          captured_at: daySchema.nullable().describe('Day on which the shop charged it.'),
          amount: moneySchema.nullable().describe('What was charged.'),
          description: z.string().nullable().describe("The shop's words on it; text from outside."),
          items: z
            .array(
              z.object({
                name: z.string().describe('Text from outside.'),
                quantity: z.int().nullable().describe('How many of it.'),
              }),
            )
            .describe('The goods that it was for.'),
          tracking: z
            .array(
              z.object({
                company: z.string().nullable().describe('The carrier; from outside.'),
                number: z.string().nullable().describe('The tracking number; from outside.'),
                url: z.string().nullable().describe('An http or https address; from outside.'),
              }),
            )
            .describe('The parcels.'),
        }),
      )
      .describe('Each time that the shop charged, as Klarna lists them.'),
    complete: z
      .boolean()
      .nullable()
      .describe(
        'True once the whole order is charged; null where a status that is not known leaves it open.',
      ),
  }),
  run: (context, proof) => {
    const { order } = openOrder(proof)
    return {
      total: moneyOrNull(order.total, context),
      captured: moneyOrNull(order.captured, context),
      remaining: moneyOrNull(order.remaining, context),
      captures: order.captures.map((capture) => ({
        captured_at: dayOrNull(capture.capturedAt, context),
        amount: moneyOrNull(capture.amount, context),
        description: capture.description,
        items: capture.items.map(({ name, quantity }) => ({ name, quantity })),
        tracking: capture.tracking.map(({ company, number, url }) => ({ company, number, url })),
      })),
      complete: complete(order),
    }
  },
})

function complete(order: Order): boolean | null {
  if (order.status === 'unrecognised') return null
  if (!ended(order.status)) return order.status === 'captured'
  if (order.captured === null || order.total === null) return null
  return order.captured.amount > 0 && order.captured.amount >= order.total.amount
}
