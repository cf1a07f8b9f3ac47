import type { Transaction } from 'kysely'
import { type Database, inTransaction } from './database.ts'
import { feedWithin, lockDirectory } from './directory.ts'
import { dateOrNull } from './row.ts'
import type { DirectoryRow, FeedDelivery, FeedStorage, FeedTaken } from './storage.ts'
import type { Tables } from './tables.ts'

const markEveryMs = 60_000

export function feeds(database: Database, shopId: string): FeedStorage {
  const { kysely } = database
  return {
    take: (delivery, rows, at, keptMs) =>
      inTransaction(database, (transaction) =>
        take(database, transaction, { shopId, delivery, rows, at, keptMs }),
      ),
    webhook: async (kind, address) => {
      const row = await kysely
        .selectFrom('platform_webhooks')
        .select(['sealed_secret', 'hint', 'last_heard_at'])
        .where('shop_id', '=', shopId)
        .where('kind', '=', kind)
        .where('address', '=', address)
        .executeTakeFirst()
      return {
        sealedSecret: row?.sealed_secret ?? null,
        hint: row?.hint ?? null,
        lastHeardAt: dateOrNull(row?.last_heard_at ?? null),
      }
    },
    saveSecret: async (kind, address, { sealedSecret, hint }) => {
      const rest = { address, sealed_secret: sealedSecret, hint, last_heard_at: null }
      await kysely
        .insertInto('platform_webhooks')
        .values({ shop_id: shopId, kind, ...rest })
        .onConflict((conflict) => conflict.columns(['shop_id', 'kind']).doUpdateSet(rest))
        .execute()
    },
    heard: (kind, address, at) => heard(database, shopId, { kind, address, at }),
    heardFrom: async () => {
      const rows = await kysely
        .selectFrom('platform_webhooks')
        .select('kind')
        .where('shop_id', '=', shopId)
        .where('last_heard_at', 'is not', null)
        .orderBy('kind')
        .execute()
      return rows.map(({ kind }) => kind)
    },
    forget: async (kind) => {
      const { numDeletedRows } = await kysely
        .deleteFrom('platform_webhooks')
        .where('shop_id', '=', shopId)
        .where('kind', '=', kind)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

type Taking = {
  readonly shopId: string
  readonly delivery: FeedDelivery
  readonly rows: readonly DirectoryRow[]
  readonly at: Date
  readonly keptMs: number
}

async function take(
  database: Database,
  transaction: Transaction<Tables>,
  { shopId, delivery, rows, at, keptMs }: Taking,
): Promise<FeedTaken> {
  const { feed, digest, order } = delivery
  const told = delivery.changedAt.getTime()
  // A clock that was ahead once must not keep out all that comes later.
  const changedAt = Math.min(told, at.getTime())
  await lockDirectory(database, transaction, shopId)
  await transaction
    .deleteFrom('feed_deliveries')
    .where('shop_id', '=', shopId)
    .where('heard_at', '<', at.getTime() - keptMs)
    .execute()
  const known = await transaction
    .selectFrom('feed_deliveries')
    .select(({ fn }) => fn.max('changed_at').as('newest'))
    .where('shop_id', '=', shopId)
    .where('feed', '=', feed)
    .where('order_key', '=', order)
    .executeTakeFirst()
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('feed_deliveries')
    .values({
      shop_id: shopId,
      feed,
      digest,
      order_key: order,
      changed_at: changedAt,
      // One that is ahead stays good for longer, and must be known for as long.
      heard_at: Math.max(told, at.getTime()),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return 'replayed'
  if ((known?.newest ?? 0) > changedAt) return 'outdated'
  await feedWithin(database, transaction, shopId, rows, `webhook:${feed}`, at)
  return 'taken'
}

async function heard(
  { kysely }: Database,
  shopId: string,
  { kind, address, at }: { readonly kind: string; readonly address: string; readonly at: Date },
): Promise<void> {
  const time = at.getTime()
  const { numUpdatedRows } = await kysely
    .updateTable('platform_webhooks')
    .set({ last_heard_at: time })
    .where('shop_id', '=', shopId)
    .where('kind', '=', kind)
    .where('address', '=', address)
    .where(({ or, eb }) =>
      or([
        eb('last_heard_at', 'is', null),
        eb('last_heard_at', '<=', time - markEveryMs),
        // The clock was set back.
        eb('last_heard_at', '>', time),
      ]),
    )
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  // What was entered for another address goes with it.
  const first = { address, sealed_secret: null, hint: null, last_heard_at: time }
  await kysely
    .insertInto('platform_webhooks')
    .values({ shop_id: shopId, kind, ...first })
    .onConflict((conflict) =>
      conflict
        .columns(['shop_id', 'kind'])
        .doUpdateSet(first)
        .where('platform_webhooks.address', '!=', address),
    )
    .execute()
}
