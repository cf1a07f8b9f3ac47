import { z } from 'zod'
import { scriptedOrderSchema, sharedOrderId } from '../../../simulator/stories/scripted-order.ts'
import { turnOutcomes } from '../../conversation/turn.ts'
import { tools } from '../../tools/index.ts'
import { idSchema } from './message.ts'

const text = z.string().min(1)

const turnSchema = z.strictObject({
  say: text,
  outcome: z.enum(turnOutcomes).optional(),
  asks_for: z.array(z.enum(['order_reference', 'email', 'code', 'intent'])).optional(),
  tools: z.array(z.enum(tools.map(({ name }) => name))).optional(),
  locale: text.optional(),
  has: z.array(z.union([text, z.array(text).min(1)])).default([]),
  lacks: z.array(text).default([]),
  new: z.boolean().default(false),
  after_minutes: z.number().min(0).default(0),
})

/** A conversation and what must come of it, written down by a person (docs/evaluation.md). */
export const conversationSchema = z.strictObject({
  id: idSchema,
  orders: z
    .array(scriptedOrderSchema)
    .superRefine((orders, context) => {
      const shared = sharedOrderId(orders)
      if (shared === undefined) return
      const message = `two orders come to the Klarna order ID ${shared}: give one a klarna_order_id of its own`
      context.addIssue({ code: 'custom', message })
    })
    .default([]),
  turns: z.array(turnSchema).min(1),
})

export type WrittenConversation = z.output<typeof conversationSchema>
export type WrittenTurn = WrittenConversation['turns'][number]
