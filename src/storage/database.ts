import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

export type DatabaseKind = 'sqlite' | 'postgres'

/** One of the two databases. What differs between them is here, in its driver and in the first migration. */
export type Database = {
  readonly kind: DatabaseKind
  readonly kysely: Kysely<Tables>
  /**
   * For what a loss of power may take and the end of a process may not: counts, turns, what was learned. Commits wait
   * for no disk, and reach it half a second later.
   */
  readonly light: Kysely<Tables>
  /**
   * After very much was written. An SQLite file's write-ahead log begins anew only when nobody writes between two
   * checkpoints: beside chats an import made it hundreds of megabytes long, and reading through it slow.
   */
  keepLogShort(): void
  /**
   * Another number after each commit that may have changed something, but for this process's light ones. Null on
   * Postgres, which does not tell.
   */
  version(): number | null
  /** Milliseconds since 1970 by the one clock that all processes of this database share. */
  now(on: Kysely<Tables>): Promise<number>
}

/** The same database, whose commits wait for no disk. */
export function lightly(database: Database): Database {
  return { ...database, kysely: database.light }
}

/**
 * SQLite: holds the only write lock from the start. Postgres: rows are locked as they are changed or selected for
 * update, and read as they are once the lock is held.
 */
export function inTransaction<T>(
  database: Database,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return database.kysely.transaction().setIsolationLevel('read committed').execute(work)
}
