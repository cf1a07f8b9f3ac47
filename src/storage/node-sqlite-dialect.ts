import type { SQLInputValue } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { SqliteFile, Synchronous } from './sqlite-file.ts'

export type NodeSqliteOptions = {
  /** Of every commit made here. */
  readonly synchronous: Synchronous
  /** Called after each query or transaction. */
  readonly onUse?: () => void
}

/** Kysely over `node:sqlite`. Several may share the file. */
export class NodeSqliteDialect implements Dialect {
  readonly #file: SqliteFile
  readonly #options: NodeSqliteOptions

  constructor(file: SqliteFile, options: NodeSqliteOptions) {
    this.#file = file
    this.#options = options
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#file, this.#options)
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler()
  }

  createAdapter(): SqliteAdapter {
    return new NodeSqliteAdapter()
  }

  createIntrospector(kysely: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(kysely)
  }
}

class NodeSqliteAdapter extends SqliteAdapter {
  // Kysely's own lock wakes every waiter for each turn; the driver's queue wakes one.
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

// "immediate": a transaction that reads first and then finds another's write would have to start again.
const begin = CompiledQuery.raw('begin immediate')
const commit = CompiledQuery.raw('commit')

/**
 * There is one connection, so a transaction must end before the next query begins. The queue is the file's, not the
 * connection's: SQLite waits for another's lock by blocking the thread, and the holder could be on this one.
 */
class NodeSqliteDriver implements Driver {
  readonly #file: SqliteFile
  readonly #options: NodeSqliteOptions
  readonly #connection: NodeSqliteConnection

  constructor(file: SqliteFile, options: NodeSqliteOptions) {
    this.#file = file
    this.#options = options
    this.#connection = new NodeSqliteConnection(file, options.synchronous)
  }

  async init(): Promise<void> {
    // The database is open already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#file.turns.users.enter()
    await this.#file.turns.take()
    return this.#connection
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(begin)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(commit)
  }

  // SQLite has rolled back by itself after some errors (a full disk), and refuses to do it twice.
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async releaseConnection(): Promise<void> {
    this.#file.turns.release()
    this.#file.turns.users.leave()
    this.#options.onUse?.()
  }

  async destroy(): Promise<void> {
    await this.#file.turns.take()
    try {
      // Whoever shares the file may have closed it already.
      if (this.#file.database.isOpen) this.#file.database.close()
    } finally {
      this.#file.turns.release()
    }
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #file: SqliteFile
  readonly #synchronous: Synchronous

  constructor(file: SqliteFile, synchronous: Synchronous) {
    this.#file = file
    this.#synchronous = synchronous
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { statement, returnsRows, writes } = this.#file.prepare(query.sql)
    // Within a transaction nothing changes: `begin` was the first to come here, and nobody else has had a turn since.
    if (writes) this.#file.writeWith(this.#synchronous)
    const values = query.parameters.map(bindable)
    // The rows are what the query selects: Kysely's types say so, and SQLite does not know them.
    if (returnsRows) return { rows: statement.all(...values) as Row[] }
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) }
  }

  streamQuery(): never {
    throw new Error('Streaming is not supported: select with a limit instead.')
  }
}

/** Postgres and SQLite would store a Date, a boolean or an `undefined` differently, so neither gets one. */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(
    `Cannot be stored: ${value instanceof Date ? 'a Date' : `a value of type ${typeof value}`}`,
  )
}
