import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import { folded } from './search-text.ts'
import type { ConversationFilter } from './storage.ts'
import type { Tables } from './tables.ts'

type Where = ExpressionBuilder<Tables, 'conversations'>

/** What must hold of a conversation for it to be listed. */
export function conditions(where: Where, filter: ConversationFilter) {
  const { status, language, outcome, intent, tool, disagrees, words, orEmailHash, before } = filter
  const labels = Object.entries({ outcome, intent, tool }).flatMap(([kind, value]) =>
    value === undefined ? [] : [`${kind}:${value}`],
  )
  return [
    ...(status === undefined ? [] : [where('status', '=', status)]),
    ...(language === undefined ? [] : [where('language', '=', language)]),
    ...(disagrees === undefined ? [] : [isFlagged(where)]),
    ...labels.map((label) => contains(sql.ref('labels'), ` ${label} `)),
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

function isFlagged(where: Where) {
  return where.exists(
    where
      .selectFrom('disagreement_conversations')
      .innerJoin('disagreements', 'disagreements.id', 'disagreement_id')
      .select(sql.lit(1).as('one'))
      .whereRef('conversation_id', '=', 'conversations.id')
      .where('settled_at', 'is', null),
  )
}

function holds(where: Where, words: string) {
  return where.exists(
    where
      .selectFrom('conversation_texts')
      .select(sql.lit(1).as('one'))
      .whereRef('conversation_id', '=', 'conversations.id')
      .where(contains(sql.ref('conversation_texts.text'), folded(words))),
  )
}

/** Whether `text` stands in it anywhere, just as it is. */
function contains(column: RawBuilder<unknown>, text: string): RawBuilder<boolean> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`${column} like ${pattern} escape '\\'`
}
