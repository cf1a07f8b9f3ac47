import type { ColumnDefinitionBuilder } from 'kysely'
import type { Migration } from './migration.ts'

const required = (column: ColumnDefinitionBuilder) => column.notNull()
const ofShop = (column: ColumnDefinitionBuilder) =>
  column.notNull().references('shops.id').onDelete('cascade')

/** What platforms and Klarna tell of orders by themselves. */
export const feedTables: Migration = {
  name: '0005-feeds',
  up: async ({ schema }) => {
    await schema
      .createTable('platform_webhooks')
      .addColumn('shop_id', 'text', ofShop)
      .addColumn('kind', 'text', required)
      .addColumn('address', 'text', required)
      .addColumn('sealed_secret', 'text')
      .addColumn('hint', 'text')
      .addColumn('last_heard_at', 'bigint')
      .addPrimaryKeyConstraint('platform_webhooks_key', ['shop_id', 'kind'])
      .execute()
    await schema
      .createTable('feed_deliveries')
      .addColumn('shop_id', 'text', ofShop)
      .addColumn('feed', 'text', required)
      .addColumn('digest', 'text', required)
      .addColumn('order_key', 'text', required)
      .addColumn('changed_at', 'bigint', required)
      .addColumn('heard_at', 'bigint', required)
      .addPrimaryKeyConstraint('feed_deliveries_key', ['shop_id', 'feed', 'digest'])
      .execute()
    await schema
      .createIndex('feed_deliveries_of_order')
      .on('feed_deliveries')
      .columns(['shop_id', 'feed', 'order_key'])
      .execute()
    await schema
      .createIndex('feed_deliveries_by_age')
      .on('feed_deliveries')
      .columns(['shop_id', 'heard_at'])
      .execute()
    await schema.alterTable('jobs').addColumn('about', 'text').execute()
    // Rows without one never collide: a null equals nothing.
    await schema.createIndex('jobs_about').unique().on('jobs').columns(['shop_id', 'kind', 'about']).execute()
  },
}
