import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readServerEvents, type ServerEvent } from './server-events.ts'

const stream = [
  ': hello\n\n',
  'id: 1\nevent: message\ndata: {"text":"hej å"}\n\n',
  'id: 2\r\nevent: status\r\ndata: one\r\ndata: two\r\n\r\n',
  'data:no space\n\n',
  'id: 9\nevent: message\ndata: cut off',
].join('')

const expected: readonly ServerEvent[] = [
  { id: '1', event: 'message', data: '{"text":"hej å"}' },
  { id: '2', event: 'status', data: 'one\ntwo' },
  { id: null, event: 'message', data: 'no space' },
]

describe('the event stream', () => {
  it('is the same however the network cuts it, inside a letter or a line end too', async () => {
    const bytes = new TextEncoder().encode(stream)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), async (sizes) => {
        assert.deepEqual(await readAll(cut(bytes, sizes)), expected)
      }),
    )
  })
})

function cut(bytes: Uint8Array, sizes: readonly number[]): ReadableStream<Uint8Array> {
  let place = 0
  let piece = 0
  return new ReadableStream({
    pull(controller) {
      const size = sizes[piece % sizes.length] ?? 1
      controller.enqueue(bytes.slice(place, place + size))
      place += size
      piece += 1
      if (place >= bytes.length) controller.close()
    },
  })
}

async function readAll(body: ReadableStream<Uint8Array>): Promise<readonly ServerEvent[]> {
  const events: ServerEvent[] = []
  for await (const event of readServerEvents(body)) events.push(event)
  return events
}
