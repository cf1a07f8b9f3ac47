import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayDistance, sayMoment } from './say-time.ts'

const now = new Date('2026-03-01T12:00:00Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)

test('a distance is said in the largest unit that it fills, to both sides', () => {
  assert.equal(sayDistance(after(-20), now), 'just now')
  assert.equal(sayDistance(after(20), now), 'now')
  assert.equal(sayDistance(after(-60), now), '1 minute ago')
  assert.equal(sayDistance(after(-3 * 3600), now), '3 hours ago')
  assert.equal(sayDistance(after(86_400), now), 'tomorrow')
  assert.equal(sayDistance(after(3 * 86_400), now), 'in 3 days')
})

test('a distance that rounds up to a whole larger unit is said in that unit', () => {
  assert.equal(sayDistance(after(-(3_600 - 10)), now), '1 hour ago')
  assert.equal(sayDistance(after(86_400 - 60), now), 'tomorrow')
})

test('a moment is said in the time zone of the shop, not of the browser', () => {
  const said = sayMoment(new Date('2026-03-01T23:30:00Z'), 'Europe/Stockholm', 'en-GB')
  assert.equal(said, '2 Mar 2026, 00:30')
})
