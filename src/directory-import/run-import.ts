import { extname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Storage, StorageOptions } from '../storage/storage.ts'
import type { Imported } from './import-file.ts'
import { feedInto, type ImportTask, runTask } from './import-task.ts'
import type { Progress } from './mark.ts'

export type ToThread = { readonly task: ImportTask; readonly storage: StorageOptions }
export type FromThread = { readonly reached: Progress } | { readonly imported: Imported }

/** An import that is under way. */
export type Run = {
  /** Rejects where it failed. */
  readonly ended: Promise<Imported>
  /** Ends it after the batch that is under way. */
  stop(): void
}

/** Of the pages of an SQLite file, as an import changes them all over it. */
const cacheMb = 64

/** In a thread of its own, so that chats go on; here where the database is in this thread's memory alone. */
export function runImport(task: ImportTask, storage: Storage, tell: (reached: Progress) => void): Run {
  return storage.reopen === null ? runHere(task, storage, tell) : runInThread(task, storage.reopen, tell)
}

function runHere(task: ImportTask, storage: Storage, tell: (reached: Progress) => void): Run {
  const controller = new AbortController()
  const feed = feedInto(storage.forShop(task.shopId).directory)
  const ended = runTask(task, {
    feed: async (rows, how) => {
      await feed(rows, how)
      // What waits in this thread has its turn.
      await nextTurn()
    },
    tell,
    signal: controller.signal,
  })
  return { ended, stop: () => controller.abort() }
}

function runInThread(task: ImportTask, options: StorageOptions, tell: (reached: Progress) => void): Run {
  const storage = 'file' in options ? { ...options, cacheMb } : options
  const data: ToThread = { task, storage }
  // The extension is the one that this file has: .ts from the sources, .js from the package.
  const path = new URL(`./import-thread${extname(import.meta.filename)}`, import.meta.url)
  const worker = new Worker(path, { workerData: data })
  const ended = new Promise<Imported>((resolve, reject) => {
    let imported: Imported | undefined
    worker.on('message', (message: FromThread) => {
      if ('reached' in message) tell(message.reached)
      else imported = message.imported
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      if (imported === undefined) reject(new Error('The thread of the import ended before the import did'))
      else resolve(imported)
    })
  })
  return { ended, stop: () => worker.postMessage('stop') }
}
