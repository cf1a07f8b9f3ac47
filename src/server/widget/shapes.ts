import { z } from 'zod'
import { longestMessage, turnOutcomes } from '../../conversation/turn.ts'

const widgetKey = z.string().min(1).max(100).describe('Public: it stands in the shop’s page.')
const locale = z.string().max(35).optional().describe('Language to begin in, BCP 47.')
export const openBody = z.strictObject({ widget_key: widgetKey, locale })
export const lookQuery = z.object({ widget_key: widgetKey, locale })
export const messageBody = z.strictObject({
  message_id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,64}$/)
    .describe('Made by the sender. The same again gets the same answer and is not taken twice.'),
  message: z.string().min(1).max(longestMessage).describe('What the shopper wrote.'),
  locale,
})
/** What a conversation that is taken up again is to be shown in. */
export const conversationQuery = z.object({ locale })
export const ratingBody = z.strictObject({
  rating: z.enum(['up', 'down']).nullable().describe('Null takes it back.'),
})

export const lookShape = z.object({
  shop: z.string().describe('Name of the shop.'),
  accent: z.string().describe('Colour of the shop, `#rrggbb`.'),
  position: z.enum(['right', 'left']).describe('The corner that the widget is in.'),
  title: z.string().nullable().describe('The merchant’s own title; null: the shop’s name.'),
  welcome: z.string().nullable().describe('The merchant’s own first words; null: Kvitto’s.'),
})
const messageShape = z.object({
  id: z.string().describe('Unique within the conversation.'),
  from: z.enum(['shopper', 'assistant', 'agent']).describe('Who wrote it; an agent is a person.'),
  at: z.iso.datetime().describe('When it was written.'),
  text: z.string().describe('What to show. Emails in what the shopper wrote are masked.'),
  name: z.string().nullable().describe('The agent’s; else null.'),
  asks_for: z
    .array(z.enum(['order_reference', 'email', 'code', 'intent']))
    .describe('What this reply asks for and nobody has answered yet.'),
})
const statusShape = z.object({
  state: z
    .enum(['open', 'waiting', 'agent', 'resolved'])
    .describe('`waiting`: a person was asked for; `agent`: one writes.'),
  agent: z.string().nullable().describe('Who writes, while `state` is `agent`.'),
})
export const openedShape = z.object({
  conversation_token: z.string().describe('Opens this one conversation.'),
  look: lookShape.describe('How the widget looks.'),
})
export const soFarShape = z.object({
  messages: z.array(messageShape).describe('In their order.'),
  status: statusShape.describe('Who answers now.'),
  cursor: z.string().describe('For `Last-Event-ID`.'),
  rating: z.enum(['up', 'down']).nullable().describe('What the shopper said of it.'),
  look: lookShape.describe('How the widget looks.'),
})
export const sentShape = z.object({
  messages: z
    .array(messageShape)
    .describe('The message as it is kept, and the reply unless a person writes.'),
  status: statusShape.describe('Who answers now.'),
  cursor: z.string().describe('For `Last-Event-ID`.'),
  outcome: z.enum(turnOutcomes).describe('How it went.'),
  locale: z.string().describe('Language that the reply is in.'),
})
