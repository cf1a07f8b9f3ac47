import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { chanceOfSeveral, logOdds, type Signs } from './several.ts'

const two: Signs = {
  leastSure: logOdds(0.95),
  surest: logOdds(0.99),
  leastLikely: logOdds(0.2),
  words: Math.log(10),
  parts: 2,
  isShort: 0,
  isMixed: 0,
  isBeyond: 0,
}

describe('whether several things are asked', () => {
  test('two sure parts of a short message ask two things', () => {
    assert.ok(chanceOfSeveral(two) > 0.9)
  })

  test('a part in doubt, a long story, and a part of three words speak against it', () => {
    const less: readonly Partial<Signs>[] = [
      { leastSure: logOdds(0.55) },
      { words: Math.log(40), parts: 5 },
      { isShort: 1 },
      { isMixed: 1 },
      { isBeyond: 1 },
    ]
    for (const change of less) assert.ok(chanceOfSeveral({ ...two, ...change }) < chanceOfSeveral(two))
  })

  test('no single guess decides: log odds are bounded', () => {
    assert.ok(Number.isFinite(logOdds(0)))
    assert.ok(Number.isFinite(logOdds(1)))
    assert.equal(logOdds(0.5), 0)
  })
})
