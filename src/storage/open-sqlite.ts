import { closeSync, mkdirSync, openSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely } from 'kysely'
import type { Database } from './database.ts'
import { NodeSqliteDialect } from './node-sqlite-dialect.ts'
import { SqliteFile } from './sqlite-file.ts'
import { StorageError } from './storage-error.ts'
import type { Tables } from './tables.ts'
import { TurnQueue } from './turn-queue.ts'
import type { Users } from './users.ts'

const lockWaitMs = 5000

/** `file` is made when it is not there; `:memory:` keeps nothing. `cacheMb`: of pages, 2 by default. */
export async function openSqlite(file: string, cacheMb?: number): Promise<Database> {
  const path = file === ':memory:' ? file : makeFile(file)
  const turns = path === ':memory:' ? new TurnQueue() : turnsOf(path)
  const sqlite = await openFile(path)
  // A light commit plans a checkpoint anyway, so no commit need make one at SQLite's own 1,000 pages. An import, which
  // alone asks for a cache, stays with them: there the log would be that long at all times.
  if (cacheMb === undefined) sqlite.exec(`pragma wal_autocheckpoint = ${longestLogPages}`)
  else sqlite.exec(`pragma cache_size = -${cacheMb * 1024}`)
  const shared = new SqliteFile(sqlite, turns)
  const kysely = new Kysely<Tables>({ dialect: new NodeSqliteDialect(shared, { synchronous: 'full' }) })
  return {
    kind: 'sqlite',
    kysely,
    light: path === ':memory:' ? kysely : light(shared),
    keepLogShort: () => keepLogShort(sqlite),
    version: () => shared.version(),
    // All processes of one file are on one host.
    now: async () => Date.now(),
  }
}

/** Of 4 KB. */
const longestLogPages = 4_000
/** Whoever writes or reads meanwhile is waited for that long, and else the next time. */
const restartWaitMs = 50

/** Most is copied into the file while others write; then the log begins anew, for which they wait a moment. */
function keepLogShort(sqlite: DatabaseSync): void {
  if (!sqlite.isOpen || sqlite.isTransaction) return
  const checkpointed = sqlite.prepare('pragma wal_checkpoint(passive)').get()
  if (Number(checkpointed?.['log']) < longestLogPages) return
  sqlite.exec(`pragma busy_timeout = ${restartWaitMs}`)
  sqlite.exec('pragma wal_checkpoint(restart)')
  sqlite.exec(`pragma busy_timeout = ${lockWaitMs}`)
}

/** How long what was written lightly may be known to the operating system alone. */
const syncMs = 500

/** Commits go to the write-ahead log at once, and to the disk with the next checkpoint. */
function light(file: SqliteFile): Kysely<Tables> {
  const sqlite = file.database
  let isPlanned = false
  const syncSoon = (): void => {
    if (isPlanned) return
    isPlanned = true
    setTimeout(() => {
      isPlanned = false
      if (!sqlite.isOpen) return
      if (sqlite.isTransaction) syncSoon()
      else sqlite.exec('pragma wal_checkpoint(passive)')
    }, syncMs).unref()
  }
  return new Kysely<Tables>({
    dialect: new NodeSqliteDialect(file, { synchronous: 'normal', onUse: syncSoon }),
  })
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
      await sleep(10)
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

/** Those of this thread who have something to do in a file that is open. */
export function usersOf(file: string): Users {
  return turnsOf(realpathSync(file)).users
}

const queues = new Map<string, TurnQueue>()

function turnsOf(path: string): TurnQueue {
  const known = queues.get(path)
  if (known !== undefined) return known
  const queue = new TurnQueue()
  queues.set(path, queue)
  return queue
}
