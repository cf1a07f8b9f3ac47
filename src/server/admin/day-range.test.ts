import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assert as check, constantFrom, integer, property } from 'fast-check'
import { addDays, day, dayIn } from '../../domain/day.ts'
import { FormProblem } from './body.ts'
import { dayFinder, dayRange, daysOf, startOf } from './day-range.ts'

const now = new Date('2026-11-22T23:30:00Z')
const zones = [
  'Europe/Stockholm',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Chatham',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'America/Santiago',
  'Australia/Lord_Howe',
]

describe('the start of a day', () => {
  it('is its first instant, in every time zone and on every day', () => {
    check(
      property(constantFrom(...zones), integer({ min: -3_000, max: 3_000 }), (zone, offset) => {
        const wanted = addDays(day('2026-01-01'), offset)
        const start = startOf(wanted, zone)
        assert.equal(dayIn(start, zone), wanted)
        assert.equal(dayIn(new Date(start.getTime() - 1), zone), addDays(wanted, -1))
      }),
      { numRuns: 1_000 },
    )
  })

  it('is not midnight where the clocks are put forward at midnight', () => {
    assert.equal(startOf(day('2026-04-24'), 'Africa/Cairo').toISOString(), '2026-04-23T22:00:00.000Z')
  })
})

describe('a range of days', () => {
  it('is the thirty days until today, in the shop’s time zone, where none is given', () => {
    const range = dayRange({}, now, 'Europe/Stockholm')
    assert.deepEqual([range.from, range.to], ['2026-10-25', '2026-11-23'])
    assert.equal(range.end.toISOString(), '2026-11-23T23:00:00.000Z')
    assert.equal(daysOf(range).length, 30)
  })

  it('may be as long as a leap year, and no longer', () => {
    assert.equal(daysOf(dayRange({ from: '2024-01-01', to: '2024-12-31' }, now, 'UTC')).length, 366)
    assertProblem({ from: '2024-01-01', to: '2025-01-01' }, 'from')
  })

  it('is refused where it ends before it begins, or is of no days', () => {
    assertProblem({ from: '2026-11-02', to: '2026-11-01' }, 'from')
    for (const text of [
      '',
      'today',
      '2026-13-01',
      '2026-02-30',
      '2026-1-1',
      '20261101',
      '0000-01-01',
      '9999-12-31',
    ])
      assertProblem({ from: text }, 'from')
    assertProblem({ from: '2026-11-01', to: '1.12.2026' }, 'to')
  })

  it('has every instant on the day on which it falls, to the half hour', () => {
    check(
      property(
        constantFrom(...zones),
        integer({ min: 0, max: 300 }),
        integer({ min: 0 }),
        (zone, from, part) => {
          const first = addDays(day('2026-01-01'), from)
          const range = dayRange({ from: first, to: addDays(first, 40) }, now, zone)
          const span = range.end.getTime() - range.start.getTime()
          const at = range.start.getTime() + (part % span)
          const began = Math.max(range.start.getTime(), at - (at % 1_800_000))
          const found = dayFinder(range)(Math.floor(at / 1_800_000))
          assert.equal(found, dayIn(new Date(began), zone))
          assert.ok(daysOf(range).includes(found))
        },
      ),
      { numRuns: 500 },
    )
  })
})

function assertProblem(given: { readonly from?: string; readonly to?: string }, field: string): void {
  assert.throws(
    () => dayRange(given, now, 'UTC'),
    (error) => error instanceof FormProblem && error.status === 400 && error.more.field === field,
  )
}
