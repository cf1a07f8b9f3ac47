import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { newApiKey } from '../../src/security/api-key.ts'
import { tools } from '../../src/tools/index.ts'
import { type Answer, asObject, bearer, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const anna = { order_reference: 'ORD-12345', email: 'anna@example.com' }
const withHandshake = ['2025-06-18', '2025-11-25'] as const
const newest = '2026-07-28'
const revisions = [...withHandshake, newest] as const
type Revision = (typeof revisions)[number]

const message = z.looseObject({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.number(), z.string(), z.null()]).optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.looseObject({ code: z.int(), message: z.string() }).optional(),
})
type Message = z.infer<typeof message>

for (const revision of revisions) {
  describe(`MCP ${revision}`, () => {
    it('lists the nine tools, each with schemas and the annotations of a reader', async (context) => {
      const { result } = await call(await startServer(context), revision, 'tools/list')
      const listed = z.array(z.record(z.string(), z.unknown())).parse(result?.['tools'])
      assert.deepEqual(
        listed.map((tool) => tool['name']),
        tools.map((tool) => tool.name),
      )
      for (const tool of listed) {
        assert.match(String(tool['title']), /\S/)
        assert.match(String(tool['description']), /\S/)
        assert.equal(asObject(tool['inputSchema'])['type'], 'object')
        assert.equal(asObject(tool['outputSchema'])['type'], 'object')
        const { title, ...hints } = asObject(tool['annotations'])
        assert.equal(title, tool['title'])
        assert.deepEqual(hints, {
          readOnlyHint: true,
          destructiveHint: false,
          idempotentHint: true,
          openWorldHint: true,
        })
      }
    })

    it('answers with the object, its text, and no error', async (context) => {
      const server = await startServer(context)
      for (const { name } of tools) {
        const input = name === 'get_payment_methods' ? {} : anna
        const result = await callTool(server, revision, name, input)
        assert.equal(result.isError, false)
        assert.equal(result.structuredContent['outcome'], 'answered')
        assert.deepEqual(result.content, [{ type: 'text', text: result.structuredContent['text'] }])
      }
    })

    it('keeps its promise: every result is as the output schema says', async (context) => {
      const server = await startServer(context)
      const { result } = await call(server, revision, 'tools/list')
      const listed = z.array(z.looseObject({ name: z.string(), outputSchema: z.unknown() }))
      for (const { name, outputSchema } of listed.parse(result?.['tools'])) {
        const schema = z.fromJSONSchema(asObject(outputSchema))
        const input = name === 'get_payment_methods' ? {} : anna
        for (const given of [input, { ...input, nothing: 1 }]) {
          const { structuredContent } = await callTool(server, revision, name, given)
          schema.parse(structuredContent)
        }
      }
    })

    it('answers bad input with the object that names the fields, as an error of the tool', async (context) => {
      const server = await startServer(context)
      const { isError, structuredContent } = await callTool(server, revision, 'get_order_status', {
        email: 7,
      })
      assert.equal(isError, true)
      assert.equal(structuredContent['outcome'], 'bad_input')
      const issues = z.array(z.object({ path: z.string(), message: z.string() }))
      assert.deepEqual(
        issues
          .parse(structuredContent['issues'])
          .map(({ path }) => path)
          .sort(),
        ['email', 'order_reference'],
      )
    })

    it('answers an unknown tool, and one that is switched off, with the same protocol error', async (context) => {
      const server = await startServer(context)
      await (await server.scope()).storage.tools.setEnabled('get_order_status', false)
      for (const name of ['cancel_order', 'get_order_status', '__proto__', '']) {
        const { error, result } = await call(server, revision, 'tools/call', { name, arguments: anna })
        assert.equal(result, undefined)
        assert.deepEqual(error, { code: -32_602, message: `Unknown tool: ${name}` })
      }
      const { result } = await call(server, revision, 'tools/list')
      assert.equal(JSON.stringify(result).includes('"get_order_status"'), false)
    })

    it('answers an unknown method with a protocol error', async (context) => {
      const { error } = await call(await startServer(context), revision, 'resources/list')
      assert.equal(error?.code, -32_601)
    })

    it('keeps nothing between two requests', async (context) => {
      const answer = await request(await startServer(context), revision, 'tools/list')
      assert.equal(answer.headers['mcp-session-id'], undefined)
      assert.equal(answer.headers['set-cookie'], undefined)
    })

    it('takes no key, a wrong one and one without the scope for what they are', async (context) => {
      const server = await startServer(context)
      const list = (headers: object) => request(server, revision, 'tools/list', {}, headers)
      for (const authorization of [undefined, 'Bearer none', `Bearer ${newApiKey().key}`]) {
        const answer = await list({ authorization })
        assert.equal(answer.status, 401)
        assert.match(answer.headers['www-authenticate'] ?? '', /^Bearer\b/)
        assert.match(answer.headers['content-type'] ?? '', /^application\/problem\+json\b/)
      }
      assert.equal((await list(bearer(await server.newKey(['orders'])))).status, 403)
    })

    it('refuses another Host and another Origin: a web page must not reach it by a trick with names', async (context) => {
      const server = await startServer(context)
      const refused = [
        { host: 'evil.example' },
        { host: 'localhost.evil.example' },
        { host: 'evil.example:80' },
        { origin: 'https://evil.example' },
        { origin: 'http://localhost.evil.example' },
        { origin: 'null' },
      ]
      for (const headers of refused) {
        const answer = await request(server, revision, 'tools/list', {}, headers)
        assert.equal(answer.status, 403, JSON.stringify(headers))
        assert.equal(answer.text.includes('evil'), false)
      }
      for (const headers of [
        { host: 'localhost:3000' },
        { host: '[::1]' },
        { origin: 'http://localhost:5173' },
      ]) {
        const answer = await request(server, revision, 'tools/list', {}, headers)
        assert.equal(answer.status, 200, JSON.stringify(headers))
      }
    })
  })
}

