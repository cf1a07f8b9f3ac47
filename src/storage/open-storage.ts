import type { Database } from './database.ts'
import { kyselyStorage } from './kysely-storage.ts'
import { migrate } from './migrate.ts'
import { openSqlite } from './open-sqlite.ts'
import type { Storage } from './storage.ts'

/** A `postgres://` URL, or an SQLite file (`:memory:` keeps nothing). */
export type StorageOptions = { readonly databaseUrl: string } | { readonly file: string }

/** Opens the database and brings its tables up to date. @throws StorageError, which says what to do. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const database = await openDatabase(options)
  try {
    await migrate(database)
  } catch (error) {
    await database.kysely.destroy()
    throw error
  }
  return kyselyStorage(database)
}

async function openDatabase(options: StorageOptions): Promise<Database> {
  if ('file' in options) return openSqlite(options.file)
  // Loaded only when it is used: most shops run on SQLite, and start sooner without it.
  const { openPostgres } = await import('./open-postgres.ts')
  return openPostgres(options.databaseUrl)
}
