import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { type FreshDatabase, testDatabases } from '../databases.ts'
import { later, newShop, noon } from './storage-fixtures.ts'

const leaseMs = 60_000

for (const testDatabase of testDatabases) {
  describe(`jobs on ${testDatabase.name}`, { skip: testDatabase.skip }, () => {
    let fresh: FreshDatabase
    let storage: Storage

    before(async () => {
      fresh = await testDatabase.create()
      storage = await openStorage(fresh.options)
    })

    after(async () => {
      await storage?.close()
      await fresh?.drop()
    })

    it('are taken once they are due, the longest due first, each by one', async () => {
      const shop = await newShop(storage)
      await shop.jobs.add('mail', { number: 'second' }, later(2))
      await shop.jobs.add('mail', { number: 'first' }, later(1))
      await shop.jobs.add('mail', { number: 'not yet' }, later(60))
      const taken = await Promise.all([1, 2, 3].map(() => storage.jobs.take(later(5), leaseMs)))
      const numbers = taken.flatMap((job) => job?.payload['number'] ?? [])
      assert.deepEqual(numbers.toSorted(), ['first', 'second'])
      for (const job of taken) if (job !== undefined) assert.equal(job.shopId, shop.id)
      await emptied(storage)
    })

    it('come back when whoever took them does not end them in time, and say how often they were tried', async () => {
      const shop = await newShop(storage)
      await shop.jobs.add('webhook', {}, noon)
      assert.equal((await storage.jobs.take(noon, leaseMs))?.tries, 1)
      assert.equal(await storage.jobs.take(later(59), leaseMs), undefined)
      const again = await storage.jobs.take(later(60), leaseMs)
      assert.equal(again?.tries, 2)
      await storage.jobs.retry(again?.id ?? 0, later(300))
      assert.equal(await storage.jobs.take(later(299), leaseMs), undefined)
      assert.equal((await storage.jobs.take(later(300), leaseMs))?.tries, 3)
      await emptied(storage)
    })

    it('that were given up are taken by nobody; the latest of a kind is told until one of the kind is done', async () => {
      const [shop, other] = [await newShop(storage), await newShop(storage)]
      for (const seconds of [1, 2]) {
        await shop.jobs.add('mail', {}, noon)
        const job = await storage.jobs.take(noon, leaseMs)
        await storage.jobs.giveUp(job?.id ?? 0, later(seconds), `problem ${seconds}`)
      }
      assert.equal(await storage.jobs.take(later(9_999), leaseMs), undefined)
      assert.deepEqual(await shop.jobs.lastFailure('mail'), { at: later(2), problem: 'problem 2' })
      for (const [done, kind] of [
        [shop, 'webhook'],
        [other, 'mail'],
      ] as const) {
        await done.jobs.add(kind, {}, noon)
        await storage.jobs.finish((await storage.jobs.take(noon, leaseMs))?.id ?? 0)
      }
      assert.equal((await shop.jobs.lastFailure('mail'))?.problem, 'problem 2')
      assert.equal(await other.jobs.lastFailure('mail'), undefined)
      await shop.jobs.add('mail', {}, noon)
      await storage.jobs.finish((await storage.jobs.take(noon, leaseMs))?.id ?? 0)
      assert.equal(await shop.jobs.lastFailure('mail'), undefined)
      // Ended twice, as by somebody whose lease ran out.
      await storage.jobs.finish(1)
      await storage.jobs.giveUp(1, noon, 'late')
    })

    it('are heard of at once in the process that adds them, until it listens no more', async () => {
      const shop = await newShop(storage)
      let heard = 0
      const end = storage.jobs.onAdded(() => {
        heard += 1
      })
      await shop.jobs.add('mail', {}, noon)
      assert.equal(heard, 1)
      end()
      await shop.jobs.add('mail', {}, noon)
      assert.equal(heard, 1)
      await emptied(storage)
    })
  })
}

async function emptied(storage: Storage): Promise<void> {
  const farOff = new Date(noon.getTime() + 365 * 24 * 60 * 60_000)
  for (;;) {
    const job = await storage.jobs.take(farOff, 365 * 24 * 60 * 60_000)
    if (job === undefined) return
    await storage.jobs.finish(job.id)
  }
}
