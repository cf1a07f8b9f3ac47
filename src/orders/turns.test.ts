import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Turns } from './turns.ts'

describe('turns', () => {
  it('let so many through at once, and all in the end, in the order they came', async () => {
    const turns = new Turns(3)
    const begun: number[] = []
    let underWay = 0
    let most = 0
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        turns.take(AbortSignal.timeout(5_000), async () => {
          begun.push(index)
          underWay += 1
          most = Math.max(most, underWay)
          await wait(2)
          underWay -= 1
        }),
      ),
    )
    assert.equal(most, 3)
    assert.deepEqual(
      begun,
      begun.toSorted((a, b) => a - b),
    )
    assert.equal(begun.length, 20)
  })

  it('are given on after work that fails, and not lost by who went away', async () => {
    const turns = new Turns(1)
    const never = AbortSignal.timeout(5_000)
    await assert.rejects(
      turns.take(never, () => Promise.reject(new Error('failed'))),
      /failed/,
    )
    const leaving = new AbortController()
    const first = turns.take(never, () => wait(30))
    const second = turns.take(leaving.signal, async () => assert.fail('went away'))
    const third = turns.take(never, async () => 'third')
    leaving.abort(new Error('gone'))
    await assert.rejects(second, /gone/)
    await first
    assert.equal(await third, 'third')
    await assert.rejects(
      turns.take(leaving.signal, async () => 'late'),
      /gone/,
    )
    assert.equal(await turns.take(never, async () => 'last'), 'last')
  })
})
