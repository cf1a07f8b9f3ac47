import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countWaiting, steadyOrder } from './steady-order.ts'

test('what is new on top waits, and what comes from below is added', () => {
  const shown = steadyOrder(['c', 'b', 'a'], ['e', 'd', 'c', 'b', 'a', '9', '8'])
  assert.deepEqual(shown, ['c', 'b', 'a', '9', '8'])
  assert.equal(countWaiting(shown, ['e', 'd', 'c', 'b', 'a', '9', '8']), 2)
})

test('what moved up stays where it was', () => {
  assert.deepEqual(steadyOrder(['c', 'b', 'a'], ['a', 'c', 'b']), ['c', 'b', 'a'])
})

test('what is gone goes', () => {
  assert.deepEqual(steadyOrder(['c', 'b', 'a'], ['c', 'a']), ['c', 'a'])
})

test('an empty list takes all', () => {
  assert.deepEqual(steadyOrder([], ['b', 'a']), ['b', 'a'])
})
