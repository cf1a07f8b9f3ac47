import { addText, addTurn } from './conversation-add-turn.ts'
import { conditions } from './conversation-filter.ts'
import { conversationOf, eventOf, type statuses, summaryOf, turnOf } from './conversation-row.ts'
import { type Database, inTransaction } from './database.ts'
import { disagreements } from './disagreements.ts'
import { present } from './row.ts'
import type { ConversationChange, ConversationStorage } from './storage.ts'

export function conversations(database: Database, shopId: string): ConversationStorage {
  const { kysely } = database
  const one = (id: string) =>
    kysely.selectFrom('conversations').selectAll().where('id', '=', id).where('shop_id', '=', shopId)
  const turnsOf = (id: string) =>
    kysely
      .selectFrom('turns')
      .innerJoin('conversations', 'conversations.id', 'turns.conversation_id')
      .where('conversation_id', '=', id)
      .where('shop_id', '=', shopId)
  const flaggedOf = disagreements(database, shopId).flagged
  return {
    find: async (id) => {
      const row = await one(id).executeTakeFirst()
      return row === undefined ? undefined : conversationOf(row)
    },
    addTurn: (added) => addTurn(database, shopId, added),
    turns: async (id) => {
      const rows = await turnsOf(id).selectAll('turns').orderBy('number').execute()
      return rows.map(turnOf)
    },
    turnOfMessage: async (id, messageId) => {
      const row = await turnsOf(id).select('number').where('message_id', '=', messageId).executeTakeFirst()
      return row?.number
    },
    change: (id, change) => changeOne(database, shopId, id, change),
    events: async (id, after = 0) => {
      const rows = await kysely
        .selectFrom('conversation_events')
        .innerJoin('conversations', 'conversations.id', 'conversation_events.conversation_id')
        .selectAll('conversation_events')
        .where('conversation_id', '=', id)
        .where('shop_id', '=', shopId)
        .where('conversation_events.id', '>', after)
        .orderBy('conversation_events.id')
        .execute()
      return rows.map(eventOf)
    },
    list: async (filter, limit) => {
      const rows = await kysely
        .selectFrom('conversations')
        .selectAll()
        .where('shop_id', '=', shopId)
        .where((where) => where.and(conditions(where, filter)))
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      const flagged = await flaggedOf(rows.map(({ id }) => id))
      return rows.map((row) => summaryOf(row, flagged.has(row.id)))
    },
    summary: async (id) => {
      const row = await one(id).executeTakeFirst()
      return row === undefined ? undefined : summaryOf(row, (await flaggedOf([id])).has(id))
    },
    counts: async () => {
      const rows = await kysely
        .selectFrom('conversations')
        .select(['status', ({ fn }) => fn.countAll().as('count')])
        .where('shop_id', '=', shopId)
        .groupBy('status')
        .execute()
      const counted = new Map(rows.map(({ status, count }) => [status, Number(count)]))
      const countOf = (status: (typeof statuses)[number]): number => counted.get(status) ?? 0
      return {
        open: countOf('open'),
        waiting: countOf('waiting'),
        agent: countOf('agent'),
        resolved: countOf('resolved'),
      }
    },
    remove: async (id) => {
      const { numDeletedRows } = await kysely
        .deleteFrom('conversations')
        .where('id', '=', id)
        .where('shop_id', '=', shopId)
        .executeTakeFirst()
      return numDeletedRows === 1n
    },
  }
}

function changeOne(
  database: Database,
  shopId: string,
  id: string,
  { at, from, turns, event, status, agent, rating, sealedState }: ConversationChange,
): Promise<number | undefined> {
  return inTransaction(database, async (transaction) => {
    const changed = await transaction
      .updateTable('conversations')
      .set({
        // A rating is no news for whoever reads the list.
        ...(rating === undefined ? { updated_at: at.getTime() } : { rating }),
        ...(status === undefined ? {} : { status }),
        ...(agent === undefined ? {} : { agent }),
        ...(sealedState === undefined ? {} : { sealed_state: sealedState }),
        ...(status === 'agent' || status === 'waiting' ? { handed_over: 1 } : {}),
      })
      .where('id', '=', id)
      .where('shop_id', '=', shopId)
      .where('status', 'in', [...from])
      .where((where) => where.and(turns === undefined ? [] : [where('turns', '=', turns)]))
      .returning('turns')
      .executeTakeFirst()
    if (changed === undefined) return undefined
    if (event?.kind === 'agent_message' && event.text !== null)
      await addText(transaction, id, changed.turns, [event.text])
    if (event === null) return 0
    const { id: eventId } = await transaction
      .insertInto('conversation_events')
      .values({
        conversation_id: id,
        at: at.getTime(),
        kind: event.kind,
        name: event.name,
        text: event.text,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return Number(present(eventId, 'the ID of a new event'))
  })
}
