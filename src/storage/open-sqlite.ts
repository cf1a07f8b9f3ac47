import { closeSync, mkdirSync, openSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { Kysely } from 'kysely'
import type { Database } from './database.ts'
import { NodeSqliteDialect } from './node-sqlite-dialect.ts'
import { StorageError } from './storage-error.ts'
import type { Tables } from './tables.ts'
import { TurnQueue } from './turn-queue.ts'

const lockWaitMs = 5000

/** `file` is made when it is not there; `:memory:` keeps nothing. */
export async function openSqlite(file: string): Promise<Database> {
  const path = file === ':memory:' ? file : makeFile(file)
  const sqlite = await openFile(path)
  const turns = path === ':memory:' ? new TurnQueue() : turnsOf(path)
  return {
    kind: 'sqlite',
    kysely: new Kysely<Tables>({ dialect: new NodeSqliteDialect(sqlite, turns) }),
    // All processes of one file are on one host.
    now: async () => Date.now(),
  }
}

/** Only the owner may read it. SQLite gives its two companion files the same mode. */
function makeFile(file: string): string {
  const path = resolve(file)
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    closeSync(openSync(path, 'a', 0o600))
    return realpathSync(path)
  } catch (error) {
    throw cannotOpen(path, error)
  }
}

async function openFile(path: string): Promise<DatabaseSync> {
  let sqlite: DatabaseSync | undefined
  try {
    sqlite = new DatabaseSync(path, { timeout: lockWaitMs, enableForeignKeyConstraints: true })
    await useWriteAheadLog(sqlite)
    sqlite.exec('pragma synchronous = full')
    return sqlite
  } catch (error) {
    sqlite?.close()
    throw cannotOpen(path, error)
  }
}

/** SQLite answers "locked" at once, without waiting, while another process makes the same change. */
async function useWriteAheadLog(sqlite: DatabaseSync): Promise<void> {
  const giveUpAt = performance.now() + lockWaitMs
  for (;;) {
    try {
      sqlite.exec('pragma journal_mode = wal')
      return
    } catch (error) {
      if (!isLocked(error) || performance.now() > giveUpAt) throw error
      await setTimeout(10)
    }
  }
}

const sqliteBusy = 5

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}

function cannotOpen(path: string, error: unknown): StorageError {
  const reason = error instanceof Error ? error.message : String(error)
  return new StorageError(
    'cannot_open_file',
    `Cannot open the database ${path}: ${reason}. ` +
      'Give this user the right to write the file and its folder, or choose another folder with --data or KVITTO_DATA.',
  )
}

const queues = new Map<string, TurnQueue>()

function turnsOf(path: string): TurnQueue {
  const known = queues.get(path)
  if (known !== undefined) return known
  const queue = new TurnQueue()
  queues.set(path, queue)
  return queue
}
