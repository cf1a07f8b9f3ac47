import type { Database } from './database.ts'
import { kyselyStorage } from './kysely-storage.ts'
import { migrate } from './migrate.ts'
import { openSqlite } from './open-sqlite.ts'
import type { Storage, StorageOptions } from './storage.ts'

export type { StorageOptions } from './storage.ts'

/** Opens the database and brings its tables up to date. @throws StorageError, which says what to do. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const database = await openDatabase(options)
  try {
    await migrate(database)
  } catch (error) {
    await database.kysely.destroy()
    throw error
  }
  return kyselyStorage(database, 'file' in options && options.file === ':memory:' ? null : options)
}

async function openDatabase(options: StorageOptions): Promise<Database> {
  if ('file' in options) return openSqlite(options.file, options.cacheMb)
  // Loaded only when it is used: most shops run on SQLite, and start sooner without it.
  const { openPostgres } = await import('./open-postgres.ts')
  return openPostgres(options.databaseUrl)
}
