import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { newApiKey } from '../../src/security/api-key.ts'
import { type Answer, askTool, bearer, type Call, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { emailOf } from '../scope.ts'

const anna = { order_reference: 'ORD-12345', email: 'anna@example.com' }
const annasOrder = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
const status = '/api/v1/tools/get_order_status'

describe('a tool over REST', () => {
  it('answers 200', async (context) => {
    const answer = await askTool(await startServer(context), 'get_order_status', anna)
    assertOutcome(answer, 200, 'answered')
    assert.equal(objectIn(answer)['locale'], 'en')
  })

  it('answers 400 bad_input, and names each field', async (context) => {
    const answer = await askTool(await startServer(context), 'get_order_status', { email: 7, order: 'x' })
    assertOutcome(answer, 400, 'bad_input')
    assert.deepEqual(issuePaths(answer), ['email', 'order', 'order_reference'])
  })

  it('answers 404 no_match to an unknown order and to a wrong email', async (context) => {
    const server = await startServer(context)
    const answers = await Promise.all([
      askTool(server, 'get_order_status', { ...anna, order_reference: 'ORD-404404' }),
      askTool(server, 'get_order_status', { ...anna, email: 'somebody@example.com' }),
    ])
    for (const answer of answers) assertOutcome(answer, 404, 'no_match')
    assert.equal(answers[0]?.text, answers[1]?.text)
  })

  it('answers 404 disabled once it is switched off, and is listed no more', async (context) => {
    const server = await startServer(context)
    await (await server.scope()).storage.tools.setEnabled('get_order_status', false)
    assertOutcome(await askTool(server, 'get_order_status', anna), 404, 'disabled')
    const list = await send(`${server.url}/api/v1/tools`, { headers: bearer(server.apiKey) })
    assert.equal(list.text.includes('"get_order_status"'), false)
    assert.equal(list.text.includes('"get_payment_status"'), true)
  })

  it('answers 409 not_connected without an account, and with one that Klarna refuses', async (context) => {
    const without = await startServer(context, { connected: false })
    assertOutcome(await askTool(without, 'get_order_status', anna), 409, 'not_connected')
    const refused = await startServer(context)
    await refused.fault({ status: 401 })
    assertOutcome(await askTool(refused, 'get_order_status', anna), 409, 'not_connected')
  })

  it('answers 422 klarna_order_id_required where numbers lead nowhere', async (context) => {
    const server = await startServer(context, { fed: false })
    assertOutcome(await askTool(server, 'get_order_status', anna), 422, 'klarna_order_id_required')
    const byId = await askTool(server, 'get_order_status', { ...anna, order_reference: annasOrder })
    assertOutcome(byId, 200, 'answered')
  })

  it('answers 429 too_many_attempts, and says when to come back', async (context) => {
    const server = await startServer(context)
    const wrong = (email: string) => askTool(server, 'get_order_status', { ...anna, email })
    await Promise.all(Array.from({ length: 10 }, (_, index) => wrong(`wrong-${index}@example.com`)))
    const answer = await wrong('wrong-10@example.com')
    assertOutcome(answer, 429, 'too_many_attempts')
    assertRetryAfter(answer)
  })

  it('answers 503 busy when Klarna asks to wait, and says when to come back', async (context) => {
    const server = await startServer(context)
    await server.fault({ status: 429 })
    const answer = await askTool(server, 'get_order_status', anna)
    assertOutcome(answer, 503, 'busy')
    assertRetryAfter(answer)
  })

  it('answers 503 unavailable when Klarna fails', async (context) => {
    const server = await startServer(context)
    await server.fault({ status: 500 })
    assertOutcome(await askTool(server, 'get_order_status', anna), 503, 'unavailable')
  })

  it('needs no body where no field is required', async (context) => {
    const server = await startServer(context)
    const url = `${server.url}/api/v1/tools/get_payment_methods`
    assertOutcome(await send(url, { method: 'POST', headers: bearer(server.apiKey) }), 200, 'answered')
    assertOutcome(await askTool(server, 'get_payment_methods', {}), 200, 'answered')
  })
})

describe('before a tool runs', () => {
  type Row = readonly [
    what: string,
    status: number,
    path: string,
    call: (server: RunningServer) => Call | Promise<Call>,
  ]
  const body = JSON.stringify(anna)
  const post = (server: RunningServer, changes: Call = {}): Call => ({
    method: 'POST',
    body,
    ...changes,
    headers: { ...bearer(server.apiKey), 'content-type': 'application/json', ...changes.headers },
  })
  const cases: readonly Row[] = [
    [
      'no key',
      401,
      status,
      () => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    ],
    ['a key of another form', 401, status, (server) => post(server, { headers: bearer('secret') })],
    ['an unknown key', 401, status, (server) => post(server, { headers: bearer(newApiKey().key) })],
    [
      'another scheme',
      401,
      status,
      (server) => post(server, { headers: { authorization: 'Basic a3Y6a3Y=' } }),
    ],
    [
      'a key without the scope',
      403,
      status,
      async (server) => post(server, { headers: bearer(await server.newKey(['orders'])) }),
    ],
    ['an unknown route', 404, '/api/v2/tools', (server) => post(server)],
    ['an unknown route of a tool', 404, `${status}/more`, (server) => post(server)],
    ['an unknown tool', 404, '/api/v1/tools/cancel_order', (server) => post(server)],
    ['another method', 405, status, (server) => ({ headers: bearer(server.apiKey) })],
    ['PUT on the list of tools', 405, '/api/v1/tools', (server) => post(server, { method: 'PUT' })],
    [
      'another media type',
      415,
      status,
      (server) => post(server, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    ],
    ['plain text', 415, status, (server) => post(server, { headers: { 'content-type': 'text/plain' } })],
    ['malformed JSON', 400, status, (server) => post(server, { body: '{"email":' })],
    ['an empty body', 400, status, (server) => post(server, { body: '' })],
    ['a body of a megabyte', 413, status, (server) => post(server, { body: `"${'x'.repeat(1_000_000)}"` })],
    [
      'a prototype in the body',
      400,
      status,
      (server) => post(server, { body: '{"__proto__":{"email":"a@b.se"}}' }),
    ],
    [
      'a constructor in the body',
      400,
      status,
      (server) => post(server, { body: '{"constructor":{"prototype":{"email":"a@b.se"}}}' }),
    ],
  ]
  for (const [what, expected, path, call] of cases) {
    it(`${what} is a problem with status ${expected}`, async (context) => {
      const server = await startServer(context)
      const answer = await send(`${server.url}${path}`, await call(server))
      assertProblem(answer, expected)
      if (expected === 401) assert.match(answer.headers['www-authenticate'] ?? '', /^Bearer\b/)
      if (expected === 405) assert.match(answer.headers.allow ?? '', /^[A-Z]+(, [A-Z]+)*$/)
      assert.equal(answer.text.includes('secret'), false)
      assert.equal(answer.text.includes('example.com'), false)
    })
  }

  it('an unknown route is told apart from nothing: the key is asked for first', async (context) => {
    const server = await startServer(context)
    assertProblem(await send(`${server.url}/api/v1/tools/cancel_order`, { method: 'POST' }), 401)
  })
})

describe('strange input to a tool', () => {
  const strange: readonly (readonly [what: string, body: string])[] = [
    ['an array', '[]'],
    ['an array of inputs', JSON.stringify([anna])],
    ['a number', '7'],
    ['null', 'null'],
    ['a string', '"ORD-12345"'],
    ['an unknown field', JSON.stringify({ ...anna, admin: true })],
    ['an empty field name', JSON.stringify({ ...anna, '': 1 })],
    ['a prototype as text', JSON.stringify({ ...anna, prototype: {} })],
    ['deep nesting', `{"order_reference":${'['.repeat(10_000)}${']'.repeat(10_000)},"email":"a@b.se"}`],
    ['a NUL in the email', JSON.stringify({ ...anna, email: 'anna\u0000@example.com' })],
    ['only NULs', JSON.stringify({ ...anna, order_reference: '\u0000\u0000' })],
    ['a lone surrogate alone', '{"order_reference":"\\ud800","email":"anna@example.com"}'],
    ['a reference that is too long', JSON.stringify({ ...anna, order_reference: '1'.repeat(129) })],
    ['an email of 60 KB', JSON.stringify({ ...anna, email: `${'a'.repeat(60_000)}@example.com` })],
    ['a locale that is too long', JSON.stringify({ ...anna, locale: 'en-'.repeat(50) })],
    ['a locale that is no text', JSON.stringify({ ...anna, locale: { en: true } })],
    ['an empty end user', JSON.stringify({ ...anna, end_user: '' })],
    ['numbers beyond all bounds', `{"order_reference":1e999,"email":"a@b.se"}`],
    [
      'a thousand unknown fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`f${i}`, i]))),
    ],
  ]
  for (const [what, body] of strange) {
    it(`${what} is bad_input`, async (context) => {
      const server = await startServer(context)
      const answer = await send(`${server.url}${status}`, jsonPost(server, body))
      assertOutcome(answer, 400, 'bad_input')
      assert.notEqual(issuePaths(answer).length, 0)
      assert.ok(answer.text.length < 100_000, `${answer.text.length} characters`)
      assertNoFailure(server)
    })
  }

  it('a NUL or a lone surrogate in the reference finds nothing', async (context) => {
    const server = await startServer(context)
    for (const reference of ['ORD-404\\u0000404', 'ORD-404\\ud800404', '\\u202eORD-404404']) {
      const body = `{"order_reference":"${reference}","email":"anna@example.com"}`
      assertOutcome(await send(`${server.url}${status}`, jsonPost(server, body)), 404, 'no_match')
    }
    assertNoFailure(server)
  })

  it('a lone surrogate in the email matches nothing', async (context) => {
    const server = await startServer(context)
    const body = '{"order_reference":"ORD-12345","email":"\\udfff@example.com"}'
    assertOutcome(await send(`${server.url}${status}`, jsonPost(server, body)), 404, 'no_match')
    assertNoFailure(server)
  })

  it('a strange end user or locale changes nothing in the answer', async (context) => {
    const server = await startServer(context)
    for (const extra of [
      '"end_user":"\\u0000"',
      '"end_user":"\\ud800"',
      '"locale":"\\u0000"',
      '"locale":"x-x-x"',
    ]) {
      const body = `{"order_reference":"ORD-12345","email":"anna@example.com",${extra}}`
      assertOutcome(await send(`${server.url}${status}`, jsonPost(server, body)), 200, 'answered')
    }
    assertNoFailure(server)
  })

  it('of a field given twice the last counts, as everywhere in JSON', async (context) => {
    const server = await startServer(context)
    const body = '{"order_reference":"ORD-12345","email":"wrong@example.com","email":"anna@example.com"}'
    assertOutcome(await send(`${server.url}${status}`, jsonPost(server, body)), 200, 'answered')
  })

  it('a path of any sort never makes an error of ours', async (context) => {
    const server = await startServer(context)
    const paths = [
      '/api/v1/tools/%00',
      '/api/v1/tools/%E0%A4%A',
      '/api/v1/tools/../../etc',
      '//',
      '/%',
      '/api/v1/tools/__proto__',
      '/api/v1/tools/constructor',
      `/api/v1/orders/${'x'.repeat(600)}`,
      '/api/v1/orders/%ED%A0%80',
      '/api/v1/nothing?a[__proto__]=1',
    ]
    for (const path of paths) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        const answer = await send(`${server.url}${path}`, { ...jsonPost(server, '{}'), method })
        assert.ok(answer.status >= 400 && answer.status < 500, `${method} ${path}: ${answer.status}`)
        assertProblem(answer, answer.status)
      }
    }
    assertNoFailure(server)
  })
})

