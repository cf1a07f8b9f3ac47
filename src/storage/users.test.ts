import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Worker } from 'node:worker_threads'
import { Users } from './users.ts'

it('lets another thread go first, and waits no longer than it is told to', async () => {
  const users = new Users()
  const from = performance.now()
  users.letGoFirst(1_000)
  assert.ok(performance.now() - from < 100)

  users.enter()
  users.letGoFirst(50)
  assert.ok(performance.now() - from >= 50)

  const leaving = `
    const { workerData } = require('node:worker_threads')
    setTimeout(() => {
      const count = new Int32Array(workerData)
      Atomics.sub(count, 0, 1)
      Atomics.notify(count, 0)
    }, 50)`
  const worker = new Worker(leaving, { eval: true, workerData: users.shared })
  users.letGoFirst(10_000)
  assert.ok(performance.now() - from < 5_000)
  await worker.terminate()
})
