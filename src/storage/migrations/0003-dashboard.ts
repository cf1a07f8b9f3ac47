import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from 'kysely'
import type { DatabaseKind } from '../database.ts'
import type { Tables } from '../tables.ts'
import type { Migration } from './migration.ts'

const required = (column: ColumnDefinitionBuilder) => column.notNull()
const none = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(0)
const empty = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo('')
const ofShop = (column: ColumnDefinitionBuilder) =>
  column.notNull().references('shops.id').onDelete('cascade')
const ofPerson = (column: ColumnDefinitionBuilder) =>
  column.notNull().references('people.id').onDelete('cascade')
const ofConversation = (column: ColumnDefinitionBuilder) =>
  column.notNull().references('conversations.id').onDelete('cascade')

/** People and their sessions, the widget's, what happens to a conversation beside its turns, jobs. */
export const dashboardTables: Migration = {
  name: '0003-dashboard',
  up: async (schema, kind) => {
    await createPeople(schema)
    await createWidgetSessions(schema)
    await extendConversations(schema, kind)
    await createJobs(schema, kind)
  },
}

async function createPeople({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('people')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('shop_id', 'text', ofShop)
    .addColumn('name', 'text', required)
    .addColumn('email', 'text', required)
    .addColumn('email_key', 'text', required)
    .addColumn('password_hash', 'text', required)
    .addColumn('role', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addUniqueConstraint('people_by_shop_and_email', ['shop_id', 'email_key'])
    .execute()
  await schema.createIndex('people_by_email').on('people').column('email_key').execute()
  await schema
    .createTable('sessions')
    .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('person_id', 'text', ofPerson)
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .execute()
  await schema.createIndex('sessions_of_person').on('sessions').column('person_id').execute()
  await schema
    .createTable('one_time_links')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('shop_id', 'text', ofShop)
    .addColumn('kind', 'text', required)
    .addColumn('role', 'text', required)
    .addColumn('email', 'text')
    .addColumn('expires_at', 'bigint', required)
    .execute()
}

async function createWidgetSessions({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('widget_sessions')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('shop_id', 'text', ofShop)
    .addColumn('conversation_id', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .execute()
}

async function extendConversations({ schema }: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  const added: readonly (readonly [string, 'text' | 'integer', typeof required])[] = [
    ['agent', 'text', (column) => column],
    ['rating', 'text', (column) => column],
    ['answered', 'integer', none],
    ['thanked', 'integer', none],
    ['handed_over', 'integer', none],
    ['first_message', 'text', empty],
    ['last_message', 'text', empty],
    ['last_outcome', 'text', empty],
    ['labels', 'text', empty],
  ]
  for (const [name, type, with_] of added)
    await schema.alterTable('conversations').addColumn(name, type, with_).execute()
  await schema.alterTable('turns').addColumn('message_id', 'text').execute()
  // Lists are in this order, and their pages begin at a place in it.
  await schema.dropIndex('conversations_by_age').execute()
  await schema
    .createIndex('conversations_by_age')
    .on('conversations')
    .columns(['shop_id', 'updated_at', 'id'])
    .execute()
  await schema
    .createIndex('conversations_by_status')
    .on('conversations')
    .columns(['shop_id', 'status', 'updated_at', 'id'])
    .execute()
  await schema
    .createIndex('conversations_by_start')
    .on('conversations')
    .columns(['shop_id', 'created_at'])
    .execute()
  await schema
    .createTable('conversation_texts')
    .addColumn('conversation_id', 'text', ofConversation)
    .addColumn('block', 'integer', required)
    .addColumn('text', 'text', required)
    .addPrimaryKeyConstraint('conversation_texts_key', ['conversation_id', 'block'])
    .execute()
  await countedUp(schema.createTable('conversation_events'), kind)
    .addColumn('conversation_id', 'text', ofConversation)
    .addColumn('at', 'bigint', required)
    .addColumn('kind', 'text', required)
    .addColumn('name', 'text')
    .addColumn('text', 'text')
    .execute()
  await schema
    .createIndex('conversation_events_of_conversation')
    .on('conversation_events')
    .columns(['conversation_id', 'id'])
    .execute()
}

async function createJobs({ schema }: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  await countedUp(schema.createTable('jobs'), kind)
    .addColumn('shop_id', 'text', ofShop)
    .addColumn('kind', 'text', required)
    .addColumn('payload', 'text', required)
    .addColumn('tries', 'integer', none)
    .addColumn('due_at', 'bigint', required)
    .addColumn('failed_at', 'bigint')
    .addColumn('problem', 'text')
    .execute()
  await schema.createIndex('jobs_due').on('jobs').column('due_at').execute()
}

/** With an ID that counts up by itself. */
function countedUp<Name extends string>(
  table: CreateTableBuilder<Name>,
  kind: DatabaseKind,
): CreateTableBuilder<Name, 'id'> {
  return kind === 'sqlite'
    ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    : table.addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
}
