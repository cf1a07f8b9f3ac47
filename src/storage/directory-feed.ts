import { CompiledQuery, type Kysely, type Selectable } from 'kysely'
import type { DatabaseKind } from './database.ts'
import type { DirectoryOrdersTable, Tables } from './tables.ts'

type DirectoryOrder = Selectable<DirectoryOrdersTable>

const columns = [
  'shop_id',
  'order_number',
  'order_number_key',
  'order_number_digits',
  'klarna_reference_key',
  'klarna_order_id',
  'email_hash',
  'origin',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof DirectoryOrder)[]

// An update without an email keeps the one that was known; no webhook replaces one that was learned from Klarna.
const orReplace = `on conflict (shop_id, order_number_key, klarna_order_id) do update set
  order_number = excluded.order_number,
  order_number_digits = excluded.order_number_digits,
  klarna_reference_key = excluded.klarna_reference_key,
  email_hash = case when directory_orders.origin = 'learned' and excluded.origin like 'webhook:%'
    then coalesce(directory_orders.email_hash, excluded.email_hash)
    else coalesce(excluded.email_hash, directory_orders.email_hash) end,
  origin = excluded.origin,
  created_at = excluded.created_at,
  updated_at = excluded.updated_at`

/** `'learned'` stands in the text: an index of some rows alone is used where the text says that they are meant. */
export function forgetLearned(these: string): string {
  return `delete from directory_orders where origin = 'learned' and ${these}`
}

/**
 * Adds or replaces rows of one shop, of which none is there twice, in place of what was learned. The statements are
 * always the same, whatever the number of rows: to compile one for each batch takes as long again as to run it.
 */
export async function feedRows(
  transaction: Kysely<Tables>,
  kind: DatabaseKind,
  orders: readonly DirectoryOrder[],
): Promise<void> {
  const [first] = orders
  if (first === undefined) return
  // What a webhook tells stands beside what was learned of the order: a shopper may have written its ID there.
  const ids = first.origin.startsWith('webhook:') ? [] : orders.map((order) => order.klarna_order_id)
  const run = (text: string, values: readonly unknown[]) =>
    transaction.executeQuery(CompiledQuery.raw(text, [...values]))
  if (kind === 'postgres') {
    await run(forgetLearned('shop_id = $1 and klarna_order_id = any($2)'), [first.shop_id, ids])
    await run(insertArrays, columnValues(orders))
  } else {
    const these = 'shop_id = ? and klarna_order_id in (select value from json_each(?))'
    await run(forgetLearned(these), [first.shop_id, JSON.stringify(ids)])
    // SQLite is in this process: a statement for each row costs no way to a server and back.
    for (const order of orders)
      await run(
        insertOne,
        columns.map((column) => order[column]),
      )
  }
}

const names = columns.join(', ')
const insertOne = `insert into directory_orders (${names}) values (${columns.map(() => '?').join(', ')}) ${orReplace}`
const arrays = columns.map((column, at) => `$${at + 1}::${column.endsWith('_at') ? 'bigint' : 'text'}[]`)
const insertArrays = `insert into directory_orders (${names}) select * from unnest(${arrays.join(', ')}) ${orReplace}`

function columnValues(orders: readonly DirectoryOrder[]): readonly unknown[] {
  return columns.map((column) => orders.map((order) => order[column]))
}
