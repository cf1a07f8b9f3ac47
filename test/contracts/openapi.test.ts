import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { tools } from '../../src/tools/index.ts'
import { type Answer, askTool, asObject, bearer, type Call, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const root = resolve(import.meta.dirname, '..', '..')
const anna = { order_reference: 'ORD-12345', email: 'anna@example.com' }
const annasOrder = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.unknown()),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string().min(1),
      content: z.record(z.string(), z.looseObject({ schema: z.unknown() })).optional(),
    }),
  ),
})
const description = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
})

describe('GET /openapi.json', () => {
  let text = ''
  let api: z.infer<typeof description>
  let routes: readonly string[] = []

  before(async () => {
    await withServer(async (server) => {
      const answer = await send(`${server.url}/openapi.json`)
      assert.equal(answer.status, 200)
      assert.match(answer.headers['content-type'] ?? '', /^application\/json\b/)
      text = answer.text
      api = description.parse(objectIn(answer))
      routes = routesOf(server)
    })
  })

  it('is OpenAPI 3.1 that passes the recommended rules', async (context) => {
    assert.match(api.openapi, /^3\.1\./)
    const folder = await mkdtemp(join(tmpdir(), 'kvitto-openapi-'))
    context.after(() => rm(folder, { recursive: true }))
    const file = join(folder, 'openapi.json')
    await writeFile(file, text)
    const cli = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'))
    const args = [cli, 'lint', file, '--config', join(root, 'redocly.yaml'), '--format', 'json']
    const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      timeout: 60_000,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
    })
    assert.equal(status, 0, `${stdout}${stderr}`)
    assert.deepEqual(z.looseObject({ problems: z.array(z.unknown()) }).parse(JSON.parse(stdout)).problems, [])
  })

  it('describes every route that the server has, and no other', () => {
    const described = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    // The catch-all only says which tools there are; on /mcp all but POST are refused. Pages and their files, and what
    // the dashboard's own pages ask for, are for no other program.
    const notMeant = (route: string): boolean =>
      route === 'POST /api/v1/tools/{name}' ||
      (route.endsWith(' /mcp') && route !== 'POST /mcp') ||
      /^\w+ \/(admin|dashboard|demo-shop|chat|widget\/(panel|assets)|widget\.js|$)/.test(route)
    assert.deepEqual(described.sort(), routes.filter((route) => !notMeant(route)).sort())
  })

  it('has one operation for each tool, with its name', () => {
    for (const { name } of tools)
      assert.equal(api.paths[`/api/v1/tools/${name}`]?.['post']?.operationId, name)
  })

  it('tells of each operation with a key what it says to a missing, unknown or narrow one', () => {
    const operations = Object.values(api.paths).flatMap((methods) => Object.values(methods))
    for (const { operationId, security, responses } of operations) {
      if (security.length === 0) continue
      // A conversation's token has no scopes to lack.
      const hasScopes = !security.some((scheme) => 'conversationToken' in asObject(scheme))
      for (const status of hasScopes ? ['401', '403'] : ['401']) {
        const types = Object.keys(responses[status]?.content ?? {})
        assert.ok(types.includes('application/problem+json'), `${operationId}: ${status}`)
      }
    }
  })

  it('describes every property', () => {
    const nameless = undescribed(api.paths, '')
    assert.deepEqual(nameless, [])
  })

  for (const { name } of tools) {
    it(`describes the answers of ${name}`, async (context) => {
      const server = await startServer(context)
      const input = name === 'get_payment_methods' ? {} : anna
      for (const order_reference of ['ORD-12345', 'ABC123', 'ORD-67890']) {
        const own = name === 'get_payment_methods' ? {} : { ...anna, order_reference }
        assertDescribed(api, name, 200, await askTool(server, name, own))
      }
      assertDescribed(api, name, 400, await askTool(server, name, { ...input, nothing: 1 }))
      assertDescribed(api, name, 401, await askTool({ ...server, apiKey: 'none' }, name, input))
      const narrow = await server.newKey(['orders'])
      assertDescribed(api, name, 403, await askTool({ ...server, apiKey: narrow }, name, input))
      const url = `${server.url}/api/v1/tools/${name}`
      assertDescribed(api, name, 400, await send(url, post(server, '{')))
      assertDescribed(api, name, 413, await send(url, post(server, `"${'x'.repeat(100_000)}"`)))
      assertDescribed(
        api,
        name,
        415,
        await send(url, { ...post(server, 'x'), headers: bearer(server.apiKey) }),
      )
      await (await server.scope()).storage.tools.setEnabled(name, false)
      assertDescribed(api, name, 404, await askTool(server, name, input))
    })
  }

  it('describes every refusal', async (context) => {
    const ask = (server: RunningServer, changes: object = {}) =>
      askTool(server, 'get_order_status', { ...anna, ...changes })
    const server = await startServer(context)
    const name = 'get_order_status'
    assertDescribed(api, name, 404, await ask(server, { order_reference: 'ORD-404404' }))
    await server.fault({ status: 500 })
    assertDescribed(api, name, 503, await ask(server))
    await server.fault({ status: 401 })
    assertDescribed(api, name, 409, await ask(server))
    await Promise.all(Array.from({ length: 10 }, (_, n) => ask(server, { email: `wrong-${n}@example.com` })))
    assertDescribed(api, name, 429, await ask(server))
    await server.fault({ status: 429 })
    assertDescribed(api, name, 503, await ask(server, { end_user: 'another' }))
    const unfed = await startServer(context, { fed: false })
    assertDescribed(api, name, 422, await ask(unfed))
  })

  it('describes the replies of the other routes', async (context) => {
    const server = await startServer(context)
    const key = { headers: bearer(server.apiKey) }
    assertDescribed(api, 'list_tools', 200, await send(`${server.url}/api/v1/tools`, key))
    assertDescribed(api, 'list_tools', 401, await send(`${server.url}/api/v1/tools`))
    assertDescribed(api, 'live', 200, await send(`${server.url}/livez`))
    assertDescribed(api, 'ready', 200, await send(`${server.url}/readyz`))
    const url = `${server.url}/api/v1/orders/77`
    const put = (body: string): Call => ({ ...post(server, body), method: 'PUT' })
    const good = JSON.stringify({ klarna_order_id: annasOrder })
    assertDescribed(api, 'put_order', 204, await send(url, put(good)))
    assertDescribed(api, 'put_order', 400, await send(url, put('{}')))
    assertDescribed(api, 'put_order', 413, await send(url, put(`"${'x'.repeat(100_000)}"`)))
    assertDescribed(api, 'put_order', 415, await send(url, { ...put(good), ...key }))
    assertDescribed(api, 'put_order', 401, await send(url, { method: 'PUT' }))
    assertDescribed(api, 'delete_order', 204, await send(url, { method: 'DELETE', ...key }))
    const mcp = { accept: 'application/json, text/event-stream', 'content-type': 'application/json' }
    const call = (headers: object, body: object): Call => ({
      method: 'POST',
      headers: { ...mcp, ...headers },
      body: JSON.stringify(body),
    })
    const ping = { jsonrpc: '2.0', id: 1, method: 'ping' }
    assertDescribed(api, 'mcp', 200, await send(server.mcpUrl, call(key.headers, ping)))
    const note = { jsonrpc: '2.0', method: 'notifications/initialized' }
    assertDescribed(api, 'mcp', 202, await send(server.mcpUrl, call(key.headers, note)))
    assertDescribed(api, 'mcp', 400, await send(server.mcpUrl, call(key.headers, { nothing: true })))
    assertDescribed(api, 'mcp', 401, await send(server.mcpUrl, call({}, ping)))
    assertDescribed(api, 'mcp', 403, await send(server.mcpUrl, call({ host: 'evil.example' }, ping)))
  })
})

