import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CircuitBreaker } from './circuit-breaker.ts'

function breakerAt() {
  const clock = { ms: 1_000 }
  return { clock, breaker: new CircuitBreaker(() => clock.ms) }
}

function failTimes(breaker: CircuitBreaker, times: number): void {
  for (let call = 0; call < times; call += 1) {
    assert.equal(breaker.tryCall(), true)
    breaker.fail()
  }
}

test('nine failures in a row leave it closed, the tenth opens it', () => {
  const { breaker } = breakerAt()
  failTimes(breaker, 9)
  assert.equal(breaker.open(), false)
  failTimes(breaker, 1)
  assert.equal(breaker.open(), true)
  assert.equal(breaker.tryCall(), false)
})

test('a success in between starts the count again', () => {
  const { breaker } = breakerAt()
  failTimes(breaker, 9)
  assert.equal(breaker.tryCall(), true)
  breaker.succeed()
  failTimes(breaker, 9)
  assert.equal(breaker.open(), false)
})

test('after five seconds one call may try, and only one', () => {
  const { breaker, clock } = breakerAt()
  failTimes(breaker, 10)
  clock.ms += 4_999
  assert.equal(breaker.tryCall(), false)
  clock.ms += 1
  assert.equal(breaker.open(), false)
  assert.equal(breaker.tryCall(), true)
  assert.equal(breaker.open(), true)
  assert.equal(breaker.tryCall(), false)
})

test('a try that fails opens it for another five seconds, one that succeeds closes it', () => {
  const { breaker, clock } = breakerAt()
  failTimes(breaker, 10)
  clock.ms += 5_000
  failTimes(breaker, 1)
  clock.ms += 4_999
  assert.equal(breaker.tryCall(), false)
  clock.ms += 1
  assert.equal(breaker.tryCall(), true)
  breaker.succeed()
  failTimes(breaker, 9)
  assert.equal(breaker.open(), false)
})

test('asking whether it is open takes nothing', () => {
  const { breaker, clock } = breakerAt()
  failTimes(breaker, 10)
  clock.ms += 5_000
  for (let ask = 0; ask < 5; ask += 1) assert.equal(breaker.open(), false)
  assert.equal(breaker.tryCall(), true)
})

test('a reset forgets everything', () => {
  const { breaker } = breakerAt()
  failTimes(breaker, 10)
  breaker.reset()
  failTimes(breaker, 9)
  assert.equal(breaker.open(), false)
})

test('whatever happens, an open breaker lets through at most one call in five seconds', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constantFrom('try' as const, 'fail' as const), ms: fc.nat(2_000) }),
    fc.record({ kind: fc.constant('try' as const), ms: fc.constantFrom(0, 4_999, 5_000) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { breaker, clock } = breakerAt()
      failTimes(breaker, 10)
      let underWay = 0
      let quietUntil = clock.ms + 5_000
      for (const { kind, ms } of steps) {
        clock.ms += ms
        if (kind === 'try') {
          const through = breaker.tryCall()
          assert.equal(through, underWay === 0 && clock.ms >= quietUntil)
          if (through) underWay += 1
        } else if (underWay > 0) {
          breaker.fail()
          underWay -= 1
          quietUntil = clock.ms + 5_000
        }
      }
    }),
    { numRuns: 500 },
  )
})
