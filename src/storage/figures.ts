import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from './database.ts'
import { present } from './row.ts'
import type { FigureStorage } from './storage.ts'

const halfHourMs = 30 * 60_000

export function figures({ kysely, kind }: Database, shopId: string): FigureStorage {
  return {
    conversations: async (from, to) => {
      const rows = await kysely
        .selectFrom('conversations')
        .select(({ fn }) => [
          halfHourOf('created_at').as('half_hour'),
          'answered',
          'thanked',
          'handed_over',
          'rating',
          fn.countAll().as('count'),
        ])
        .where('shop_id', '=', shopId)
        .where('created_at', '>=', from.getTime())
        .where('created_at', '<', to.getTime())
        .groupBy(['half_hour', 'answered', 'thanked', 'handed_over', 'rating'])
        .execute()
      return rows.map((row) => ({
        halfHour: Number(row.half_hour),
        answered: row.answered === 1,
        confirmed: row.answered === 1 && (row.rating === null ? row.thanked === 1 : row.rating === 'up'),
        ratedDown: row.rating === 'down',
        handedOver: row.handed_over === 1,
        count: Number(row.count),
      }))
    },
    turns: async (from, to) => {
      const missed = (mismatch: string): RawBuilder<number> =>
        sql<number>`sum(case when tools like ${`%"mismatch":"${mismatch}"%`} then 1 else 0 end)`
      const rows = await kysely
        .selectFrom('turns')
        .innerJoin('conversations', 'conversations.id', 'turns.conversation_id')
        .select(({ fn }) => [
          halfHourOf('at').as('half_hour'),
          'intents',
          'outcome',
          missed('order_not_found').as('order_not_found'),
          missed('email_mismatch').as('email_mismatch'),
          fn.countAll().as('count'),
        ])
        .where('shop_id', '=', shopId)
        .where('at', '>=', from.getTime())
        .where('at', '<', to.getTime())
        .groupBy(['half_hour', 'intents', 'outcome'])
        .execute()
      return rows.map((row) => ({
        halfHour: Number(row.half_hour),
        intents: present(
          z.array(z.string()).safeParse(JSON.parse(row.intents)).data,
          'the intents of a turn',
        ),
        outcome: row.outcome,
        orderNotFound: Number(row.order_not_found),
        emailMismatch: Number(row.email_mismatch),
        count: Number(row.count),
      }))
    },
    toolUses: async (from, to) => {
      const detail = (name: string): RawBuilder<string> =>
        kind === 'postgres'
          ? sql<string>`(detail::json)->>${sql.lit(name)}`
          : sql<string>`json_extract(detail, ${sql.lit(`$.${name}`)})`
      const rows = await kysely
        .selectFrom('audit_events')
        .select(({ fn }) => [
          detail('tool').as('tool'),
          detail('outcome').as('how'),
          fn.countAll().as('count'),
        ])
        .where('shop_id', '=', shopId)
        .where('action', '=', 'tool-used')
        .where('at', '>=', from.getTime())
        .where('at', '<', to.getTime())
        .groupBy(['tool', 'how'])
        .execute()
      return rows.map(({ tool, how, count }) => ({ tool, outcome: how, count: Number(count) }))
    },
    replyMs: async (from, to, share) => {
      const inRange = kysely
        .selectFrom('turns')
        .innerJoin('conversations', 'conversations.id', 'turns.conversation_id')
        .where('shop_id', '=', shopId)
        .where('at', '>=', from.getTime())
        .where('at', '<', to.getTime())
        .where('reply', '!=', '')
      const { count } = await inRange.select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow()
      if (Number(count) === 0) return null
      const row = await inRange
        .select('duration_ms')
        .orderBy('duration_ms')
        .offset(Math.min(Number(count) - 1, Math.floor(Number(count) * share)))
        .limit(1)
        .executeTakeFirst()
      return row?.duration_ms ?? null
    },
  }
}

/** Rounded down, in both databases. */
function halfHourOf(column: 'created_at' | 'at'): RawBuilder<number> {
  return sql<number>`${sql.ref(column)} / ${sql.lit(halfHourMs)}`
}
