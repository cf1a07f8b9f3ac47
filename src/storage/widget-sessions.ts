import type { Database } from './database.ts'
import type { WidgetSessionStorage } from './storage.ts'

/** A shopper who comes back after so long begins anew. */
const keptMs = 30 * 24 * 60 * 60_000
const sweepEvery = 500

/** Those that are too old are swept away in passing. */
export function widgetSessions({ kysely }: Database): WidgetSessionStorage {
  let created = 0
  return {
    create: async (session, tokenHash) => {
      if (created++ % sweepEvery === 0) {
        const oldest = session.createdAt.getTime() - keptMs
        await kysely.deleteFrom('widget_sessions').where('created_at', '<=', oldest).execute()
      }
      await kysely
        .insertInto('widget_sessions')
        .values({
          id: session.id,
          token_hash: tokenHash,
          shop_id: session.shopId,
          conversation_id: session.conversationId,
          created_at: session.createdAt.getTime(),
        })
        .execute()
    },
    find: async (tokenHash, at) => {
      const row = await kysely
        .selectFrom('widget_sessions')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('created_at', '>', at.getTime() - keptMs)
        .executeTakeFirst()
      if (row === undefined) return undefined
      return {
        id: row.id,
        shopId: row.shop_id,
        conversationId: row.conversation_id,
        createdAt: new Date(row.created_at),
      }
    },
  }
}
