import { type Kysely, sql } from 'kysely'
import { type Database, inTransaction } from './database.ts'
import { migrations as ours } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { StorageError } from './storage-error.ts'
import type { Tables } from './tables.ts'

/**
 * Brings the tables up to date, all or nothing. Of processes that start at once, one does it and the others wait.
 * @throws StorageError when a newer Kvitto has written to the database.
 */
export async function migrate(database: Database, migrations: readonly Migration[] = ours): Promise<void> {
  const missing = missingOf(await applied(database, database.kysely), migrations)
  if (missing.length === 0) return
  await inTransaction(database, async (transaction) => {
    if (database.kind === 'postgres') await lock(transaction)
    await transaction.schema
      .createTable('schema_migrations')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .execute()
    for (const migration of missingOf(await applied(database, transaction), migrations)) {
      await migration.up(transaction, database.kind)
      await transaction.insertInto('schema_migrations').values({ name: migration.name }).execute()
    }
  })
}

function missingOf(names: ReadonlySet<string>, migrations: readonly Migration[]): readonly Migration[] {
  const known = new Set(migrations.map(({ name }) => name))
  for (const name of names)
    if (!known.has(name))
      throw new StorageError(
        'database_is_newer',
        `The database was changed by a newer version of Kvitto (${name}), which this version cannot use safely. ` +
          'Install that version again, or restore a backup that this version made.',
      )
  return migrations.filter(({ name }) => !names.has(name))
}

async function applied(database: Database, on: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const table =
    database.kind === 'sqlite'
      ? sql<{ name: string | null }>`select name from sqlite_master where name = 'schema_migrations'`
      : sql<{ name: string | null }>`select to_regclass('schema_migrations')::text as name`
  const { rows } = await table.execute(on)
  if (typeof rows[0]?.name !== 'string') return new Set()
  const names = await on.selectFrom('schema_migrations').select('name').execute()
  return new Set(names.map(({ name }) => name))
}

// Any number will do, as long as every version of Kvitto uses the same.
const lockNumber = 7_205_759_403

async function lock(transaction: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(transaction)
}
