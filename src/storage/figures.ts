import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from './database.ts'
import { present } from './row.ts'
import type { FigureStorage } from './storage.ts'

const halfHourMs = 30 * 60_000

export function figures({ kysely, kind }: Database, shopId: string): FigureStorage {
  /** By way of the conversations that were held then: turns have no index of their own by time. */
  const turnsIn = (from: Date, to: Date) =>
    kysely
      .selectFrom('conversations')
      .innerJoin('turns', 'turns.conversation_id', 'conversations.id')
      .where('shop_id', '=', shopId)
      .where('updated_at', '>=', from.getTime())
      // Not by the index of when they began: most who look, look at the latest.
      .where(sql<number>`+created_at`, '<', to.getTime())
      .where('at', '>=', from.getTime())
      .where('at', '<', to.getTime())
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
      const rows = await turnsIn(from, to)
        .select(({ fn }) => [
          halfHourOf('at').as('half_hour'),
          missed('order_not_found').as('order_not_found'),
          missed('email_mismatch').as('email_mismatch'),
          fn.countAll().as('count'),
        ])
        .groupBy('half_hour')
        .execute()
      return rows.map((row) => ({
        halfHour: Number(row.half_hour),
        orderNotFound: Number(row.order_not_found),
        emailMismatch: Number(row.email_mismatch),
        count: Number(row.count),
      }))
    },
    asked: async (from, to) => {
      const rows = await turnsIn(from, to)
        .select(({ fn }) => ['intents', 'outcome', fn.countAll().as('count')])
        .groupBy(['intents', 'outcome'])
        .execute()
      return rows.map(({ intents, outcome, count }) => ({
        intents: present(z.array(z.string()).safeParse(JSON.parse(intents)).data, 'the intents of a turn'),
        outcome,
        count: Number(count),
      }))
    },
    replyTimes: async (from, to) => {
      const rows = await turnsIn(from, to)
        .select(({ fn }) => ['duration_ms', fn.countAll().as('count')])
        .where('reply', '!=', '')
        .groupBy('duration_ms')
        .orderBy('duration_ms')
        .execute()
      return rows.map(({ duration_ms: ms, count }) => ({ ms, count: Number(count) }))
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
  }
}

/** Rounded down, in both databases. */
function halfHourOf(column: 'created_at' | 'at'): RawBuilder<number> {
  return sql<number>`${sql.ref(column)} / ${sql.lit(halfHourMs)}`
}
