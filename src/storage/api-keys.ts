import type { Selectable } from 'kysely'
import type { Database } from './database.ts'
import { oneOf, present } from './row.ts'
import type { ApiKey, ApiKeyScope, Storage } from './storage.ts'
import type { ApiKeysTable } from './tables.ts'
import { untilChanged } from './until-changed.ts'

export function apiKeys(database: Database): Storage['apiKeys'] {
  const { kysely } = database
  return {
    create: async (key, keyHash) => {
      await kysely
        .insertInto('api_keys')
        .values({
          id: key.id,
          shop_id: key.shopId,
          name: key.name,
          scopes: JSON.stringify(key.scopes),
          key_hash: keyHash,
          created_at: key.createdAt.getTime(),
        })
        .execute()
    },
    findByHash: untilChanged(database, async (keyHash) => {
      const row = await kysely
        .selectFrom('api_keys')
        .selectAll()
        .where('key_hash', '=', keyHash)
        .executeTakeFirst()
      return row === undefined ? undefined : apiKeyOf(row)
    }),
    list: async (shopId) => {
      const rows = await kysely
        .selectFrom('api_keys')
        .selectAll()
        .where('shop_id', '=', shopId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(apiKeyOf)
    },
    remove: async (shopId, id) => {
      await kysely.deleteFrom('api_keys').where('shop_id', '=', shopId).where('id', '=', id).execute()
    },
  }
}

function apiKeyOf(row: Selectable<ApiKeysTable>): ApiKey {
  return {
    id: row.id,
    shopId: row.shop_id,
    name: row.name,
    scopes: scopesOf(row),
    createdAt: new Date(row.created_at),
  }
}

const knownScopes: readonly ApiKeyScope[] = ['tools', 'chat', 'orders']

function scopesOf(row: Selectable<ApiKeysTable>): readonly ApiKeyScope[] {
  const what = `the scopes of API key ${row.id}`
  const scopes: unknown = JSON.parse(row.scopes)
  const list = present(Array.isArray(scopes) ? scopes : undefined, what)
  return list.map((scope) => oneOf(knownScopes, String(scope), what))
}
