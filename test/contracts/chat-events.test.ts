import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { shopper } from '../chat.ts'
import { type Listening, listenTo, type StreamedEvent } from '../event-stream.ts'
import { bearer, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const claim = 'ORD-12345, anna@example.com'

describe('GET /api/v1/conversations/{id}/events', () => {
  it('tells what was said so far, the status, and then what comes', async (context) => {
    const server = await startServer(context)
    const anna = shopper(server)
    const { conversation_id, reply } = await anna.say(`Is it paid? ${claim}`)
    const stream = await follow(context, server, conversation_id)
    assert.match(stream.contentType, /^text\/event-stream/)
    assert.deepEqual(told(await stream.until(3)), [
      'shopper: Is it paid? ORD-12345, a•••@example.com',
      `assistant: ${reply}`,
      'status: open null',
    ])
    const { reply: asked } = await anna.say('I want to talk to a human')
    assert.deepEqual(told((await stream.until(6)).slice(3)), [
      'shopper: I want to talk to a human',
      `assistant: ${asked}`,
      'status: waiting null',
    ])
  })

  it('tells the agent’s name and message, and no empty reply while an agent writes', async (context) => {
    const server = await startServer(context)
    const anna = shopper(server)
    const { conversation_id } = await anna.say('hello')
    await agentTakes(server, conversation_id)
    await agentSays(server, conversation_id, 'How can I help?')
    assert.equal((await anna.say('Where is my parcel?')).reply, '')
    const stream = await follow(context, server, conversation_id)
    const [first, ...rest] = told(await stream.until(5))
    assert.equal(first, 'shopper: hello')
    assert.deepEqual(rest.slice(1), [
      'agent Maja: How can I help?',
      'shopper: Where is my parcel?',
      'status: agent Maja',
    ])
  })

  it('goes on after Last-Event-ID from any event, with nothing lost and nothing twice', async (context) => {
    const server = await startServer(context)
    const anna = shopper(server)
    const { conversation_id } = await anna.say('hello')
    await agentTakes(server, conversation_id)
    await agentSays(server, conversation_id, 'one')
    await anna.say('two')
    await agentSays(server, conversation_id, 'three')
    const all = await (await follow(context, server, conversation_id)).until(6)
    for (const [index, { id, data }] of all.entries()) {
      const stream = await follow(context, server, conversation_id, id ?? '')
      const rest = all.slice(index + 1)
      // The shopper's line comes again after itself: its reply might not have arrived.
      const expected = data['id'] === 's1' ? all : rest
      const withStatus = expected.length === 0 ? all.slice(-1) : expected
      assert.deepEqual(await stream.until(withStatus.length), withStatus, `after ${id}`)
      await stream.stop()
    }
  })

  it('is for the key alone that owns the conversation', async (context) => {
    const server = await startServer(context)
    const { conversation_id } = await shopper(server).say('hello')
    const url = (id: string): string => `${server.url}/api/v1/conversations/${id}/events`
    const status = async (key: string, id = conversation_id): Promise<number> =>
      (await send(url(id), { headers: bearer(key) })).status
    assert.equal(await status('kv_no'), 401)
    assert.equal(await status(await server.newKey(['tools'])), 403)
    assert.equal(await status(await server.newKey(['chat'])), 404)
    assert.equal(await status(server.apiKey, 'conv_nobody'), 404)
  })

  it('sees what another process has changed', async (context) => {
    const server = await startServer(context)
    const { conversation_id } = await shopper(server).say('hello')
    const stream = await follow(context, server, conversation_id)
    await stream.until(3)
    await agentTakes(server, conversation_id, { announced: false })
    assert.deepEqual(told((await stream.until(4)).slice(3)), ['status: agent Maja'])
  })

  it('ends with the conversation, and with the server', async (context) => {
    const server = await startServer(context)
    const ids = [await shopper(server).say('hello'), await shopper(server).say('hello')]
    const streams: Listening[] = []
    for (const { conversation_id } of ids) streams.push(await follow(context, server, conversation_id))
    const [first, second] = ids.map(({ conversation_id }) => conversation_id)
    const scope = await server.scope()
    await scope.storage.conversations.remove(first ?? '')
    scope.changes.announce(first ?? '')
    await streams[0]?.ended
    assert.notEqual(second, undefined)
    await server.app.close()
    await streams[1]?.ended
  })
})

function follow(
  context: { after(close: () => Promise<void>): void },
  server: RunningServer,
  id: string,
  lastEventId?: string,
): Promise<Listening> {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
  return listenTo(context, `${server.url}/api/v1/conversations/${id}/events`, {
    ...bearer(server.apiKey),
    ...headers,
  })
}

/** Events in a line each, as somebody would read them. */
function told(events: readonly StreamedEvent[]): string[] {
  return events.map(({ event, data }) =>
    event === 'status'
      ? `status: ${data['state']} ${data['agent']}`
      : `${data['from']}${data['name'] === null ? '' : ` ${data['name']}`}: ${data['text']}`,
  )
}

async function agentTakes(server: RunningServer, id: string, { announced = true } = {}): Promise<void> {
  const { storage, changes, now } = await server.scope()
  await storage.conversations.change(id, {
    at: now(),
    from: ['open', 'waiting'],
    status: 'agent',
    agent: 'Maja',
    event: { kind: 'taken', name: 'Maja', text: null },
  })
  if (announced) changes.announce(id)
}

async function agentSays(server: RunningServer, id: string, text: string): Promise<void> {
  const { storage, changes, now } = await server.scope()
  await storage.conversations.change(id, {
    at: now(),
    from: ['agent'],
    event: { kind: 'agent_message', name: 'Maja', text },
  })
  changes.announce(id)
}
