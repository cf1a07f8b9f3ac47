import { type Insertable, type Kysely, sql } from 'kysely'
import { type Database, inTransaction } from './database.ts'
import { keptQuery } from './kept-query.ts'
import type { ShopStorage } from './storage.ts'
import type { AttemptsTable, Tables } from './tables.ts'

const keptMs = 2 * 60 * 60 * 1000
const sweepEvery = 100
const sweptAtOnce = 500

/** Rows that nobody has changed for two hours are swept away in passing; until then they are read as they are. */
export function attempts(database: Database): (shopId: string) => ShopStorage['attempts'] {
  let changes = 0
  return (shopId) => {
    const changeAll: ShopStorage['attempts']['changeAll'] = async (keys, change, at) => {
      if (changes++ % sweepEvery === 0) await sweep(database, at)
      return changeRows(database, shopId, keys, change, at)
    }
    return {
      changeAll,
      change: (key, change, at) =>
        changeAll(
          [key],
          ([stored]) => {
            const { state, result } = change(stored)
            return { states: [state], result }
          },
          at,
        ),
      clear: async () => {
        await database.kysely.deleteFrom('attempts').where('shop_id', '=', shopId).execute()
      },
    }
  }
}

function changeRows<T>(
  database: Database,
  shopId: string,
  keys: readonly string[],
  change: (states: readonly unknown[]) => { states: readonly unknown[]; result: T },
  at: Date,
): Promise<T> {
  return inTransaction(database, async (transaction) => {
    // SQLite: the transaction holds the only write lock already, and what is not there need not be made to be held.
    const stored = await (database.kind === 'sqlite' ? readRows : holdRows)(transaction, shopId, keys, at)
    const before = keys.map((key) => stored.get(key) ?? null)
    const { states, result } = change(before.map((state) => (state === null ? undefined : JSON.parse(state))))
    const after = keys.map((key, index) => ({ key, state: textOf(states[index]) }))
    const forgotten = after.flatMap(({ key, state }) => (state === null && stored.has(key) ? [key] : []))
    const changed = after.flatMap(({ key, state }, index) =>
      state === null || state === before[index]
        ? []
        : [{ shop_id: shopId, key, state, updated_at: at.getTime() }],
    )
    if (forgotten.length > 0) await deleteRows(transaction, { shopId, keys: forgotten })
    if (changed.length > 0) await writeRows(transaction, { rows: changed })
    return result
  })
}

type Keys = { readonly shopId: string; readonly keys: readonly string[] }

const selectRows = keptQuery((on, { shopId, keys }: Keys) =>
  on.selectFrom('attempts').select(['key', 'state']).where('shop_id', '=', shopId).where('key', 'in', keys),
)

const deleteRows = keptQuery((on, { shopId, keys }: Keys) =>
  on.deleteFrom('attempts').where('shop_id', '=', shopId).where('key', 'in', keys),
)

const writeRows = keptQuery((on, { rows }: { readonly rows: readonly Insertable<AttemptsTable>[] }) =>
  on
    .insertInto('attempts')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['shop_id', 'key']).doUpdateSet(({ ref }) => ({
        state: ref('excluded.state'),
        updated_at: ref('excluded.updated_at'),
      })),
    ),
)

async function readRows(
  transaction: Kysely<Tables>,
  shopId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await selectRows(transaction, { shopId, keys })
  return new Map(rows.map(({ key, state }) => [key, state]))
}

/**
 * The states by key. One statement makes the rows or takes them as they are, and holds them until the end: always in
 * the order of their keys, so that no two changes wait for each other.
 */
async function holdRows(
  transaction: Kysely<Tables>,
  shopId: string,
  keys: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await transaction
    .insertInto('attempts')
    .values(keys.toSorted().map((key) => ({ shop_id: shopId, key, state: null, updated_at: at.getTime() })))
    .onConflict((conflict) => conflict.columns(['shop_id', 'key']).doUpdateSet({ updated_at: at.getTime() }))
    .returning(['key', 'state'])
    .execute()
  return new Map(rows.map(({ key, state }) => [key, state]))
}

/** Null, which is kept as no row, for `undefined`; the JSON text of anything else. */
function textOf(state: unknown): string | null {
  return state === undefined ? null : JSON.stringify(state)
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
