import assert from 'node:assert/strict'
import { it } from 'node:test'
import { TurnQueue } from './turn-queue.ts'

it('lets one caller in at a time, in the order in which they asked', async () => {
  const turns = new TurnQueue()
  const events: string[] = []
  const visit = async (name: string) => {
    await turns.take()
    events.push(`${name} in`)
    await new Promise((resolve) => setImmediate(resolve))
    events.push(`${name} out`)
    turns.release()
  }
  await Promise.all([visit('a'), visit('b'), visit('c')])
  await visit('d')
  const expected = ['a', 'b', 'c', 'd'].flatMap((name) => [`${name} in`, `${name} out`])
  assert.deepEqual(events, expected)
})
