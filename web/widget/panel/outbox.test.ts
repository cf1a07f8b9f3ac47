import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Attempt, type Letter, Outbox } from './outbox.ts'

const later: Attempt = { outcome: 'later', afterMs: null }
const sent: Attempt = { outcome: 'sent' }

describe('the outbox', () => {
  it('loses nothing and keeps the order, whatever the network does', async () => {
    const outcome = fc.constantFrom<Attempt>(
      sent,
      later,
      { outcome: 'later', afterMs: 9 },
      { outcome: 'refused' },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(outcome), fc.integer({ min: 1, max: 6 }), async (attempts, count) => {
        const { outbox, tried, concluded, settle } = setUp([...attempts])
        const ids = Array.from({ length: count }, (_, index) => String(index))
        for (const id of ids) outbox.add({ id, text: id })
        await settle()
        assert.deepEqual(concluded, ids)
        assert.deepEqual(
          tried.filter((id, index) => id !== tried[index - 1]),
          ids,
        )
        assert.deepEqual(outbox.letters, [])
      }),
    )
  })

  it('waits 1, 2, 4, 8, 16 and then 30 seconds, and begins anew after a success', async () => {
    const { outbox, waits, settle } = setUp([...Array<Attempt>(7).fill(later), sent, later, sent])
    outbox.add({ id: 'a', text: 'a' })
    outbox.add({ id: 'b', text: 'b' })
    await settle()
    assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 1_000])
  })

  it('an error of the code that sends is a failure like any other', async () => {
    const { outbox, concluded, settle } = setUp([new Error('offline'), sent])
    outbox.add({ id: 'a', text: 'a' })
    await settle()
    assert.deepEqual(concluded, ['a'])
  })

  it('does not hurry a server that has asked for time', async () => {
    const { outbox, tried, wakers, flush } = setUp([{ outcome: 'later', afterMs: 60_000 }])
    outbox.add({ id: 'a', text: 'a' })
    await flush()
    outbox.retryNow()
    await flush()
    assert.deepEqual(tried, ['a'])
    assert.equal(wakers.length, 1)
  })

  it('"Try now" sends at once, and the wait that it cut short sends nothing more', async () => {
    const { outbox, tried, wakers, flush } = setUp([later, sent])
    outbox.add({ id: 'a', text: 'a' })
    await flush()
    outbox.retryNow()
    await flush()
    assert.deepEqual(tried, ['a', 'a'])
    assert.equal(wakers.length, 0)
  })

  it('what hangs does not hold up what is written after a new start', async () => {
    const { outbox, tried, flush } = setUp(['never', sent])
    outbox.add({ id: 'old', text: 'old' })
    outbox.clear()
    outbox.add({ id: 'new', text: 'new' })
    await flush()
    assert.deepEqual(tried, ['old', 'new'])
    assert.deepEqual(outbox.letters, [])
  })
})

function setUp(attempts: (Attempt | Error | 'never')[]) {
  const tried: string[] = []
  const concluded: string[] = []
  const waits: number[] = []
  const wakers: (() => void)[] = []
  const outbox = new Outbox({
    send: async ({ id }: Letter) => {
      tried.push(id)
      const attempt = attempts.shift() ?? sent
      if (attempt === 'never') return new Promise<Attempt>(() => undefined)
      if (attempt instanceof Error) throw attempt
      return attempt
    },
    told: ({ id }, delivery) => {
      if (delivery === 'sent' || delivery === 'refused') concluded.push(id)
    },
    keep: () => undefined,
    wait: (ms, then) => {
      waits.push(ms)
      wakers.push(then)
      return () => wakers.splice(wakers.indexOf(then), 1)
    },
  })
  const flush = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  const settle = async (): Promise<void> => {
    await flush()
    while (wakers.length > 0) {
      wakers.shift()?.()
      await flush()
    }
  }
  return { outbox, tried, concluded, waits, wakers, flush, settle }
}
