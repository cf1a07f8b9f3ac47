import { sql } from 'kysely'
import { type Database, inTransaction } from './database.ts'
import type { ShopStorage } from './storage.ts'

const keptMs = 2 * 60 * 60 * 1000
const sweepEvery = 100
const sweptAtOnce = 500

/** Rows that nobody has changed for two hours are swept away in passing; until then they are read as they are. */
export function attempts(database: Database): (shopId: string) => ShopStorage['attempts'] {
  let changes = 0
  return (shopId) => ({
    change: async (key, change, at) => {
      if (changes++ % sweepEvery === 0) await sweep(database, at)
      return changeRow(database, shopId, key, change, at)
    },
    clear: async () => {
      await database.kysely.deleteFrom('attempts').where('shop_id', '=', shopId).execute()
    },
  })
}

function changeRow<T>(
  database: Database,
  shopId: string,
  key: string,
  change: (state: unknown) => { state: unknown; result: T },
  at: Date,
): Promise<T> {
  return inTransaction(database, async (transaction) => {
    // One statement makes the row or takes it as it is, and holds it until the end.
    const row = await transaction
      .insertInto('attempts')
      .values({ shop_id: shopId, key, state: null, updated_at: at.getTime() })
      .onConflict((conflict) =>
        conflict.columns(['shop_id', 'key']).doUpdateSet({ updated_at: at.getTime() }),
      )
      .returning('state')
      .executeTakeFirstOrThrow()
    const { state, result } = change(row.state === null ? undefined : JSON.parse(row.state))
    if (state === undefined)
      await transaction.deleteFrom('attempts').where('shop_id', '=', shopId).where('key', '=', key).execute()
    else
      await transaction
        .updateTable('attempts')
        .set({ state: JSON.stringify(state) })
        .where('shop_id', '=', shopId)
        .where('key', '=', key)
        .execute()
    return result
  })
}

async function sweep({ kysely, kind }: Database, at: Date): Promise<void> {
  const old = at.getTime() - keptMs
  // Two sweeps that wait for each other's rows would be a deadlock.
  const skip = kind === 'postgres' ? sql`for update skip locked` : sql``
  await sql`
    delete from attempts where (shop_id, key) in (
      select shop_id, key from attempts where updated_at < ${old} limit ${sweptAtOnce} ${skip}
    )`.execute(kysely)
}
