import type { Selectable } from 'kysely'
import { z } from 'zod'
import { oneOf, present } from './row.ts'
import type {
  Conversation,
  ConversationEvent,
  ConversationEventKind,
  ConversationStatus,
  ConversationSummary,
  Rating,
  Turn,
} from './storage.ts'
import type { ConversationEventsTable, ConversationsTable, TurnsTable } from './tables.ts'

export const statuses: readonly ConversationStatus[] = ['open', 'waiting', 'agent', 'resolved']
const ratings: readonly Rating[] = ['up', 'down']
const eventKinds: readonly ConversationEventKind[] = [
  'handed_over',
  'taken',
  'agent_message',
  'handed_back',
  'resolved',
  'reopened',
  'rated_up',
  'rated_down',
]

export function conversationOf(row: Selectable<ConversationsTable>): Conversation {
  const what = `conversation ${row.id}`
  return {
    id: row.id,
    owner: row.owner,
    status: oneOf(statuses, row.status, `the status of ${what}`),
    agent: row.agent,
    language: row.language,
    emailHash: row.email_hash,
    sealedState: row.sealed_state,
    turns: row.turns,
    rating: row.rating === null ? null : oneOf(ratings, row.rating, `the rating of ${what}`),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  }
}

export function summaryOf(row: Selectable<ConversationsTable>, disagrees: boolean): ConversationSummary {
  const { sealedState: _state, emailHash: _hash, ...rest } = conversationOf(row)
  return {
    ...rest,
    firstMessage: row.first_message,
    lastMessage: row.last_message,
    lastOutcome: row.last_outcome,
    disagrees,
  }
}

export function eventOf(row: Selectable<ConversationEventsTable>): ConversationEvent {
  return {
    id: Number(row.id),
    at: new Date(row.at),
    kind: oneOf(eventKinds, row.kind, `event ${row.id} of conversation ${row.conversation_id}`),
    name: row.name,
    text: row.text,
  }
}

const toolsSchema = z.array(
  z.object({
    name: z.string(),
    outcome: z.string(),
    durationMs: z.number(),
    mismatch: z.enum(['order_not_found', 'email_mismatch']).exactOptional(),
  }),
)
const usageSchema = z.object({
  model: z.string(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  cost: z.number().nullable(),
})

export function turnOf(row: Selectable<TurnsTable>): Turn {
  const what = `turn ${row.number} of conversation ${row.conversation_id}`
  const read = <T>(schema: z.ZodType<T>, json: string): T =>
    present(schema.safeParse(JSON.parse(json)).data, what)
  return {
    at: new Date(row.at),
    message: row.message,
    reply: row.reply,
    language: row.language,
    outcome: row.outcome,
    engine: oneOf(['rules', 'model'], row.engine, what),
    intents: read(z.array(z.string()), row.intents),
    tools: read(toolsSchema, row.tools),
    durationMs: row.duration_ms,
    usage: row.usage === null ? null : read(usageSchema, row.usage),
    messageId: row.message_id,
  }
}
