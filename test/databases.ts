import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { StorageOptions } from '../src/storage/open-storage.ts'

/** An empty database of its own, gone after `drop`. */
export type FreshDatabase = { readonly options: StorageOptions; drop(): Promise<void> }

export type TestDatabase = {
  readonly name: string
  /** Several can have it open at once, and it keeps its rows when it is closed. */
  readonly shared: boolean
  /** Why its tests are skipped; false when they run. */
  readonly skip: string | false
  create(): Promise<FreshDatabase>
}

const server = process.env['KVITTO_TEST_POSTGRES']
const required = (process.env['KVITTO_REQUIRE'] ?? '').split(/[\s,]+/).includes('postgres')
const howToGetIt =
  'set KVITTO_TEST_POSTGRES to the URL of a Postgres server; test/start-postgres.sh FOLDER starts one and prints it'

/** Every database that Kvitto runs on. A battery goes through them all in one loop. */
export const testDatabases: readonly TestDatabase[] = [
  { name: 'SQLite in a file', shared: true, skip: false, create: createFile },
  {
    name: 'SQLite in memory',
    shared: false,
    skip: false,
    create: async () => ({ options: { file: ':memory:' }, drop: async () => undefined }),
  },
  {
    name: 'Postgres',
    shared: true,
    skip: server === undefined && !required ? howToGetIt : false,
    create: createPostgres,
  },
]

async function createFile(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-storage-'))
  return {
    options: { file: join(folder, 'kvitto.db') },
    drop: () => rm(folder, { recursive: true, force: true }),
  }
}

let created = 0

async function createPostgres(): Promise<FreshDatabase> {
  if (server === undefined) throw new Error(`KVITTO_REQUIRE asks for postgres: ${howToGetIt}`)
  const name = `kvitto_test_${process.pid}_${created++}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    options: { databaseUrl: url.href },
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  }
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
