import type { Kysely, Selectable, SelectQueryBuilder, Transaction } from 'kysely'
import { numberKey } from '../domain/order-reference.ts'
import type { Nomination } from '../orders/order-source.ts'
import { type Database, inTransaction, lightly } from './database.ts'
import { feedRows } from './directory-feed.ts'
import { directoryOrder, nominationOf } from './directory-order.ts'
import { seldom } from './directory-size.ts'
import { keptQuery } from './kept-query.ts'
import { dateOrNull } from './row.ts'
import type { DirectoryRow, FedOrigin, ShopStorage } from './storage.ts'
import type { DirectoryOrdersTable, Tables } from './tables.ts'

type DirectoryOrder = Selectable<DirectoryOrdersTable>

/** Bounds the size of one statement. */
const rowsAtOnce = 1_000
/** Origins, as a pattern of LIKE. */
const webhooks = 'webhook:%'
/** A batch of an import, not what a shop sends now and then. */
const manyRows = 250

export function directory(database: Database, shopId: string): ShopStorage['directory'] {
  const { kysely } = database
  const ofShop = () => kysely.selectFrom('directory_orders').where('shop_id', '=', shopId)
  const count = async (): Promise<number> => {
    const { rows } = await ofShop()
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    return Number(rows)
  }
  return {
    feed: (rows, origin, at) => feed(database, shopId, rows, origin, at),
    feedLightly: (rows, origin, at) => feed(lightly(database), shopId, rows, origin, at),
    learn: (row, at) => learn(lightly(database), shopId, row, at),
    remove: async (orderNumber) => {
      const key = numberKey(orderNumber)
      if (key === '') return 0
      const { numDeletedRows } = await kysely
        .deleteFrom('directory_orders')
        .where('shop_id', '=', shopId)
        .where('order_number_key', '=', key)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
    find: async (keys, limit) => {
      const wanted = [...new Set(keys)].filter((key) => key !== '')
      if (wanted.length === 0) return []
      // Three index look-ups. One query with OR is left to the planner, which can choose to read the whole table.
      const matching = (column: 'order_number_key' | 'order_number_digits' | 'klarna_reference_key') =>
        ofShop().selectAll().where(column, 'in', wanted)
      const matches = matching('order_number_key')
        .unionAll(matching('order_number_digits'))
        .unionAll(matching('klarna_reference_key'))
      return newest(kysely, matches, limit)
    },
    ordersOf: (email, limit) => newest(kysely, ofShop().selectAll().where('email_hash', '=', email), limit),
    fed: async () => (await fedAt(kysely, shopId)) !== null,
    fedSince: async () => dateOrNull(await fedAt(kysely, shopId)),
    count,
    size: seldom(count),
    clear: async () => {
      await kysely.deleteFrom('directory_orders').where('shop_id', '=', shopId).execute()
    },
  }
}

async function feed(
  database: Database,
  shopId: string,
  rows: readonly DirectoryRow[],
  origin: FedOrigin,
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  await inTransaction(database, async (transaction) => {
    await lockDirectory(database, transaction, shopId)
    await feedWithin(database, transaction, shopId, rows, origin, at)
  })
  if (rows.length >= manyRows) database.keepLogShort()
}

/** Feeds in the middle of a transaction that holds the directory (`lockDirectory`). */
export async function feedWithin(
  { kind }: Pick<Database, 'kind'>,
  transaction: Transaction<Tables>,
  shopId: string,
  rows: readonly DirectoryRow[],
  origin: FedOrigin,
  at: Date,
): Promise<void> {
  const orders = distinct(rows.map((row) => directoryOrder(shopId, row, origin, at)))
  for (let start = 0; start < orders.length; start += rowsAtOnce)
    await feedRows(transaction, kind, orders.slice(start, start + rowsAtOnce))
  if (orders.length > 0) await markFed(transaction, shopId, at)
}

async function fedAt(kysely: Kysely<Tables>, shopId: string): Promise<number | null> {
  const shop = await kysely
    .selectFrom('shops')
    .select('directory_fed_at')
    .where('id', '=', shopId)
    .executeTakeFirst()
  return shop?.directory_fed_at ?? null
}

/** The last of a batch's equal rows wins, as if each had been fed alone. One statement cannot write a row twice. */
function distinct(orders: readonly DirectoryOrder[]): readonly DirectoryOrder[] {
  const byKey = new Map(orders.map((order) => [`${order.order_number_key} ${order.klarna_order_id}`, order]))
  return [...byKey.values()]
}

/** One writer at a time for each shop, so that no order is fed and learned at once. Inserts elsewhere go on. */
export async function lockDirectory(
  database: Database,
  transaction: Transaction<Tables>,
  shopId: string,
): Promise<void> {
  if (database.kind === 'postgres')
    await transaction.selectFrom('shops').select('id').where('id', '=', shopId).forNoKeyUpdate().execute()
}

async function markFed(transaction: Kysely<Tables>, shopId: string, at: Date): Promise<void> {
  await transaction
    .updateTable('shops')
    .set({ directory_fed_at: at.getTime() })
    .where('id', '=', shopId)
    .where('directory_fed_at', 'is', null)
    .execute()
}

/** Replaces what was learned of the order before. Where it was fed, only what the fed rows leave open is filled. */
async function learn(database: Database, shopId: string, row: DirectoryRow, at: Date): Promise<void> {
  const order = directoryOrder(shopId, row, 'learned', at)
  // Most orders are known already, and reading takes no lock.
  if (knows(await rowsOf(database.kysely, order), order)) return
  await inTransaction(database, async (transaction) => {
    await lockDirectory(database, transaction, shopId)
    const rows = await rowsOf(transaction, order)
    if (knows(rows, order)) return
    if (rows.some(isFed)) return fillFed(transaction, order)
    if (rows.length > 0)
      await transaction
        .deleteFrom('directory_orders')
        .where('shop_id', '=', shopId)
        .where('klarna_order_id', '=', order.klarna_order_id)
        .where('origin', '=', 'learned')
        .execute()
    await insertOrder(transaction, order)
  })
}

const insertOrder = keptQuery((on, order: DirectoryOrder) =>
  on
    .insertInto('directory_orders')
    .values(order)
    .onConflict((conflict) =>
      conflict.columns(['shop_id', 'order_number_key', 'klarna_order_id']).doUpdateSet(order),
    ),
)

async function fillFed(transaction: Kysely<Tables>, order: DirectoryOrder): Promise<void> {
  await transaction
    .updateTable('directory_orders')
    .set(({ fn, val }) => ({
      klarna_reference_key: fn.coalesce('klarna_reference_key', val(order.klarna_reference_key)),
      email_hash: fn.coalesce('email_hash', val(order.email_hash)),
      created_at: fn.coalesce('created_at', val(order.created_at)),
    }))
    .where('shop_id', '=', order.shop_id)
    .where('klarna_order_id', '=', order.klarna_order_id)
    .where('origin', 'not like', webhooks)
    .execute()
}

/** But what webhooks told: a shopper may have written the ID there, and what Klarna says stands beside it. */
async function rowsOf(
  on: Kysely<Tables>,
  { shop_id, klarna_order_id }: DirectoryOrder,
): Promise<readonly DirectoryOrder[]> {
  return (await selectOrder(on, { shop_id, klarna_order_id })).rows
}

const selectOrder = keptQuery((on, order: Pick<DirectoryOrder, 'shop_id' | 'klarna_order_id'>) =>
  on
    .selectFrom('directory_orders')
    .selectAll()
    .where('shop_id', '=', order.shop_id)
    .where('klarna_order_id', '=', order.klarna_order_id)
    .where('origin', 'not like', webhooks),
)

function isFed(row: DirectoryOrder): boolean {
  return row.origin !== 'learned'
}

/** Whether learning `order` would change nothing: fed rows leave nothing open, or a learned one says the same. */
function knows(rows: readonly DirectoryOrder[], order: DirectoryOrder): boolean {
  return (
    rows.length > 0 &&
    rows.every((known) => (isFed(known) ? leavesNothingOpen(known, order) : same(known, order)))
  )
}

function same(known: DirectoryOrder, order: DirectoryOrder): boolean {
  return (
    known.order_number === order.order_number && learnable.every((column) => known[column] === order[column])
  )
}

function leavesNothingOpen(fed: DirectoryOrder, order: DirectoryOrder): boolean {
  return learnable.every((column) => fed[column] !== null || order[column] === null)
}

const learnable = ['klarna_reference_key', 'email_hash', 'created_at'] as const

/**
 * Each Klarna order ID once, by the newest of its rows. Materialized: else SQLite reads all rows of the shop in the
 * order of their Klarna order IDs, to group them without sorting.
 */
async function newest(
  kysely: Kysely<Tables>,
  matches: SelectQueryBuilder<Tables, 'directory_orders', DirectoryOrder>,
  limit: number,
): Promise<readonly Nomination[]> {
  const rows = await kysely
    .with(
      (name) => name('matches').materialized(),
      () => matches,
    )
    .selectFrom('matches')
    .select(({ fn }) => ['klarna_order_id', fn.max('email_hash').as('email_hash')])
    .groupBy('klarna_order_id')
    .orderBy(({ fn }) => fn.max(fn.coalesce('created_at', 'updated_at')), 'desc')
    .orderBy('klarna_order_id')
    .limit(limit)
    .execute()
  return rows.map(nominationOf)
}
