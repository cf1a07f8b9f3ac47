import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { coverageAt, latencyOf, passPower } from './statistics.ts'

const judgedMessages = fc.array(
  fc.record({ confidence: fc.integer({ min: 0, max: 10 }).map((n) => n / 10), isRight: fc.boolean() }),
  { maxLength: 40 },
)

describe('coverage at a precision', () => {
  test('is the largest part above a threshold that is precise enough', () => {
    fc.assert(
      fc.property(judgedMessages, fc.double({ min: 0.05, max: 1, noNaN: true }), (judged, precision) => {
        const counts = judged.map(({ confidence }) => {
          const answered = judged.filter((message) => message.confidence >= confidence)
          const right = answered.filter(({ isRight }) => isRight).length
          return right / answered.length >= precision ? answered.length : 0
        })
        const { count, threshold } = coverageAt(precision, judged)
        assert.equal(count, Math.max(0, ...counts))
        assert.equal(judged.filter(({ confidence }) => confidence >= (threshold ?? 2)).length, count)
      }),
    )
  })

  test('looks past a dip: a wrong one among the surest does not end it', () => {
    const judged = [0.9, 0.8, 0.7, 0.6].map((confidence) => ({ confidence, isRight: confidence < 0.9 }))
    assert.deepEqual(coverageAt(0.75, judged), { precision: 0.75, share: 1, count: 4, threshold: 0.6 })
  })

  test('is nothing where even the surest are wrong too often', () => {
    const { share, threshold } = coverageAt(0.98, [{ confidence: 0.9, isRight: false }])
    assert.deepEqual([share, threshold], [0, null])
  })
})

describe('pass^k', () => {
  test('is the share of all choices of k runs in which every one passed', () => {
    const passes = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(passes, fc.integer({ min: 1, max: 8 }), (runs, k) => {
        const choices = subsets(runs.length).filter((chosen) => chosen.length === k)
        const all = choices.filter((chosen) => chosen.every((index) => runs[index])).length
        const expected = choices.length === 0 ? null : all / choices.length
        const power = passPower(k, runs.filter(Boolean).length, runs.length)
        if (expected === null || power === null) assert.equal(power, expected)
        else assert.ok(Math.abs(power - expected) < 1e-9)
      }),
    )
  })
})

describe('latency', () => {
  test('has the middle one and that which one in a hundred exceeds', () => {
    const durations = Array.from({ length: 200 }, (_, index) => 200 - index)
    assert.deepEqual(latencyOf(durations), { median_ms: 100, p99_ms: 198 })
    assert.deepEqual(latencyOf([]), { median_ms: null, p99_ms: null })
  })
})

/** Every choice of the indices below `count`. */
function subsets(count: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_unused, index) => index).filter((index) => (bits >> index) & 1),
  )
}
