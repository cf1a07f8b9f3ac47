import type { Selectable } from 'kysely'
import type { Database } from './database.ts'
import { dateOrNull, oneOf } from './row.ts'
import type { PlatformConnection, PlatformStorage } from './storage.ts'
import type { PlatformsTable } from './tables.ts'
import { untilChanged } from './until-changed.ts'

export function platforms(database: Database, shopId: string): PlatformStorage {
  const { kysely } = database
  const of = (shop: string) => kysely.selectFrom('platforms').selectAll().where('shop_id', '=', shop)
  const allOf = untilChanged(database, async (shop): Promise<readonly PlatformConnection[]> => {
    const rows = await of(shop).orderBy('kind').execute()
    return rows.map(platformOf)
  })
  return {
    all: () => allOf(shopId),
    find: async (kind) => {
      const row = await of(shopId).where('kind', '=', kind).executeTakeFirst()
      return row === undefined ? undefined : platformOf(row)
    },
    save: async ({ kind, address, sealedCredentials, hint }, at) => {
      const rest = {
        address,
        sealed_credentials: sealedCredentials,
        hint,
        state: 'connected',
        problem: null,
        created_at: at.getTime(),
        last_used_at: null,
      }
      await kysely
        .insertInto('platforms')
        .values({ shop_id: shopId, kind, ...rest })
        .onConflict((conflict) => conflict.columns(['shop_id', 'kind']).doUpdateSet(rest))
        .execute()
    },
    note: async ({ kind, sealedCredentials }, problem, at) => {
      await kysely
        .updateTable('platforms')
        .set(
          problem === null
            ? { state: 'connected', problem, last_used_at: at.getTime() }
            : { state: 'needs_attention', problem },
        )
        .where('shop_id', '=', shopId)
        .where('kind', '=', kind)
        .where('sealed_credentials', '=', sealedCredentials)
        .execute()
    },
    remove: async (kind) => {
      const { numDeletedRows } = await kysely
        .deleteFrom('platforms')
        .where('shop_id', '=', shopId)
        .where('kind', '=', kind)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

function platformOf(row: Selectable<PlatformsTable>): PlatformConnection {
  return {
    kind: row.kind,
    address: row.address,
    sealedCredentials: row.sealed_credentials,
    hint: row.hint,
    state: oneOf(['connected', 'needs_attention'], row.state, `the ${row.kind} of shop ${row.shop_id}`),
    problem: row.problem,
    createdAt: new Date(row.created_at),
    lastUsedAt: dateOrNull(row.last_used_at),
  }
}
