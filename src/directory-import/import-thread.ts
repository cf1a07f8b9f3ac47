import { parentPort, workerData } from 'node:worker_threads'
import { openStorage } from '../storage/open-storage.ts'
import { Users } from '../storage/users.ts'
import { feedInto, runTask } from './import-task.ts'
import type { FromThread, ToThread } from './run-import.ts'

/** However busy the server is, an import goes on after that long. */
const mostPatienceMs = 200

/** Runs one import in a thread of its own, with connections of its own, and ends. */
async function run({ task, storage: options }: ToThread): Promise<void> {
  const controller = new AbortController()
  // Whatever it says: the one message that there is means to stop.
  parentPort?.once('message', () => controller.abort())
  const say = (message: FromThread): void => parentPort?.postMessage(message)
  const storage = await openStorage(options)
  const users = 'file' in options && options.users !== undefined ? new Users(options.users) : undefined
  try {
    const feed = feedInto(storage.forShop(task.shopId).directory)
    const imported = await runTask(task, {
      feed: (rows, how) => {
        users?.letGoFirst(mostPatienceMs)
        return feed(rows, how)
      },
      tell: (reached) => say({ reached }),
      signal: controller.signal,
    })
    say({ imported })
  } finally {
    await storage.close()
    parentPort?.close()
  }
}

const given: ToThread = workerData
await run(given)
