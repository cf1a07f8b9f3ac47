import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, shapesIn, timeLeft } from './import-words.ts'

const none = {
  order_number: null,
  klarna_order_id: null,
  klarna_reference: null,
  email: null,
  created_at: null,
}

test('an import begins with a Klarna order ID and a number to find it by', () => {
  assert.match(problemOf(none) ?? '', /Klarna order ID/)
  assert.match(problemOf({ ...none, klarna_order_id: 0 }) ?? '', /order number/)
  assert.equal(problemOf({ ...none, klarna_order_id: 0, order_number: 1 }), null)
  assert.equal(problemOf({ ...none, klarna_order_id: 0, klarna_reference: 1 }), null)
})

test('the time that is left is told once it is known, and roughly', () => {
  assert.equal(timeLeft({ share: 0, rows: 0, rows_per_second: null }), null)
  assert.equal(timeLeft({ share: 0.5, rows: 1_000, rows_per_second: 0 }), null)
  assert.equal(timeLeft({ share: 0.5, rows: 10_000, rows_per_second: 10_000 }), 'a few seconds left')
  assert.equal(timeLeft({ share: 0.5, rows: 300_000, rows_per_second: 10_000 }), 'about 30 seconds left')
  assert.equal(timeLeft({ share: 0.25, rows: 400_000, rows_per_second: 10_000 }), 'about 2 minutes left')
})

test('the form of a column is that of its first different rows, and none where it is empty', () => {
  const sample = [
    ['#9999', 'email', ''],
    ['#9999', 'email', ''],
    ['#99999', '', ''],
  ]
  assert.equal(shapesIn(sample, 0), '#9999, #99999')
  assert.equal(shapesIn(sample, 1), 'an email')
  assert.equal(shapesIn(sample, 2), null)
})