describe('MCP with a handshake', () => {
  for (const revision of withHandshake) {
    it(`agrees on ${revision}`, async (context) => {
      const { result } = await initialize(await startServer(context), revision)
      assert.equal(result?.['protocolVersion'], revision)
      assert.deepEqual(result?.['capabilities'], { tools: {} })
      assert.equal(asObject(result?.['serverInfo'])['name'], 'kvitto')
      assert.match(String(result?.['instructions']), /never guess/i)
    })
  }

  it('offers its own newest revision of that era for one that nobody knows', async (context) => {
    const { result } = await initialize(await startServer(context), '1999-01-01')
    assert.equal(result?.['protocolVersion'], '2025-11-25')
  })

  it('takes the notification that ends the handshake', async (context) => {
    const server = await startServer(context)
    const body = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })
    const answer = await send(server.mcpUrl, {
      method: 'POST',
      headers: headersOf(server, '2025-11-25'),
      body,
    })
    assert.equal(answer.status, 202)
    assert.equal(answer.text, '')
  })

  it('refuses a revision in the header that it does not speak', async (context) => {
    const server = await startServer(context)
    const answer = await request(
      server,
      '2025-11-25',
      'tools/list',
      {},
      { 'mcp-protocol-version': '1999-01-01' },
    )
    assert.equal(answer.status, 400)
  })
})

describe('MCP without a handshake', () => {
  it('tells what it speaks and can', async (context) => {
    const { result } = await call(await startServer(context), newest, 'server/discover')
    assert.deepEqual(result?.['supportedVersions'], [newest])
    assert.deepEqual(result?.['capabilities'], { tools: {} })
  })

  it('refuses a message whose headers name another tool or method', async (context) => {
    const server = await startServer(context)
    const params = { name: 'get_order_status', arguments: anna }
    for (const headers of [{ 'mcp-name': 'get_payment_status' }, { 'mcp-method': 'tools/list' }]) {
      const answer = await request(server, newest, 'tools/call', params, headers)
      assert.equal(answer.status, 400)
      assert.equal(messageIn(answer).error?.code, -32_020)
    }
  })
})