describe('every reply', () => {
  it('carries the security headers and no cookie', async (context) => {
    const server = await startServer(context)
    const answers = await Promise.all([
      askTool(server, 'get_order_status', anna),
      askTool(server, 'get_order_status', {}),
      send(`${server.url}/livez`),
      send(`${server.url}/openapi.json`),
      send(`${server.url}/nowhere`),
      send(`${server.url}/mcp`, { method: 'POST' }),
      send(server.mcpUrl, {
        ...jsonPost(server, JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })),
        headers: {
          ...jsonPost(server, '').headers,
          accept: 'application/json, text/event-stream',
        },
      }),
    ])
    for (const { headers } of answers) {
      assert.equal(headers['set-cookie'], undefined)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['x-powered-by'], undefined)
      assert.equal(headers['access-control-allow-origin'], undefined)
      assert.match(String(headers['content-security-policy']), /default-src 'none'/)
      assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/)
      assert.equal(headers['referrer-policy'], 'no-referrer')
      assert.match(String(headers['strict-transport-security']), /max-age=/)
    }
  })

  it('that may hold an answer is kept in no cache', async (context) => {
    const server = await startServer(context)
    for (const answer of [
      await askTool(server, 'get_order_status', anna),
      await askTool(server, 'get_order_status', {}),
      await send(`${server.url}/api/v1/tools`, { headers: bearer(server.apiKey) }),
    ]) {
      assert.equal(answer.headers['cache-control'], 'no-store')
    }
  })
})

