import { type ExpressionBuilder, type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import { conversationOf, eventOf, type statuses, summaryOf, turnOf } from './conversation-row.ts'
import { type Database, inTransaction } from './database.ts'
import { present } from './row.ts'
import { blockOf, folded } from './search-text.ts'
import type {
  AddedTurn,
  ConversationChange,
  ConversationFilter,
  ConversationStorage,
  Turn,
} from './storage.ts'
import type { ConversationsTable, Tables } from './tables.ts'

export function conversations(database: Database, shopId: string): ConversationStorage {
  const { kysely } = database
  const one = (id: string) =>
    kysely.selectFrom('conversations').selectAll().where('id', '=', id).where('shop_id', '=', shopId)
  return {
    find: async (id) => {
      const row = await one(id).executeTakeFirst()
      return row === undefined ? undefined : conversationOf(row)
    },
    addTurn: (added) => addTurn(database, shopId, added),
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
    turnOfMessage: async (id, messageId) => {
      const row = await kysely
        .selectFrom('turns')
        .innerJoin('conversations', 'conversations.id', 'turns.conversation_id')
        .select('number')
        .where('conversation_id', '=', id)
        .where('shop_id', '=', shopId)
        .where('message_id', '=', messageId)
        .executeTakeFirst()
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
      return rows.map(summaryOf)
    },
    summary: async (id) => {
      const row = await one(id).executeTakeFirst()
      return row === undefined ? undefined : summaryOf(row)
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

type Where = ExpressionBuilder<Tables, 'conversations'>

function conditions(where: Where, filter: ConversationFilter) {
  const { status, language, outcome, intent, tool, words, orEmailHash, before } = filter
  const labels = Object.entries({ outcome, intent, tool }).flatMap(([kind, value]) =>
    value === undefined ? [] : [`${kind}:${value}`],
  )
  return [
    ...(status === undefined ? [] : [where('status', '=', status)]),
    ...(language === undefined ? [] : [where('language', '=', language)]),
    ...labels.map((label) => where('labels', 'like', like(` ${label} `))),
    ...(words === undefined && orEmailHash === undefined
      ? []
      : [
          where.or([
            ...(words === undefined ? [] : [holds(where, words)]),
            ...(orEmailHash === undefined ? [] : [where('email_hash', '=', orEmailHash)]),
          ]),
        ]),
    ...(before === undefined
      ? []
      : [
          where.or([
            where('updated_at', '<', before.updatedAt.getTime()),
            where.and([where('updated_at', '=', before.updatedAt.getTime()), where('id', '<', before.id)]),
          ]),
        ]),
  ]
}

function holds(where: Where, words: string) {
  return where.exists(
    where
      .selectFrom('conversation_texts')
      .select(sql.lit(1).as('one'))
      .whereRef('conversation_id', '=', 'conversations.id')
      .where(sql<boolean>`conversation_texts.text like ${like(folded(words))} escape '\\'`),
  )
}

/** A pattern that finds `text` anywhere. An underscore in a label is one of any character too: none differ by it. */
function like(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => (character === '_' && text.startsWith(' ') ? '_' : `\\${character}`))}%`
}

function addTurn(database: Database, shopId: string, added: AddedTurn): Promise<boolean> {
  const { id, owner, seen, turn } = added
  return inTransaction(database, async (transaction) => {
    const before = seen === null ? undefined : await seenBefore(transaction, shopId, id, seen)
    if (seen !== null && before === undefined) return false
    const number = (seen?.turns ?? 0) + 1
    const now = { ...rowAfter(added, before), turns: number }
    if (seen === null) {
      const at = turn.at.getTime()
      const made = await transaction
        .insertInto('conversations')
        .values({ id, shop_id: shopId, owner, created_at: at, first_message: turn.message, ...now })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst()
      if (made.numInsertedOrUpdatedRows !== 1n) return false
    } else {
      const changed = await transaction
        .updateTable('conversations')
        .set(now)
        .where('id', '=', id)
        .where('turns', '=', seen.turns)
        .where('status', '=', seen.status)
        .where((where) =>
          where.and(seen.sealedState === undefined ? [] : [where('sealed_state', '=', seen.sealedState)]),
        )
        .executeTakeFirst()
      if (changed.numUpdatedRows !== 1n) return false
    }
    await transaction
      .insertInto('turns')
      .values(turnRow(id, number, turn))
      .execute()
    await addText(transaction, id, number, [turn.message, turn.reply])
    if (added.status === 'waiting' && seen?.status !== 'waiting')
      await transaction
        .insertInto('conversation_events')
        .values({
          conversation_id: id,
          at: turn.at.getTime(),
          kind: 'handed_over',
          name: null,
          text: null,
        })
        .execute()
    return true
  })
}

/** From now on these texts are found. `turn`: the one that they belong to, or came after. */
async function addText(
  transaction: Transaction<Tables>,
  id: string,
  turn: number,
  texts: readonly string[],
): Promise<void> {
  const text = texts.map((each) => `${folded(each)}\n`).join('')
  await transaction
    .insertInto('conversation_texts')
    .values({ conversation_id: id, block: blockOf(turn), text })
    .onConflict((conflict) =>
      conflict
        .columns(['conversation_id', 'block'])
        .doUpdateSet({ text: sql`conversation_texts.text || excluded.text` }),
    )
    .execute()
}

type Before = Pick<Selectable<ConversationsTable>, 'labels' | 'answered' | 'thanked' | 'handed_over'>

function seenBefore(
  transaction: Transaction<Tables>,
  shopId: string,
  id: string,
  seen: NonNullable<AddedTurn['seen']>,
): Promise<Before | undefined> {
  return transaction
    .selectFrom('conversations')
    .select(['labels', 'answered', 'thanked', 'handed_over'])
    .where('id', '=', id)
    .where('shop_id', '=', shopId)
    .where('turns', '=', seen.turns)
    .where('status', '=', seen.status)
    .executeTakeFirst()
}

function rowAfter({ status, language, emailHash, sealedState, turn }: AddedTurn, before: Before | undefined) {
  const answered = turn.outcome === 'answered' || before?.answered === 1
  const thanks = turn.intents.includes('thanks') || turn.intents.includes('goodbye')
  return {
    status,
    language,
    email_hash: emailHash,
    sealed_state: sealedState,
    updated_at: turn.at.getTime(),
    last_message: turn.message,
    last_outcome: turn.outcome,
    labels: labelsWith(before?.labels ?? '', turn),
    answered: answered ? 1 : 0,
    thanked: (answered && thanks) || before?.thanked === 1 ? 1 : 0,
    handed_over: status === 'waiting' || before?.handed_over === 1 ? 1 : 0,
  }
}

function labelsWith(labels: string, { intents, tools, outcome }: Turn): string {
  const all = new Set([
    ...labels.split(' ').filter(Boolean),
    ...intents.map((intent) => `intent:${intent}`),
    ...tools.map(({ name }) => `tool:${name}`),
    `outcome:${outcome}`,
  ])
  return ` ${[...all].join(' ')} `
}

function turnRow(id: string, number: number, turn: Turn): Insertable<Tables['turns']> {
  return {
    conversation_id: id,
    number,
    at: turn.at.getTime(),
    message: turn.message,
    reply: turn.reply,
    language: turn.language,
    outcome: turn.outcome,
    engine: turn.engine,
    intents: JSON.stringify(turn.intents),
    tools: JSON.stringify(turn.tools),
    duration_ms: Math.round(turn.durationMs),
    usage: turn.usage === null ? null : JSON.stringify(turn.usage),
    message_id: turn.messageId,
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
