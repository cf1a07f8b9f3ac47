import type { ColumnDefinitionBuilder } from 'kysely'
import type { Migration } from './migration.ts'

const required = (column: ColumnDefinitionBuilder) => column.notNull()

export const conversationTables: Migration = {
  name: '0002-conversations',
  up: async ({ schema }) => {
    await schema
      .alterTable('shops')
      .addColumn('settings', 'text', (column) => column.notNull().defaultTo('{}'))
      .execute()
    await schema
      .createTable('conversations')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('shop_id', 'text', (column) => column.notNull().references('shops.id').onDelete('cascade'))
      .addColumn('owner', 'text', required)
      .addColumn('status', 'text', required)
      .addColumn('language', 'text', required)
      .addColumn('email_hash', 'text')
      .addColumn('sealed_state', 'text', required)
      .addColumn('turns', 'integer', required)
      .addColumn('created_at', 'bigint', required)
      .addColumn('updated_at', 'bigint', required)
      .execute()
    await schema
      .createIndex('conversations_by_age')
      .on('conversations')
      .columns(['shop_id', 'updated_at'])
      .execute()
    await schema
      .createIndex('conversations_by_email')
      .on('conversations')
      .columns(['shop_id', 'email_hash'])
      .execute()
    await schema
      .createTable('turns')
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversations.id').onDelete('cascade'),
      )
      .addColumn('number', 'integer', required)
      .addColumn('at', 'bigint', required)
      .addColumn('message', 'text', required)
      .addColumn('reply', 'text', required)
      .addColumn('language', 'text', required)
      .addColumn('outcome', 'text', required)
      .addColumn('engine', 'text', required)
      .addColumn('intents', 'text', required)
      .addColumn('tools', 'text', required)
      .addColumn('duration_ms', 'integer', required)
      .addColumn('usage', 'text')
      .addPrimaryKeyConstraint('turns_key', ['conversation_id', 'number'])
      .execute()
  },
}