describe('the order directory over REST', () => {
  const put = (server: RunningServer, number: string, body: unknown): Promise<Answer> =>
    send(`${server.url}/api/v1/orders/${encodeURIComponent(number)}`, {
      ...jsonPost(server, JSON.stringify(body)),
      method: 'PUT',
    })
  const remove = (server: RunningServer, number: string): Promise<Answer> =>
    send(`${server.url}/api/v1/orders/${encodeURIComponent(number)}`, {
      method: 'DELETE',
      headers: bearer(server.apiKey),
    })

  it('leads from a number to its order, until it is removed', async (context) => {
    const server = await startServer(context, { fed: false })
    const answer = await put(server, '#2/2026 Ä', { klarna_order_id: annasOrder })
    assert.equal(answer.status, 204)
    assert.equal(answer.text, '')
    const ask = () => askTool(server, 'get_order_status', { ...anna, order_reference: '2 2026 ä' })
    assertOutcome(await ask(), 200, 'answered')
    assert.equal((await remove(server, '2/2026 ä')).status, 204)
    await (await server.scope()).storage.directory.clear()
    assertOutcome(await ask(), 404, 'no_match')
    assert.equal((await remove(server, '2/2026 ä')).status, 204, 'what is not there is no error')
  })

  it('keeps several orders of one number, and the email decides', async (context) => {
    const server = await startServer(context, { fed: false })
    const other = 'bfc80de2-c12e-47ef-b420-fbe2b6e9cab1'
    await put(server, '77', { klarna_order_id: annasOrder, email: 'anna@example.com' })
    await put(server, '77', { klarna_order_id: other, email: null })
    assert.equal(await (await server.scope()).storage.directory.count(), 2)
    const references = await Promise.all(
      ['anna@example.com', 'gustav.dahl@example.org'].map(async (email) => {
        const answer = await askTool(server, 'get_order_status', { order_reference: '77', email })
        assertOutcome(answer, 200, 'answered')
        return /"klarna_reference":"(\w+)"/.exec(answer.text)?.[1]
      }),
    )
    assert.deepEqual(references, ['WMEHT514', 'ZLAAK7QB'])
  })

  it('replaces the row of the same number and order', async (context) => {
    const server = await startServer(context, { fed: false })
    await put(server, '77', { klarna_order_id: annasOrder })
    await put(server, '77', { klarna_order_id: annasOrder.toUpperCase(), klarna_reference: 'WMEHT514' })
    assert.equal(await (await server.scope()).storage.directory.count(), 1)
  })

  it('keeps the email only as the hash that the shop keeps the key of', async (context) => {
    const server = await startServer(context, { fed: false })
    await put(server, '77', { klarna_order_id: annasOrder, email: 'Anna@Example.com' })
    const scope = await server.scope()
    const [row] = await scope.storage.directory.find(['77'], 1)
    assert.equal(row?.emailHash, scope.hashEmail(emailOf('anna@example.com')))
    assert.equal(JSON.stringify(row).toLowerCase().includes('anna@example.com'), false)
  })

  type Bad = readonly [what: string, field: string, body: unknown]
  const good = { klarna_order_id: annasOrder }
  const wrong: readonly Bad[] = [
    ['no Klarna order ID', 'klarna_order_id', {}],
    ['an order number in its place', 'klarna_order_id', { klarna_order_id: 'ORD-1' }],
    ['a number in its place', 'klarna_order_id', { klarna_order_id: 7 }],
    ['an email without a domain', 'email', { ...good, email: 'anna' }],
    ['an email that is no text', 'email', { ...good, email: { a: 1 } }],
    ['a reference that is too long', 'klarna_reference', { ...good, klarna_reference: 'K'.repeat(65) }],
    ['a day in place of an instant', 'created_at', { ...good, created_at: '2026-11-22' }],
    ['an instant that is none', 'created_at', { ...good, created_at: '2026-13-45T99:00:00Z' }],
    ['an unknown field', 'name', { ...good, name: 'Anna Svensson' }],
    ['an array', 'body', [good]],
    ['null', 'body', null],
  ]
  for (const [what, field, body] of wrong) {
    it(`refuses ${what} and names the field`, async (context) => {
      const server = await startServer(context, { fed: false })
      const answer = await put(server, '77', body)
      assertProblem(answer, 400)
      assert.match(String(objectIn(answer)['detail']), new RegExp(`\\b${field}\\b`))
      assert.equal(answer.text.includes('Svensson'), false, 'a value is repeated')
      assert.equal(await (await server.scope()).storage.directory.count(), 0)
    })
  }

  for (const number of ['-', '#', ' ', '\u0000', '1'.repeat(129)]) {
    it(`refuses the number ${JSON.stringify(number.slice(0, 8))} of ${number.length} characters`, async (context) => {
      const server = await startServer(context, { fed: false })
      assertProblem(await put(server, number, good), 400)
      assertProblem(await remove(server, number), 400)
    })
  }

  it('stores strange text without an error of ours', async (context) => {
    const server = await startServer(context, { fed: false })
    for (const number of ['7\u0000', '__proto__', "'; drop table shops; --", '𝟙𝟚', '٣٤']) {
      const answer = await put(server, number, { ...good, klarna_reference: 'a\u0000\ud800' })
      assert.ok(
        [204, 400].includes(answer.status),
        `${JSON.stringify(number)}: ${answer.status} ${answer.text}`,
      )
    }
    assertNoFailure(server)
  })

  it('is closed to a key without the scope', async (context) => {
    const server = await startServer(context)
    const key = await server.newKey(['tools'])
    for (const method of ['PUT', 'DELETE']) {
      const call = { ...jsonPost(server, JSON.stringify(good)), method }
      const answer = await send(`${server.url}/api/v1/orders/77`, {
        ...call,
        headers: { ...call.headers, ...bearer(key) },
      })
      assertProblem(answer, 403)
    }
  })
})

