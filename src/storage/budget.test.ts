import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { array, asyncProperty, assert as check, constantFrom, integer, nat, record } from 'fast-check'
import { budget } from './budget.ts'
import { migrate } from './migrate.ts'
import { openSqlite } from './open-sqlite.ts'
import type { Storage } from './storage.ts'

describe('budget', () => {
  it('never starts more than its places within a second, and wastes none', async () => {
    const clock = { now: 0 }
    await withBudget(clock, async (places) => {
      const step = record({ after: nat(400), maxWaitMs: constantFrom(0, 200, 3000) })
      const property = asyncProperty(integer({ min: 1, max: 4 }), array(step), async (perSecond, steps) => {
        await places.clear()
        const starts: number[] = []
        for (const { after, maxWaitMs } of steps) {
          clock.now += after
          const waitMs = await places.reserve('merchant', perSecond, maxWaitMs)
          const due = earliestStart(starts, perSecond, clock.now)
          assert.equal(waitMs, due - clock.now <= maxWaitMs ? due - clock.now : undefined)
          if (waitMs !== undefined) starts.push(clock.now + waitMs)
        }
      })
      await check(property, { numRuns: 50 })
    })
  })

  it('never starts more than the most places it ever had within a second, however their number changes', async () => {
    const clock = { now: 0 }
    await withBudget(clock, async (places) => {
      const step = record({ after: nat(300), perSecond: integer({ min: 1, max: 4 }), maxWaitMs: nat(1500) })
      const property = asyncProperty(array(step, { maxLength: 30 }), async (steps) => {
        await places.clear()
        const starts: number[] = []
        for (const { after, perSecond, maxWaitMs } of steps) {
          clock.now += after
          const open = await places.open('merchant', perSecond, maxWaitMs)
          const waitMs = await places.reserve('merchant', perSecond, maxWaitMs)
          assert.equal(open, waitMs !== undefined)
          if (waitMs !== undefined) starts.push(clock.now + waitMs)
        }
        const most = Math.max(...steps.map(({ perSecond }) => perSecond))
        for (const start of starts)
          assert.ok(starts.filter((other) => other >= start && other < start + 1000).length <= most)
      })
      await check(property, { numRuns: 300 })
    })
  })

  it('tells the share of its places whose second has not passed', async () => {
    const clock = { now: 0 }
    await withBudget(clock, async (places) => {
      const step = record({ after: nat(400), maxWaitMs: constantFrom(0, 200, 3000) })
      const property = asyncProperty(integer({ min: 1, max: 4 }), array(step), async (perSecond, steps) => {
        await places.clear()
        const starts: number[] = []
        for (const { after, maxWaitMs } of steps) {
          clock.now += after
          const waitMs = await places.reserve('merchant', perSecond, maxWaitMs)
          if (waitMs !== undefined) starts.push(clock.now + waitMs)
          const taken = starts.filter((start) => start + 1000 > clock.now).length
          assert.equal(await places.used('merchant', perSecond), Math.min(1, taken / perSecond))
        }
      })
      await check(property, { numRuns: 100 })
    })
  })

  it('is not stuck when the clock is set back by a day', async () => {
    const clock = { now: 86_400_000 }
    await withBudget(clock, async (places) => {
      await places.reserve('merchant', 1, 0)
      clock.now = 0
      assert.equal(await places.used('merchant', 1), 0)
      assert.equal(await places.open('merchant', 1, 0), true)
      assert.equal(await places.reserve('merchant', 1, 0), 0)
      assert.equal(await places.reserve('merchant', 1, 0), undefined)
    })
  })
})

async function withBudget(
  clock: { readonly now: number },
  work: (places: Storage['budget']) => Promise<void>,
): Promise<void> {
  const database = await openSqlite(':memory:')
  await migrate(database)
  await work(budget({ ...database, now: async () => clock.now }))
  await database.kysely.destroy()
}

/** A second after the start `perSecond` places before, or now. */
function earliestStart(starts: readonly number[], perSecond: number, now: number): number {
  const before = starts.toSorted((a, b) => a - b).at(-perSecond)
  return before === undefined ? now : Math.max(now, before + 1000)
}
