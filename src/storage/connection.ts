import type { Selectable } from 'kysely'
import type { Database } from './database.ts'
import { dateOrNull, oneOf } from './row.ts'
import type { Connection, ShopStorage } from './storage.ts'
import type { ConnectionsTable } from './tables.ts'
import { untilChanged } from './until-changed.ts'

const markEveryMs = 60_000

export function connection(database: Database, shopId: string): ShopStorage['connection'] {
  const { kysely } = database
  /** The latest mark that was read: it is in the database, so nothing is written within its minute. */
  let seenAt: number | null = null
  const findOf = untilChanged(database, async (shop) => {
    const row = await kysely
      .selectFrom('connections')
      .selectAll()
      .where('shop_id', '=', shop)
      .where('kind', '=', 'klarna')
      .executeTakeFirst()
    seenAt = row?.last_used_at ?? null
    return row === undefined ? undefined : connectionOf(row)
  })
  return {
    find: () => findOf(shopId),
    save: async (saved, at) => {
      const rest = {
        region: saved.region,
        environment: saved.environment,
        sealed_credentials: saved.sealedCredentials,
        hint: saved.hint,
        state: 'connected',
        created_at: at.getTime(),
        last_used_at: null,
      }
      await kysely
        .insertInto('connections')
        .values({ shop_id: shopId, kind: saved.kind, ...rest })
        .onConflict((conflict) => conflict.columns(['shop_id', 'kind']).doUpdateSet(rest))
        .execute()
      seenAt = null
    },
    setState: async (state) => {
      await kysely.updateTable('connections').set({ state }).where('shop_id', '=', shopId).execute()
    },
    markUsed: async (at) => {
      const now = at.getTime()
      if (seenAt !== null && seenAt <= now && seenAt > now - markEveryMs) return
      await kysely
        .updateTable('connections')
        .set({ last_used_at: now })
        .where('shop_id', '=', shopId)
        .where(({ eb, or }) =>
          // A clock that was set back must not stop the marks until it has caught up.
          or([
            eb('last_used_at', 'is', null),
            eb('last_used_at', '<=', now - markEveryMs),
            eb('last_used_at', '>', now),
          ]),
        )
        .execute()
    },
    remove: async () => {
      await kysely.deleteFrom('connections').where('shop_id', '=', shopId).execute()
    },
  }
}

function connectionOf(row: Selectable<ConnectionsTable>): Connection {
  const what = `the Klarna connection of shop ${row.shop_id}`
  return {
    kind: 'klarna',
    region: oneOf(['eu', 'na', 'oc'], row.region, what),
    environment: oneOf(['live', 'playground'], row.environment, what),
    sealedCredentials: row.sealed_credentials,
    hint: row.hint,
    state: oneOf(['connected', 'needs_attention'], row.state, what),
    createdAt: new Date(row.created_at),
    lastUsedAt: dateOrNull(row.last_used_at),
  }
}
