import type { Database } from './database.ts'
import { kyselyStorage } from './kysely-storage.ts'
import { migrate } from './migrate.ts'
import { openSqlite, usersOf } from './open-sqlite.ts'
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
  return kyselyStorage(database, reopening(options))
}

function reopening(options: StorageOptions): StorageOptions | null {
  if (!('file' in options)) return options
  return options.file === ':memory:' ? null : { ...options, users: usersOf(options.file).shared }
}

async function openDatabase(options: StorageOptions): Promise<Database> {
  if ('file' in options) return openSqlite(options.file, options.cacheMb)
  // Loaded only when it is used: most shops run on SQLite, and start sooner without it.
  const { openPostgres } = await import('./open-postgres.ts')
  return openPostgres(options.databaseUrl)
}
