import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { SimulatedClock } from './clock.ts'

test('the clock starts at the given instant and runs on', async () => {
  const start = new Date('2026-03-01T12:00:00.000Z')
  const clock = new SimulatedClock(start)
  await wait(30)
  const elapsedMs = clock.now().getTime() - start.getTime()
  assert.ok(elapsedMs >= 20 && elapsedMs < 5_000, `${elapsedMs} ms`)
})

test('the clock can be set backwards', () => {
  const clock = new SimulatedClock()
  clock.set(new Date('2020-01-01T00:00:00.000Z'))
  assert.equal(clock.now().toISOString().slice(0, 16), '2020-01-01T00:00')
})

test('the clock refuses what is not a date and keeps its time', () => {
  const clock = new SimulatedClock(new Date('2026-03-01T12:00:00.000Z'))
  assert.throws(() => clock.set(new Date('never')), RangeError)
  assert.equal(clock.now().getUTCFullYear(), 2026)
})
