import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filtersOf, isFiltered, noFilters, searchOf } from './filters.ts'

test('filters survive the way through the address', () => {
  const filters = {
    ...noFilters,
    status: 'waiting',
    q: 'är ”betald”? & mer',
    language: 'sv',
    flag: 'disagreement',
  } as const
  assert.deepEqual(filtersOf(searchOf(filters)), filters)
  assert.equal(searchOf(noFilters), '')
})

test('what the server would refuse is left out of an address', () => {
  const read = filtersOf(
    '?status=gone&language=English&tool=a-b&intent=Paid!&flag=other&outcome=answered&more=1',
  )
  assert.deepEqual(read, { ...noFilters, outcome: 'answered' })
  assert.equal(filtersOf(`?q=${'x'.repeat(300)}`).q.length, 200)
})

test('a state alone is no filter: it has its own links', () => {
  assert.equal(isFiltered({ ...noFilters, status: 'open' }), false)
  assert.equal(isFiltered({ ...noFilters, q: '  ' }), false)
  assert.equal(isFiltered({ ...noFilters, tool: 'get_order_status' }), true)
})
