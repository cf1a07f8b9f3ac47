import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import { type Database, inTransaction } from './database.ts'
import { keptQuery } from './kept-query.ts'
import { blockOf, folded } from './search-text.ts'
import type { AddedTurn, Turn } from './storage.ts'
import type { ConversationsTable, Tables } from './tables.ts'

/** Adds a turn if nobody has changed the conversation since it was seen; the whole of it or nothing. */
export function addTurn(database: Database, shopId: string, added: AddedTurn): Promise<boolean> {
  const { id, owner, seen, turn } = added
  return inTransaction(database, async (transaction) => {
    const before = seen === null ? undefined : await seenBefore(transaction, shopId, id, seen)
    if (seen !== null && before === undefined) return false
    const number = (seen?.turns ?? 0) + 1
    const now = { ...rowAfter(added, before), turns: number }
    if (seen === null) {
      const at = turn.at.getTime()
      const row = { id, shop_id: shopId, owner, created_at: at, first_message: turn.message, ...now }
      const made = await insertConversation(transaction, row)
      if (made.numAffectedRows !== 1n) return false
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
    await insertTurn(transaction, turnRow(id, number, turn))
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

const insertConversation = keptQuery((on, row: Insertable<ConversationsTable>) =>
  on
    .insertInto('conversations')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing()),
)

const insertTurn = keptQuery((on, row: Insertable<Tables['turns']>) => on.insertInto('turns').values(row))

/** From now on these texts are found. `turn`: the one that they belong to, or came after. */
export async function addText(
  transaction: Transaction<Tables>,
  id: string,
  turn: number,
  texts: readonly string[],
): Promise<void> {
  const text = texts.map((each) => `${folded(each)}\n`).join('')
  await appendText(transaction, { conversation_id: id, block: blockOf(turn), text })
}

const appendText = keptQuery((on, row: Insertable<Tables['conversation_texts']>) =>
  on
    .insertInto('conversation_texts')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['conversation_id', 'block'])
        .doUpdateSet({ text: sql`conversation_texts.text || excluded.text` }),
    ),
)

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