describe('the health routes', () => {
  it('say no more than that it lives and is ready', async (context) => {
    const server = await startServer(context)
    for (const path of ['/livez', '/readyz']) {
      const answer = await send(`${server.url}${path}`)
      assert.equal(answer.status, 200)
      assert.deepEqual(objectIn(answer), { status: 'ok' })
    }
  })
})

describe('one shop', () => {
  it('is not opened by the key of another', async (context: TestContext) => {
    const [one, other] = [await startServer(context), await startServer(context)]
    assertProblem(await askTool({ url: one.url, apiKey: other.apiKey }, 'get_order_status', anna), 401)
  })
})

function jsonPost(server: RunningServer, body: string): Call {
  return { method: 'POST', headers: { ...bearer(server.apiKey), 'content-type': 'application/json' }, body }
}

/** A tool ran: its own shape, as JSON, whatever the status. */
function assertOutcome(answer: Answer, expected: number, outcome: string): void {
  assert.equal(answer.status, expected, answer.text)
  assert.match(answer.headers['content-type'] ?? '', /^application\/json\b/)
  const body = objectIn(answer)
  assert.equal(body['outcome'], outcome)
  assert.match(String(body['text']), /\S/)
}

function assertProblem(answer: Answer, expected: number): void {
  assert.equal(answer.status, expected, answer.text)
  assert.match(answer.headers['content-type'] ?? '', /^application\/problem\+json\b/)
  const { type, title, detail, status: inBody, ...rest } = objectIn(answer)
  assert.equal(type, 'about:blank')
  assert.match(String(title), /^[A-Z]/)
  assert.notEqual(title, 'Error')
  assert.match(String(detail), /\S/)
  assert.equal(inBody, expected)
  assert.deepEqual(rest, {})
}

function assertRetryAfter(answer: Answer): void {
  const seconds = objectIn(answer)['retry_after_seconds']
  assert.ok(Number.isInteger(seconds) && Number(seconds) >= 1, `${seconds}`)
  assert.equal(answer.headers['retry-after'], String(seconds))
}

function issuePaths(answer: Answer): string[] {
  const issues = objectIn(answer)['issues']
  assert.ok(Array.isArray(issues))
  return issues.map((issue: unknown) => String(new Map(Object.entries(Object(issue))).get('path'))).sort()
}

/** Nothing went wrong that was not foreseen. */
function assertNoFailure(server: RunningServer): void {
  assert.deepEqual(
    server.log.filter((line) => line.includes('"level":"error"')),
    [],
  )
}
