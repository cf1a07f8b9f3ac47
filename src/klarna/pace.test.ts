import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pace } from './pace.ts'

const monotonic = (): number => performance.now()

test('as many as are granted leave at once, and the next one a second after the first answer', async () => {
  const pace = new Pace(2, monotonic)
  const from = monotonic()
  assert.equal(await pace.depart(0), true)
  assert.equal(await pace.depart(0), true)
  await sleep(50)
  pace.answered()
  assert.equal(await pace.depart(2_000), true)
  assert.ok(monotonic() - from >= 1_050, `it left after ${monotonic() - from} ms`)
})

test('while no answer comes, nothing more leaves, and waiting ends when it was to end', async () => {
  const pace = new Pace(1, monotonic)
  await pace.depart(0)
  const from = monotonic()
  assert.equal(await pace.depart(120), false)
  const waited = monotonic() - from
  assert.ok(waited >= 119 && waited < 400, `it waited ${waited} ms`)
})

test('however late the answers, no second sees more arrivals than are granted', async () => {
  const pace = new Pace(3, monotonic)
  const arrivals: number[] = []
  await Promise.all(
    Array.from({ length: 9 }, async (_, index) => {
      await pace.depart(10_000)
      // On the way for a while, there, and on the way back.
      await sleep((index * 37) % 90)
      arrivals.push(monotonic())
      await sleep((index * 53) % 70)
      pace.answered()
    }),
  )
  for (const from of arrivals) {
    const inSecond = arrivals.filter((at) => at >= from && at < from + 1_000).length
    assert.ok(inSecond <= 3, `${inSecond} in a second`)
  }
})
