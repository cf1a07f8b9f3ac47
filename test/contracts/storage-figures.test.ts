import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { ShopStorage, Storage } from '../../src/storage/storage.ts'
import { converse } from '../conversations-in-storage.ts'
import { type FreshDatabase, testDatabases } from '../databases.ts'
import { later, newShop, noon } from './storage-fixtures.ts'

const halfHour = noon.getTime() / 1_800_000
const hour = 3_600

for (const testDatabase of testDatabases) {
  describe(`figures on ${testDatabase.name}`, { skip: testDatabase.skip }, () => {
    let fresh: FreshDatabase
    let storage: Storage
    let shop: ShopStorage
    let other: ShopStorage

    before(async () => {
      fresh = await testDatabase.create()
      storage = await openStorage(fresh.options)
      shop = await newShop(storage)
      other = await newShop(storage)
      await converse(shop, noon, [{ outcome: 'answered', intents: ['payment_status'], durationMs: 10 }])
      await converse(shop, later(1_799), [
        { outcome: 'answered', intents: ['payment_status', 'refund_status'], durationMs: 20 },
        { outcome: 'smalltalk', intents: ['thanks'], durationMs: 30 },
      ])
      await converse(shop, later(1_800), [
        { outcome: 'no_match', intents: ['payment_status'], mismatch: 'email_mismatch', durationMs: 1_000 },
        { outcome: 'no_match', intents: ['payment_status'], mismatch: 'order_not_found', durationMs: 1_500 },
      ])
      await converse(shop, later(hour), [
        { outcome: 'handoff', intents: ['talk_to_human'], status: 'waiting' },
      ])
      await converse(shop, later(hour), [{ outcome: 'answered', intents: [] }], 'down')
      await converse(other, noon, [{ outcome: 'answered', intents: [] }])
    })

    after(async () => {
      await storage?.close()
      await fresh?.drop()
    })

    it('count conversations by the half hour of their beginning and by how they went', async () => {
      const no = { answered: false, confirmed: false, ratedDown: false, handedOver: false, count: 1 }
      const counts = await shop.figures.conversations(noon, later(2 * hour))
      assert.deepEqual(
        inOrder(counts),
        inOrder([
          { ...no, halfHour, answered: true },
          { ...no, halfHour, answered: true, confirmed: true },
          { ...no, halfHour: halfHour + 1 },
          { ...no, halfHour: halfHour + 2, handedOver: true },
          { ...no, halfHour: halfHour + 2, answered: true, ratedDown: true },
        ]),
      )
      assert.equal((await shop.figures.conversations(later(1), later(1_800))).length, 1)
      assert.equal((await other.figures.conversations(noon, later(2 * hour))).length, 1)
    })

    it('count turns by half hours, and why nothing matched', async () => {
      assert.deepEqual(inOrder(await shop.figures.turns(noon, later(hour))), [
        { halfHour: halfHour + 1, orderNotFound: 1, emailMismatch: 1, count: 2 },
        { halfHour, orderNotFound: 0, emailMismatch: 0, count: 3 },
      ])
      assert.deepEqual(await shop.figures.turns(later(-hour), noon), [])
    })

    it('count turns by what was asked and how it went', async () => {
      const counts = await shop.figures.asked(noon, later(hour))
      const expected = [
        { intents: ['payment_status'], outcome: 'answered', count: 1 },
        { intents: ['payment_status', 'refund_status'], outcome: 'answered', count: 1 },
        { intents: ['thanks'], outcome: 'smalltalk', count: 1 },
        { intents: ['payment_status'], outcome: 'no_match', count: 2 },
      ]
      assert.deepEqual(inOrder(counts), inOrder(expected))
    })

    it('count a turn when it was taken, however long before or after its conversation began', async () => {
      const own = await newShop(storage)
      await converse(own, noon, [
        { outcome: 'answered', intents: [] },
        { outcome: 'answered', intents: [], at: later(48 * hour) },
      ])
      const counts = async (from: number, to: number) =>
        (await own.figures.asked(later(from * hour), later(to * hour))).map(({ count }) => count)
      assert.deepEqual(await counts(-1, 1), [1])
      assert.deepEqual(await counts(1, 48), [])
      assert.deepEqual(await counts(48, 49), [1])
      assert.deepEqual(await counts(-1, 49), [2])
    })

    it('tell how long replies took', async () => {
      await converse(other, later(2 * hour), [{ outcome: 'handoff', intents: [], reply: '' }])
      const times = await shop.figures.replyTimes(noon, later(hour))
      assert.deepEqual(
        times.map(({ ms }) => ms),
        [10, 20, 30, 1_000, 1_500],
      )
      assert.deepEqual(await shop.figures.replyTimes(later(hour), later(2 * hour)), [{ ms: 5, count: 2 }])
      assert.deepEqual(await other.figures.replyTimes(later(hour), later(3 * hour)), [])
    })

    it('count the uses of tools on any surface', async () => {
      for (const [at, tool, outcome] of [
        [noon, 'get_order_status', 'answered'],
        [noon, 'get_order_status', 'no_match'],
        [later(1), 'get_order_status', 'answered'],
        [later(hour), 'get_order_status', 'answered'],
      ] as const)
        await shop.audit.append({ at, actor: 'cli', action: 'tool-used', detail: { tool, outcome } })
      await shop.audit.append({ at: noon, actor: 'cli', action: 'tool-switched', detail: { tool: 'x' } })
      assert.deepEqual(inOrder(await shop.figures.toolUses(noon, later(hour))), [
        { tool: 'get_order_status', outcome: 'no_match', count: 1 },
        { tool: 'get_order_status', outcome: 'answered', count: 2 },
      ])
      assert.deepEqual(await other.figures.toolUses(noon, later(hour)), [])
    })
  })
}

function inOrder<T>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((a, b) => (JSON.stringify(sorted(a)) < JSON.stringify(sorted(b)) ? -1 : 1))
}

function sorted(row: unknown): unknown {
  return Object.entries(row ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
