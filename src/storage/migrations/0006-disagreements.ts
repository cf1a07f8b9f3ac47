import type { ColumnDefinitionBuilder } from 'kysely'
import type { Migration } from './migration.ts'

const required = (column: ColumnDefinitionBuilder) => column.notNull()

/** Where shops' records and Klarna differ, and the conversations in which it showed. */
export const disagreementTables: Migration = {
  name: '0006-disagreements',
  up: async ({ schema }) => {
    await schema
      .createTable('disagreements')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('shop_id', 'text', (column) => column.notNull().references('shops.id').onDelete('cascade'))
      .addColumn('klarna_order_id', 'text', required)
      .addColumn('source', 'text', required)
      .addColumn('kind', 'text', required)
      .addColumn('order_number', 'text', required)
      .addColumn('shop_says', 'text', required)
      .addColumn('klarna_says', 'text', required)
      .addColumn('first_seen_at', 'bigint', required)
      .addColumn('last_seen_at', 'bigint', required)
      .addColumn('settled_at', 'bigint')
      .addColumn('settled_by', 'text')
      .addUniqueConstraint('disagreements_of_order', ['shop_id', 'klarna_order_id', 'source', 'kind'])
      .execute()
    await schema
      .createIndex('disagreements_newest')
      .on('disagreements')
      .columns(['shop_id', 'first_seen_at'])
      .execute()
    await schema
      .createTable('disagreement_conversations')
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversations.id').onDelete('cascade'),
      )
      .addColumn('disagreement_id', 'text', (column) =>
        column.notNull().references('disagreements.id').onDelete('cascade'),
      )
      .addColumn('shown_at', 'bigint', required)
      .addPrimaryKeyConstraint('disagreement_conversations_key', ['conversation_id', 'disagreement_id'])
      .execute()
    await schema
      .createIndex('disagreement_conversations_of_one')
      .on('disagreement_conversations')
      .columns(['disagreement_id', 'shown_at'])
      .execute()
  },
}
