import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axisOf } from './axis.ts'

test('an axis holds the largest count, in two to five lines at whole numbers', () => {
  for (const most of [0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 39, 41, 99, 101, 1_234, 98_765]) {
    const { top, ticks } = axisOf(most)
    assert.ok(top >= most && top >= 1, String(most))
    assert.ok(ticks.length >= 2 && ticks.length <= 5, String(most))
    assert.ok(ticks.every(Number.isInteger), String(most))
    assert.equal(ticks.at(-1), top)
  }
})

test('an axis wastes less than half of its height', () => {
  for (let most = 1; most < 3_000; most += 7) assert.ok(axisOf(most).top < most * 2 + 1, String(most))
})
