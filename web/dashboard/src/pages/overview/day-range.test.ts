import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkRange, endsOf, rangeIn, searchOf } from './day-range.ts'

const search = (text: string) => new URLSearchParams(text)

test('an address that names no range, or none that can be read, means the last 30 days', () => {
  for (const text of ['', 'days=31', 'from=2026-11-01', 'from=2026-11-09&to=2026-11-01', 'from=a&to=b'])
    assert.deepEqual(rangeIn(search(text)), { kind: 'days', days: 30 }, text)
})

test('a range comes back from the address that it was written to', () => {
  for (const range of [
    { kind: 'days', days: 7 },
    { kind: 'days', days: 30 },
    { kind: 'own', from: '2026-02-01', to: '2026-02-28' },
  ] as const)
    assert.deepEqual(rangeIn(search(new URLSearchParams(searchOf(range)).toString())), range)
})

test('seven days up to today are today and the six before it, over the end of a month too', () => {
  assert.deepEqual(endsOf({ kind: 'days', days: 7 }, '2026-03-02'), { from: '2026-02-24', to: '2026-03-02' })
})

test('what is wrong with chosen days is said at the day that has to change', () => {
  assert.equal(checkRange('', '2026-03-02')?.field, 'from')
  assert.equal(checkRange('2026-03-02', '2026-02-30')?.field, 'to')
  assert.equal(checkRange('2026-03-02', '0202-03-02')?.field, 'to')
  assert.equal(checkRange('2026-03-02', '2026-03-01')?.field, 'to')
  assert.match(checkRange('2025-03-01', '2026-03-02')?.detail ?? '', /367 days/)
  assert.equal(checkRange('2025-03-02', '2026-03-02'), null)
})
