import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Database } from './database.ts'
import { StorageError } from './storage-error.ts'
import type { Tables } from './tables.ts'
import { withoutNul } from './without-nul.ts'

const connectTimeoutMs = 5000
const mostConnections = 10

/** Connects once, so that a wrong URL is told at start and not at the first question. */
export async function openPostgres(databaseUrl: string): Promise<Database> {
  const pool = makePool(databaseUrl)
  try {
    const client = await pool.connect()
    client.release()
  } catch (error) {
    await pool.end()
    throw cannotReach(databaseUrl, error)
  }
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [withoutNul()] })
  return { kind: 'postgres', kysely, light: kysely, keepLogShort: () => undefined, version: () => null, now }
}

function makePool(databaseUrl: string): pg.Pool {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) throw badUrl()
  const options: pg.PoolConfig = {
    connectionString: databaseUrl,
    max: mostConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'kvitto',
    keepAlive: true,
    types: { getTypeParser },
  }
  refuseUnreadable(options)
  const pool = new pg.Pool(options)
  // A connection that breaks while idle is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined)
  return pool
}

/** A client reads the URL when it is made, a pool only when it connects. The error of either repeats the URL. */
function refuseUnreadable(options: pg.ClientConfig): void {
  try {
    new pg.Client(options)
  } catch {
    throw badUrl()
  }
}

/** Our bigints are times and counts, which a number holds; pg gives text unless told otherwise. */
const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format)

async function now(on: Kysely<Tables>): Promise<number> {
  // Not now(): that is when the transaction began, before it waited for a lock.
  const query = sql<{
    now: number
  }>`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now`
  const { rows } = await query.execute(on)
  return rows[0]?.now ?? Number.NaN
}

function badUrl(): StorageError {
  return new StorageError(
    'bad_database_url',
    'DATABASE_URL is not a Postgres URL. It has the form postgres://USER:PASSWORD@HOST:5432/DATABASE; ' +
      'characters such as @ : / # in the password must be percent-encoded.',
  )
}

function cannotReach(databaseUrl: string, error: unknown): StorageError {
  return new StorageError(
    'cannot_reach_postgres',
    `Cannot use Postgres at ${withoutPassword(databaseUrl)}: ${reasonOf(error)}. ` +
      'Check that the server runs and that DATABASE_URL names the right host, port, database, user and password.',
  )
}

function withoutPassword(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'the server of DATABASE_URL'
  const { hostname, port, pathname } = new URL(databaseUrl)
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`
}

/** Of several addresses tried, Node gives an error with no message that holds one for each. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message : 'no answer'
}
