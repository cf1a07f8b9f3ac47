import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import type { DatabaseKind } from '../database.ts'
import type { Tables } from '../tables.ts'
import type { Migration } from './migration.ts'

export const firstTables: Migration = {
  name: '0001-first-tables',
  up: async (schema, kind) => {
    await createShops(schema)
    await createDirectory(schema)
    await createAttempts(schema)
    await createAudit(schema, kind)
    await createBudget(schema)
  },
}

const required = (column: ColumnDefinitionBuilder) => column.notNull()
const ofShop = (column: ColumnDefinitionBuilder) =>
  column.notNull().references('shops.id').onDelete('cascade')

async function createShops({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('shops')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', required)
    .addColumn('country', 'text', required)
    .addColumn('time_zone', 'text', required)
    .addColumn('locale', 'text', required)
    .addColumn('widget_key', 'text', (column) => column.notNull().unique())
    .addColumn('sealed_hash_key', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('directory_fed_at', 'bigint')
    .execute()
  await schema
    .createTable('connections')
    .addColumn('shop_id', 'text', ofShop)
    .addColumn('kind', 'text', required)
    .addColumn('region', 'text', required)
    .addColumn('environment', 'text', required)
    .addColumn('sealed_credentials', 'text', required)
    .addColumn('hint', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('last_used_at', 'bigint')
    .addPrimaryKeyConstraint('connections_key', ['shop_id', 'kind'])
    .execute()
  await schema
    .createTable('api_keys')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('shop_id', 'text', ofShop)
    .addColumn('name', 'text', required)
    .addColumn('scopes', 'text', required)
    .addColumn('key_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', required)
    .execute()
  await schema.createIndex('api_keys_of_shop').on('api_keys').column('shop_id').execute()
  await schema
    .createTable('tool_settings')
    .addColumn('shop_id', 'text', ofShop)
    .addColumn('tool', 'text', required)
    .addColumn('enabled', 'integer', required)
    .addPrimaryKeyConstraint('tool_settings_key', ['shop_id', 'tool'])
    .execute()
}

async function createDirectory({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('directory_orders')
    .addColumn('shop_id', 'text', ofShop)
    .addColumn('order_number', 'text')
    .addColumn('order_number_key', 'text', required)
    .addColumn('order_number_digits', 'text')
    .addColumn('klarna_reference_key', 'text')
    .addColumn('klarna_order_id', 'text', required)
    .addColumn('email_hash', 'text')
    .addColumn('origin', 'text', required)
    .addColumn('created_at', 'bigint')
    .addColumn('updated_at', 'bigint', required)
    // Finds by order number as well: the key begins with it.
    .addPrimaryKeyConstraint('directory_orders_key', ['shop_id', 'order_number_key', 'klarna_order_id'])
    .execute()
  for (const column of [
    'order_number_digits',
    'klarna_reference_key',
    'klarna_order_id',
    'email_hash',
  ] as const)
    await schema
      .createIndex(`directory_orders_by_${column}`)
      .on('directory_orders')
      .columns(['shop_id', column])
      .execute()
}

async function createAttempts({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('attempts')
    .addColumn('shop_id', 'text', ofShop)
    .addColumn('key', 'text', required)
    .addColumn('state', 'text')
    .addColumn('updated_at', 'bigint', required)
    .addPrimaryKeyConstraint('attempts_key', ['shop_id', 'key'])
    .execute()
  await schema.createIndex('attempts_by_age').on('attempts').column('updated_at').execute()
}

async function createAudit({ schema }: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  // SQLite counts up an integer primary key by itself, and only one of exactly this type.
  const table = schema.createTable('audit_events')
  await (kind === 'sqlite'
    ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    : table.addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
  )
    .addColumn('shop_id', 'text', ofShop)
    .addColumn('at', 'bigint', required)
    .addColumn('actor', 'text', required)
    .addColumn('action', 'text', required)
    .addColumn('detail', 'text', required)
    .execute()
  await schema
    .createIndex('audit_events_of_shop')
    .on('audit_events')
    .columns(['shop_id', 'at', 'id'])
    .execute()
}

async function createBudget({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('klarna_budget')
    .addColumn('merchant', 'text', required)
    .addColumn('slot', 'integer', required)
    .addColumn('free_at', 'bigint', required)
    .addPrimaryKeyConstraint('klarna_budget_key', ['merchant', 'slot'])
    .execute()
}
