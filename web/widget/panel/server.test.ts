import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { describe, it } from 'node:test'
import { readRetryAfter, Server } from './server.ts'

const now = Date.parse('2025-01-01T00:00:00Z')

describe('the server as the panel hears it', () => {
  const cases: readonly [string, number, string, string][] = [
    ['a page of a proxy in place of an answer is "later"', 200, '<html>', 'later'],
    ['half an answer is "later"', 200, '{"messages":[', 'later'],
    ['an answer of another shape is "later"', 200, '{"ok":true}', 'later'],
    ['a server that is down is "later"', 503, '{}', 'later'],
    ['too many messages are "later"', 429, '{}', 'later'],
    ['an unknown token is "gone"', 401, '{}', 'gone'],
    ['a conversation that was erased is "gone"', 404, '{}', 'gone'],
    ['a message that is too long is "refused"', 413, '{}', 'refused'],
  ]
  for (const [name, status, body, outcome] of cases) {
    it(name, async () => {
      assert.equal((await sendTo(status, body)).outcome, outcome)
    })
  }

  it('a connection that breaks is "later"', async () => {
    const server = new Server(fetch, () => now, 'http://127.0.0.1:1')
    assert.equal((await server.conversation('token', 'en')).outcome, 'later')
  })

  it('an answer is parsed, and what is not known yet is left out', async () => {
    const messages = [
      { id: '1', from: 'assistant', at: '', text: 'Hi', name: null, asks_for: ['email', 'shoe_size'] },
      { id: '2', from: 'robot', text: 'Hi' },
    ]
    const status = { state: 'open', agent: null }
    const reply = await sendTo(
      200,
      JSON.stringify({ messages, status, cursor: '1', outcome: 'asked', locale: 'en' }),
    )
    assert.equal(reply.outcome, 'answered')
    if (reply.outcome !== 'answered') return
    assert.deepEqual(reply.value.messages, [{ ...messages[0], asks_for: ['email'] }])
  })

  it('waits as it is asked: seconds, a date, and no longer than an hour', () => {
    assert.equal(readRetryAfter('7', now), 7_000)
    assert.equal(readRetryAfter('Wed, 01 Jan 2025 00:01:00 GMT', now), 60_000)
    assert.equal(readRetryAfter('Tue, 31 Dec 2024 00:00:00 GMT', now), 0)
    assert.equal(readRetryAfter('999999', now), 3_600_000)
    assert.equal(readRetryAfter('soon', now), null)
    assert.equal(readRetryAfter(null, now), null)
  })
})

async function sendTo(status: number, body: string) {
  const http = createServer((_, response) => response.writeHead(status).end(body))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    const server = new Server(fetch, () => now, `http://127.0.0.1:${port}`)
    return await server.send('token', { message_id: 'm'.repeat(16), message: 'Hi' })
  } finally {
    http.closeAllConnections()
    http.close()
  }
}
