import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { inOrder } from './behaviours/script.ts'
import type { ModelServer } from './start-model-server.ts'
import { simulateModel } from './test-models.ts'

const hello = { model: 'simulated', max_tokens: 10 }
const user = { role: 'user', content: 'Hello' }
const paths = ['/v1/chat/completions', '/v1/responses', '/v1/messages'] as const

/** The same conversation for all APIs: "input" is what Responses calls its messages. */
function ask(
  server: ModelServer,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
) {
  return fetch(server.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

function conversation(...messages: readonly object[]) {
  return { ...hello, messages, input: messages }
}

for (const path of paths) {
  describe(path, () => {
    test('closing ends what hangs and what waits at once, streams too', async (context) => {
      const delayed = { delayMs: 60_000, next: { say: 'Late.' } } as const
      const server = await simulateModel(context, inOrder({ hang: true }, delayed, { hang: true }))
      const body = conversation(user)
      const calls = [body, body, { ...body, stream: true }].map((each) =>
        assert.rejects(ask(server, path, each)),
      )
      while (server.requests().length < 3) await new Promise((resolve) => setImmediate(resolve))
      const startMs = performance.now()
      await server.close()
      await Promise.all(calls)
      assert.ok(performance.now() - startMs < 2_000)
    })

    test('a delay comes before the answer', async (context) => {
      const server = await simulateModel(context, inOrder({ delayMs: 80, next: { status: 503 } }))
      const startMs = performance.now()
      assert.equal((await ask(server, path, conversation(user))).status, 503)
      assert.ok(performance.now() - startMs >= 75)
    })

    test('a cut body announces more than it brings', async (context) => {
      const server = await simulateModel(context, inOrder({ cut: true }))
      const response = await ask(server, path, conversation(user))
      assert.equal(response.status, 200)
      await assert.rejects(response.text())
    })

    test('what is no question is refused and recorded, and is no turn', async (context) => {
      const server = await simulateModel(context, inOrder({ say: 'First.' }, { say: 'Second.' }))
      for (const wrong of [
        '{',
        '[]',
        {},
        conversation(),
        conversation({ role: 'shopper', content: 'Hello' }),
      ])
        assert.equal((await ask(server, path, wrong)).status, 400)
      assert.equal(server.requests().length, 5)
      assert.ok(server.requests().every(({ request }) => request === null))
      assert.match(await (await ask(server, path, conversation(user))).text(), /First\./)
    })

    test('a wrong key is refused where a key is asked for', async (context) => {
      const server = await simulateModel(context, inOrder({ say: 'Hello.' }), { apiKey: 'sk-right' })
      const statuses = await Promise.all(
        [
          {},
          { authorization: 'Bearer sk-wrong' },
          { authorization: 'Bearer sk-right' },
          { 'x-api-key': 'sk-right' },
        ].map(async (headers) => (await ask(server, path, conversation(user), headers)).status),
      )
      assert.deepEqual(statuses, [401, 401, 200, 200])
    })

    test('a behaviour that throws says so', async (context) => {
      const server = await simulateModel(context, () => {
        throw new Error('no such story')
      })
      const response = await ask(server, path, conversation(user))
      assert.equal(response.status, 400)
      assert.match(await response.text(), /no such story/)
    })
  })
}

describe('a conversation that the real API refuses', () => {
  const call = { id: 'call_1', type: 'function', function: { name: 'look', arguments: '{}' } }
  const called = { role: 'assistant', content: null, tool_calls: [call] }
  const result = { role: 'tool', tool_call_id: 'call_1', content: '{}' }
  const use = { role: 'assistant', content: [{ type: 'tool_use', id: 'call_1', name: 'look', input: {} }] }
  const used = { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'call_1', content: '{}' }] }
  const cases = {
    'a result without a call': [paths[0], [user, result]],
    'a call without a result': [paths[0], [user, called]],
    'a call passed over': [paths[0], [user, called, user]],
    'a result given twice': [paths[0], [user, called, result, result]],
    'a function output without a call': [
      paths[1],
      [user, { type: 'function_call_output', call_id: 'call_1', output: '{}' }],
    ],
    'an item that was never said': [paths[1], [user, { type: 'item_reference', id: 'msg_other' }]],
    'a tool result without a tool use': [paths[2], [user, used]],
    'a tool use without a result': [paths[2], [user, use]],
    'a text block without text': [paths[2], [{ role: 'user', content: [{ type: 'text', text: '' }] }]],
  } as const
  for (const [name, [path, messages]] of Object.entries(cases)) {
    test(name, async (context) => {
      const server = await simulateModel(context, inOrder({ say: 'Well.' }))
      const response = await ask(server, path, conversation(...messages))
      assert.equal(response.status, 400, await response.text())
    })
  }

  test('is taken once it is whole', async (context) => {
    const server = await simulateModel(context, inOrder({ say: 'Well.' }))
    assert.equal((await ask(server, paths[0], conversation(user, called, result))).status, 200)
    assert.equal((await ask(server, paths[2], conversation(user, use, used))).status, 200)
  })
})

test('an unknown path is 404', async (context) => {
  const server = await simulateModel(context, inOrder({ say: 'Hello.' }))
  assert.equal((await ask(server, '/v1/completions', conversation(user))).status, 404)
  assert.equal((await fetch(`${server.origin}${paths[0]}`)).status, 404)
})

test('every byte and header of a call is kept', async (context) => {
  const server = await simulateModel(context, inOrder({ say: 'Hello.' }))
  await ask(server, paths[0], { ...conversation(user), user: 'anna@shopper.example' }, { 'x-shop': 'north' })
  const [recorded] = server.requests()
  assert.match(recorded?.body ?? '', /anna@shopper\.example/)
  assert.equal(recorded?.headers['x-shop'], 'north')
})

test('only loopback is listened on', async (context) => {
  const server = await simulateModel(context, inOrder({ say: 'Hello.' }))
  // Answered by whatever listens on all addresses.
  const elsewhere = server.origin.replace('127.0.0.1', '127.0.0.2')
  await assert.rejects(fetch(elsewhere, { signal: AbortSignal.timeout(1_000) }))
  assert.equal((await fetch(server.origin)).status, 404)
})

test('usage comes in a Chat Completions stream only when asked for', async (context) => {
  const server = await simulateModel(context, inOrder({ say: 'Hello.' }))
  const body = { ...conversation(user), stream: true }
  const plain = await (await ask(server, paths[0], body)).text()
  const asked = await (
    await ask(server, paths[0], { ...body, stream_options: { include_usage: true } })
  ).text()
  assert.doesNotMatch(plain, /"usage"/)
  assert.match(asked, /"choices":\[\],"usage":\{"prompt_tokens":\d+/)
  const last = asked.trimEnd().split('\n\n').at(-1)
  assert.equal(last, 'data: [DONE]')
})

test('no two calls of tools share an ID', async (context) => {
  const call = [
    { name: 'look', input: {} },
    { name: 'look', input: {} },
  ]
  const server = await simulateModel(context, inOrder({ call }))
  const schema = z.object({
    choices: z.tuple([
      z.object({ message: z.object({ tool_calls: z.array(z.object({ id: z.string() })) }) }),
    ]),
  })
  const ids: string[] = []
  for (let turn = 0; turn < 2; turn += 1) {
    const { choices } = schema.parse(await (await ask(server, paths[0], conversation(user))).json())
    ids.push(...choices[0].message.tool_calls.map(({ id }) => id))
  }
  assert.equal(new Set(ids).size, 4)
})
