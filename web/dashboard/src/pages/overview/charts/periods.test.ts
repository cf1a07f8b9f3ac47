import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '../day-range.ts'
import { periodsOf } from './periods.ts'

const daysUpTo = (last: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    day: addDays(last, 1 + index - count),
    conversations: index + 4,
    messages: 0,
    confirmed: index,
    assumed: 1,
    handed_over: 2,
    unanswered: 1,
    verification_failures: 0,
  }))

test('a few days are a bar each', () => {
  const periods = periodsOf(daysUpTo('2026-11-26', 30))
  assert.equal(periods.length, 30)
  assert.deepEqual(periods[0]?.from, periods[0]?.to)
})

test('a year is drawn in weeks that end today, and no conversation is lost or counted twice', () => {
  for (const count of [93, 98, 365, 366]) {
    const days = daysUpTo('2026-11-26', count)
    const periods = periodsOf(days)
    assert.equal(periods.length, Math.ceil(count / 7))
    assert.equal(periods.at(-1)?.to, '2026-11-26')
    assert.equal(periods.at(-1)?.from, '2026-11-20')
    const all = (list: readonly { readonly conversations: number }[]) =>
      list.reduce((sum, { conversations }) => sum + conversations, 0)
    assert.equal(all(periods.map(({ totals }) => totals)), all(days))
  }
})
