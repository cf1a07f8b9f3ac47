import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import fastify from 'fastify'
import { type EventStream, eventStreams } from './event-stream.ts'

const rhythm = { heartbeatMs: 30, checkMs: 60 }

describe('an event stream', () => {
  it('sends what comes, and comments while nothing does', async (context) => {
    const stream = await open(context, {
      events: async function* () {
        yield { id: '1.0', event: 'message', data: { text: 'two\nlines' } }
        await wait(100)
        yield { event: 'changed', data: {} }
      },
      stillMay: async () => true,
    })
    const blocks = (await stream.text()).split('\n\n').filter((block) => block !== '')
    assert.equal(blocks[0], 'retry: 2000')
    assert.equal(blocks[1], 'id: 1.0\nevent: message\ndata: {"text":"two\\nlines"}')
    assert.equal(blocks.at(-1), 'event: changed\ndata: {}')
    const comments = blocks.slice(2, -1)
    assert.ok(comments.length >= 1)
    assert.deepEqual(new Set(comments), new Set([':']))
  })

  it('ends once whoever listens no longer may, or nobody can tell', async (context) => {
    for (const stillMay of [async () => false, () => Promise.reject(new Error('No database'))]) {
      let aborted = false
      const stream = await open(context, {
        events: async function* (signal) {
          await until(signal)
          aborted = true
          yield* []
        },
        stillMay,
      })
      await stream.text()
      await wait(10)
      assert.ok(aborted)
    }
  })

  it('ends the events when whoever listens is gone', async (context) => {
    const ended = Promise.withResolvers<void>()
    const stream = await open(context, {
      events: async function* (signal) {
        await until(signal)
        ended.resolve()
        yield* []
      },
      stillMay: async () => true,
    })
    await stream.body?.cancel()
    await ended.promise
  })

  it('breaks off where the events fail, so that the browser comes back', async (context) => {
    const stream = await open(context, {
      events: async function* () {
        yield { event: 'changed', data: {} }
        throw new Error('No database')
      },
      stillMay: async () => true,
    })
    await assert.rejects(stream.text())
  })
})

async function open(
  context: { after(close: () => Promise<void>): void },
  stream: EventStream,
): Promise<Response> {
  const app = fastify()
  const send = eventStreams(app, rhythm)
  app.get('/', (_request, reply) => send(reply, stream))
  context.after(() => app.close())
  return fetch(await app.listen({ port: 0, host: '127.0.0.1' }))
}

function until(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve())
  })
}
