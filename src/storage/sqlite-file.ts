import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { TurnQueue } from './turn-queue.ts'

/** What a commit waits for: `full` for the disk, `normal` for the write-ahead log alone. */
export type Synchronous = 'full' | 'normal'

export type Prepared = {
  readonly statement: StatementSync
  readonly returnsRows: boolean
  /** False only where it surely changes nothing. */
  readonly writes: boolean
}

const mostPrepared = 200

/**
 * A file that is open: one connection, whatever its commits wait for. With two, each commit of the one emptied the
 * other's cache of pages, and each read found them in the write-ahead log anew.
 */
export class SqliteFile {
  readonly database: DatabaseSync
  /** Shared by all who have the same file open in this process. */
  readonly turns: TurnQueue
  readonly #prepared = new Map<string, Prepared>()
  readonly #dataVersion: StatementSync
  #synchronous: Synchronous | null = null
  #seen: unknown
  #version = 0

  constructor(database: DatabaseSync, turns: TurnQueue) {
    this.database = database
    this.turns = turns
    this.#dataVersion = database.prepare('pragma data_version')
  }

  /** See `Database`. */
  version(): number {
    // SQLite counts the commits of others there: of other processes, other threads.
    const seen = this.#dataVersion.get()?.['data_version']
    if (seen !== this.#seen) this.#version += 1
    this.#seen = seen
    return this.#version
  }

  /**
   * Called before each statement that may change something. In the middle of a transaction with what it began with:
   * SQLite would stay with that.
   */
  writeWith(synchronous: Synchronous): void {
    if (synchronous === 'full') this.#version += 1
    if (this.#synchronous === synchronous) return
    this.database.exec(`pragma synchronous = ${synchronous}`)
    this.#synchronous = synchronous
  }

  prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known !== undefined) return known
    const statement = this.database.prepare(sql)
    const returnsRows = statement.columns().length > 0
    const prepared = { statement, returnsRows, writes: !/^\s*select\b/i.test(sql) }
    if (this.#prepared.size >= mostPrepared) {
      for (const oldest of this.#prepared.keys()) {
        this.#prepared.delete(oldest)
        break
      }
    }
    this.#prepared.set(sql, prepared)
    return prepared
  }
}
