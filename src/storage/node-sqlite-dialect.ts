import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
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
import type { TurnQueue } from './turn-queue.ts'

/** Kysely over `node:sqlite`. `turns` is shared by all who have the same file open in this process. */
export class NodeSqliteDialect implements Dialect {
  readonly #database: DatabaseSync
  readonly #turns: TurnQueue
  readonly #onUse: () => void

  /** `onUse` is called after each query or transaction. */
  constructor(database: DatabaseSync, turns: TurnQueue, onUse: () => void = () => undefined) {
    this.#database = database
    this.#turns = turns
    this.#onUse = onUse
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#database, this.#turns, this.#onUse)
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

/**
 * There is one connection, so a transaction must end before the next query begins. The queue is the file's, not the
 * connection's: SQLite waits for another's lock by blocking the thread, and the holder could be on this one.
 */
class NodeSqliteDriver implements Driver {
  readonly #database: DatabaseSync
  readonly #turns: TurnQueue
  readonly #onUse: () => void
  readonly #connection: NodeSqliteConnection

  constructor(database: DatabaseSync, turns: TurnQueue, onUse: () => void) {
    this.#database = database
    this.#turns = turns
    this.#onUse = onUse
    this.#connection = new NodeSqliteConnection(database)
  }

  async init(): Promise<void> {
    // The database is open already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#turns.users.enter()
    await this.#turns.take()
    return this.#connection
  }

  // "immediate": a transaction that reads first and then finds another's write would have to start again.
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  // SQLite has rolled back by itself after some errors (a full disk), and refuses to do it twice.
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async releaseConnection(): Promise<void> {
    this.#turns.release()
    this.#turns.users.leave()
    this.#onUse()
  }

  async destroy(): Promise<void> {
    await this.#turns.take()
    try {
      this.#database.close()
    } finally {
      this.#turns.release()
    }
  }
}

type Prepared = { readonly statement: StatementSync; readonly returnsRows: boolean }

const mostPrepared = 200

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, Prepared>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { statement, returnsRows } = this.#prepare(query.sql)
    const values = query.parameters.map(bindable)
    // The rows are what the query selects: Kysely's types say so, and SQLite does not know them.
    if (returnsRows) return { rows: statement.all(...values) as Row[] }
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) }
  }

  streamQuery(): never {
    throw new Error('Streaming is not supported: select with a limit instead.')
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    const prepared = { statement, returnsRows: statement.columns().length > 0 }
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

/** Postgres and SQLite would store a Date, a boolean or an `undefined` differently, so neither gets one. */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(
    `Cannot be stored: ${value instanceof Date ? 'a Date' : `a value of type ${typeof value}`}`,
  )
}
