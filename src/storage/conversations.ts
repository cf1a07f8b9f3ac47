import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type Database, inTransaction } from './database.ts'
import { oneOf, present } from './row.ts'
import type { Conversation, ConversationStatus, ShopStorage, Turn } from './storage.ts'
import type { ConversationsTable, TurnsTable } from './tables.ts'

export function conversations(database: Database, shopId: string): ShopStorage['conversations'] {
  const { kysely } = database
  return {
    find: async (id) => {
      const row = await kysely
        .selectFrom('conversations')
        .selectAll()
        .where('id', '=', id)
        .where('shop_id', '=', shopId)
        .executeTakeFirst()
      return row === undefined ? undefined : conversationOf(row)
    },
    addTurn: (conversation, turn) => addTurn(database, shopId, conversation, turn),
    turns: async (id) => {
      const rows = await kysely
        .selectFrom('turns')
        .innerJoin('conversations', 'conversations.id', 'turns.conversation_id')
        .selectAll('turns')
        .where('conversation_id', '=', id)
        .where('shop_id', '=', shopId)
        .orderBy('number')
        .execute()
      return rows.map(turnOf)
    },
  }
}

function addTurn(
  database: Database,
  shopId: string,
  conversation: Omit<Conversation, 'createdAt' | 'updatedAt'>,
  turn: Turn,
): Promise<boolean> {
  const { id, turns, owner, status, language, emailHash, sealedState } = conversation
  const at = turn.at.getTime()
  const now = {
    status,
    language,
    email_hash: emailHash,
    sealed_state: sealedState,
    turns: turns + 1,
    updated_at: at,
  }
  return inTransaction(database, async (transaction) => {
    const changed =
      turns === 0
        ? await transaction
            .insertInto('conversations')
            .values({ id, shop_id: shopId, owner, created_at: at, ...now })
            .onConflict((conflict) => conflict.column('id').doNothing())
            .executeTakeFirst()
        : await transaction
            .updateTable('conversations')
            .set(now)
            .where('id', '=', id)
            .where('shop_id', '=', shopId)
            .where('turns', '=', turns)
            .executeTakeFirst()
    const count = 'numUpdatedRows' in changed ? changed.numUpdatedRows : changed.numInsertedOrUpdatedRows
    if (count !== 1n) return false
    await transaction
      .insertInto('turns')
      .values({
        conversation_id: id,
        number: turns + 1,
        at,
        message: turn.message,
        reply: turn.reply,
        language: turn.language,
        outcome: turn.outcome,
        engine: turn.engine,
        intents: JSON.stringify(turn.intents),
        tools: JSON.stringify(turn.tools),
        duration_ms: Math.round(turn.durationMs),
        usage: turn.usage === null ? null : JSON.stringify(turn.usage),
      })
      .execute()
    return true
  })
}

const statuses: readonly ConversationStatus[] = ['open', 'waiting', 'agent', 'resolved']

function conversationOf(row: Selectable<ConversationsTable>): Conversation {
  return {
    id: row.id,
    owner: row.owner,
    status: oneOf(statuses, row.status, `the status of conversation ${row.id}`),
    language: row.language,
    emailHash: row.email_hash,
    sealedState: row.sealed_state,
    turns: row.turns,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
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

function turnOf(row: Selectable<TurnsTable>): Turn {
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
  }
}