describe('what is no MCP message', () => {
  const cases: readonly (readonly [what: string, status: number, code: number, body: string])[] = [
    ['malformed JSON', 400, -32_700, '{"jsonrpc":'],
    ['an empty body', 400, -32_700, ''],
    ['an object that is no message', 400, -32_600, '{"a":1}'],
    ['a number', 400, -32_600, '7'],
    ['null', 400, -32_600, 'null'],
    ['an empty batch', 400, -32_600, '[]'],
    ['another version of JSON-RPC', 400, -32_600, '{"jsonrpc":"1.0","id":1,"method":"ping"}'],
    ['an ID that is an object', 400, -32_600, '{"jsonrpc":"2.0","id":{},"method":"ping"}'],
    ['a body of a megabyte', 413, -32_000, `"${'x'.repeat(1_000_000)}"`],
  ]
  for (const [what, status, code, body] of cases) {
    it(`${what} is refused with ${status} and ${code}`, async (context) => {
      const server = await startServer(context)
      const answer = await send(server.mcpUrl, {
        method: 'POST',
        headers: headersOf(server, '2025-11-25'),
        body,
      })
      assert.equal(answer.status, status, answer.text)
      assert.equal(messageIn(answer).error?.code, code)
    })
  }

  it('another media type or none to answer in is refused', async (context) => {
    const server = await startServer(context)
    const ping = (headers: object) => request(server, '2025-11-25', 'ping', {}, headers)
    assert.equal((await ping({ 'content-type': 'text/plain' })).status, 415)
    assert.equal((await ping({ accept: 'text/html' })).status, 406)
  })

  it('there is no stream to open and no session to end', async (context) => {
    const server = await startServer(context)
    for (const method of ['GET', 'DELETE', 'PUT', 'PATCH', 'OPTIONS', 'HEAD']) {
      const answer = await send(server.mcpUrl, { method, headers: headersOf(server, '2025-11-25') })
      assert.equal(answer.status, 405, method)
      assert.equal(answer.headers.allow, 'POST')
    }
  })

  it('strange arguments are bad input or a protocol error, never a failure', async (context) => {
    const server = await startServer(context)
    const strange = [
      '[]',
      'null',
      '7',
      '{"__proto__":{"email":"anna@example.com"},"order_reference":"ORD-12345"}',
      `{"order_reference":${'['.repeat(5_000)}${']'.repeat(5_000)},"email":"a@b.se"}`,
      '{"order_reference":"\\u0000","email":"anna@example.com"}',
      '{"order_reference":"\\ud800","email":"anna@example.com"}',
    ]
    for (const text of strange) {
      const body = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_order_status","arguments":${text}}}`
      const answer = await send(server.mcpUrl, {
        method: 'POST',
        headers: headersOf(server, '2025-11-25'),
        body,
      })
      const { result, error } = messageIn(answer)
      const outcome = result === undefined ? error?.code : asObject(result['structuredContent'])['outcome']
      assert.ok(outcome === 'bad_input' || outcome === -32_602, `${text.slice(0, 60)}: ${answer.text}`)
    }
    assert.deepEqual(
      server.log.filter((line) => line.includes('"level":"error"')),
      [],
    )
  })
})

/** One request, and the message that answers it. */
async function call(
  server: RunningServer,
  revision: Revision,
  method: string,
  params: object = {},
): Promise<Message> {
  const answer = await request(server, revision, method, params)
  const answered = messageIn(answer)
  assert.equal(answered.id, 1)
  return answered
}

const toolResult = z.looseObject({
  content: z.array(z.unknown()),
  structuredContent: z.record(z.string(), z.unknown()),
  isError: z.boolean(),
})

async function callTool(server: RunningServer, revision: Revision, name: string, input: object) {
  const { result, error } = await call(server, revision, 'tools/call', { name, arguments: input })
  assert.equal(error, undefined)
  return toolResult.parse(result)
}

function initialize(server: RunningServer, protocolVersion: string): Promise<Message> {
  const clientInfo = { name: 'test', version: '1' }
  return call(server, '2025-11-25', 'initialize', { protocolVersion, capabilities: {}, clientInfo })
}

function request(
  server: RunningServer,
  revision: Revision,
  method: string,
  params: object = {},
  headers: object = {},
): Promise<Answer> {
  const meta = {
    'io.modelcontextprotocol/protocolVersion': newest,
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  }
  const named = 'name' in params && typeof params.name === 'string' ? { 'mcp-name': params.name } : {}
  const modern = revision === newest
  return send(server.mcpUrl, {
    method: 'POST',
    headers: defined({
      ...headersOf(server, revision),
      ...(modern ? { 'mcp-method': method, ...named } : {}),
      ...headers,
    }),
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method,
      params: { ...(modern ? { _meta: meta } : {}), ...params },
    }),
  })
}

function headersOf(server: RunningServer, revision: Revision): Record<string, string> {
  return {
    ...bearer(server.apiKey),
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': revision,
  }
}

function defined(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** The message in a JSON body, or the one event of a stream. */
function messageIn(answer: Answer): Message {
  if (!/^text\/event-stream/.test(answer.headers['content-type'] ?? ''))
    return message.parse(objectIn(answer))
  const data = answer.text.split('\n').filter((line) => line.startsWith('data: '))
  assert.equal(data.length, 1, answer.text)
  return message.parse(JSON.parse((data[0] ?? '').slice('data: '.length)))
}