async function withServer(use: (server: RunningServer) => Promise<void>): Promise<void> {
  const closing: (() => Promise<void>)[] = []
  try {
    await use(await startServer({ after: (close) => void closing.push(close) }))
  } finally {
    for (const close of closing) await close()
  }
}

/** `GET /api/v1/tools`, as OpenAPI writes it, from the tree that the router prints. */
function routesOf({ app }: Pick<RunningServer, 'app'>): string[] {
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const match = /^([\s│]*)[├└]── (\S*)(?: \((.*)\))?$/.exec(line)
      if (match === null) return []
      const [, indent = '', part = '', methods] = match
      const depth = indent.length / 4
      above.splice(depth, above.length, part)
      const path = above.join('').replace(/:(\w+)/g, '{$1}')
      return methods === undefined ? [] : methods.split(', ').map((method) => `${method} ${path}`)
    })
}

/** Where a property stands without a description. */
function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return []
  const entries = Object.entries(node)
  const properties = path.endsWith('/properties')
    ? entries.flatMap(([name, schema]) => (isDescribed(schema) ? [] : [`${path}/${name}`]))
    : []
  return [...properties, ...entries.flatMap(([name, child]) => undescribed(child, `${path}/${name}`))]
}

function isDescribed(schema: unknown): boolean {
  const own = asObject(schema)
  if (typeof own['description'] === 'string') return true
  const choices = own['anyOf']
  return Array.isArray(choices) && choices.some((choice: unknown) => isDescribed(choice))
}

/** The reply has one of the described statuses and media types, and its body is what they say. */
function assertDescribed(
  api: z.infer<typeof description>,
  operationId: string,
  status: number,
  answer: Answer,
): void {
  assert.equal(answer.status, status, answer.text)
  const found = Object.values(api.paths)
    .flatMap((methods) => Object.values(methods))
    .find((candidate) => candidate.operationId === operationId)
  const response = found?.responses[String(status)]
  assert.ok(response !== undefined, `${operationId} does not describe ${status}`)
  const type = (answer.headers['content-type'] ?? '').split(';')[0] ?? ''
  if (type === '') {
    assert.equal(response.content, undefined)
    assert.equal(answer.text, '')
    return
  }
  const media = response.content?.[type]
  assert.ok(media !== undefined, `${operationId} ${status} does not describe ${type}`)
  if (!/json$/.test(type)) return
  const schema = z.fromJSONSchema(asObject(media.schema))
  const parsed = schema.safeParse(JSON.parse(answer.text))
  assert.ok(parsed.success, `${operationId} ${status}: ${parsed.error?.message}\n${answer.text}`)
}

function post(server: RunningServer, body: string): Call {
  return { method: 'POST', headers: { ...bearer(server.apiKey), 'content-type': 'application/json' }, body }
}
