import type { ColumnDefinitionBuilder } from 'kysely'
import type { Migration } from './migration.ts'

const required = (column: ColumnDefinitionBuilder) => column.notNull()

/** The platforms that shops have connected. */
export const platformTables: Migration = {
  name: '0004-platforms',
  up: async ({ schema }) => {
    await schema
      .createTable('platforms')
      .addColumn('shop_id', 'text', (column) => column.notNull().references('shops.id').onDelete('cascade'))
      .addColumn('kind', 'text', required)
      .addColumn('address', 'text', required)
      .addColumn('sealed_credentials', 'text', required)
      .addColumn('hint', 'text', required)
      .addColumn('state', 'text', required)
      .addColumn('problem', 'text')
      .addColumn('created_at', 'bigint', required)
      .addColumn('last_used_at', 'bigint')
      .addPrimaryKeyConstraint('platforms_key', ['shop_id', 'kind'])
      .execute()
  },
}
