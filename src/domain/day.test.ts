import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, day, dayIn, daysBetween, formatDay } from './day.ts'

const anyDay = fc
  .integer({ min: Date.UTC(1970, 0, 1) / 86_400_000, max: Date.UTC(2200, 0, 1) / 86_400_000 })
  .map((number) => day(new Date(number * 86_400_000).toISOString().slice(0, 10)))

test('only a real day written YYYY-MM-DD is a day', () => {
  assert.equal(day('2024-02-29'), '2024-02-29')
  for (const text of [
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '24-01-01',
    '2024-01-01T00:00:00Z',
    '',
  ])
    assert.throws(() => day(text), RangeError, text)
})

test('an instant around midnight falls on the day of its time zone', () => {
  const table: readonly (readonly [string, string, string])[] = [
    // Winter in Stockholm is UTC+1, summer UTC+2.
    ['2024-12-31T22:59:59.999Z', 'Europe/Stockholm', '2024-12-31'],
    ['2024-12-31T23:00:00.000Z', 'Europe/Stockholm', '2025-01-01'],
    ['2024-07-01T21:59:59.999Z', 'Europe/Stockholm', '2024-07-01'],
    ['2024-07-01T22:00:00.000Z', 'Europe/Stockholm', '2024-07-02'],
    ['2024-03-01T07:59:59.999Z', 'America/Los_Angeles', '2024-02-29'],
    ['2024-03-01T08:00:00.000Z', 'America/Los_Angeles', '2024-03-01'],
    ['2024-07-01T06:59:59.999Z', 'America/Los_Angeles', '2024-06-30'],
    // Auckland is a day ahead from noon, or from eleven in its summer.
    ['2024-06-30T11:59:59.999Z', 'Pacific/Auckland', '2024-06-30'],
    ['2024-06-30T12:00:00.000Z', 'Pacific/Auckland', '2024-07-01'],
    ['2024-12-31T11:00:00.000Z', 'Pacific/Auckland', '2025-01-01'],
    ['2024-12-31T23:59:59.999Z', 'UTC', '2024-12-31'],
  ]
  for (const [instant, zone, expected] of table)
    assert.equal(dayIn(new Date(instant), zone), expected, `${instant} ${zone}`)
})

test('the hours that the clocks jump over or repeat stay in their day', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['2024-03-31T00:59:59Z', 'Europe/Stockholm', '2024-03-31'],
    ['2024-03-31T21:59:59Z', 'Europe/Stockholm', '2024-03-31'],
    ['2024-03-31T22:00:00Z', 'Europe/Stockholm', '2024-04-01'],
    ['2024-10-27T22:59:59Z', 'Europe/Stockholm', '2024-10-27'],
    ['2024-10-27T23:00:00Z', 'Europe/Stockholm', '2024-10-28'],
    ['2024-11-03T08:30:00Z', 'America/Los_Angeles', '2024-11-03'],
    ['2024-11-04T07:59:59Z', 'America/Los_Angeles', '2024-11-03'],
  ]
  for (const [instant, zone, expected] of table)
    assert.equal(dayIn(new Date(instant), zone), expected, instant)
})

test('adding days counts calendar days, over clock changes and leap days', () => {
  assert.equal(addDays(day('2024-03-30'), 2), '2024-04-01')
  assert.equal(addDays(day('2024-02-28'), 2), '2024-03-01')
  assert.equal(addDays(day('2025-01-01'), -1), '2024-12-31')
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
      assert.equal(daysBetween(from, addDays(from, days)), days)
      assert.equal(addDays(addDays(from, days), -days), from)
    }),
  )
})

test('a month later is the same day of the month, or the last one where there is none', () => {
  const table: readonly (readonly [string, number, string])[] = [
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 2, '2024-03-31'],
    ['2024-01-31', 3, '2024-04-30'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-05-05', 0, '2024-05-05'],
  ]
  for (const [from, months, expected] of table) assert.equal(addMonths(day(from), months), expected)
})

test('any number of months later is in that month, and never on a later day of it', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (from, months) => {
      const to = addMonths(from, months)
      const monthOf = (value: string) => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7))
      assert.equal(monthOf(to) - monthOf(from), months)
      assert.ok(to.slice(8) <= from.slice(8))
      assert.ok(to.slice(8) === from.slice(8) || addDays(to, 1).endsWith('-01'))
    }),
  )
})

test('a full day always has its year', () => {
  const today = day('2024-12-01')
  assert.equal(formatDay(day('2024-12-15'), 'en', 'full', today), 'December 15, 2024')
  assert.equal(formatDay(day('2024-12-15'), 'sv', 'full', today), '15 december 2024')
  assert.equal(formatDay(day('2024-12-15'), 'de', 'full', today), '15. Dezember 2024')
})

test('a long or short day has no year while it is near', () => {
  const today = day('2024-12-01')
  assert.equal(formatDay(day('2025-01-01'), 'en', 'long', today), 'January 1')
  assert.equal(formatDay(day('2024-11-02'), 'en', 'short', today), 'Nov 2')
  assert.equal(formatDay(day('2025-01-01'), 'fr', 'long', today), '1 janvier')
  assert.equal(formatDay(day('2024-11-02'), 'pl', 'long', today), '2 listopada')
})

test('a day more than half a year away is never shown without its year', () => {
  const today = day('2024-12-01')
  assert.equal(formatDay(addDays(today, 183), 'en', 'short', today), 'Jun 2')
  assert.equal(formatDay(addDays(today, 184), 'en', 'short', today), 'Jun 3, 2025')
  assert.equal(formatDay(addDays(today, -184), 'en', 'long', today), 'May 31, 2024')
})
