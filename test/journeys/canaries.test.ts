import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { RawOrder } from '../../simulator/klarna-order.ts'
import { stories } from '../../simulator/stories.ts'
import { newApiKey } from '../../src/security/api-key.ts'
import { tools } from '../../src/tools/index.ts'
import { type DemoProcess, startDemoProcess } from '../demo-process.ts'
import { askTool, bearer, send } from '../http.ts'
import { testNow } from '../scope.ts'

/** Words that stand nowhere else. In lower case, so that a search may fold it. */
const canary = (): string => `canary${randomBytes(9).toString('hex')}`

const emails = {
  billing: `${canary()}@${canary()}.example`,
  shipping: `${canary()}@example.com`,
  fed: `${canary()}@example.com`,
  wrong: `${canary()}@example.com`,
  malformed: `${canary()}@example.com`,
  asReference: `${canary()}@example.com`,
  asEndUser: `${canary()}@example.com`,
  asTool: `${canary()}@example.com`,
  asPath: `${canary()}@example.com`,
  asHeader: `${canary()}@example.com`,
}

const personal = {
  givenName: canary(),
  familyName: canary(),
  company: canary(),
  title: canary(),
  street: canary(),
  street2: canary(),
  postalCode: canary(),
  city: canary(),
  region: canary(),
  phone: `+4670${randomBytes(6).readUIntBE(0, 6)}`,
  dateOfBirth: '1901-02-03',
  nationalId: `19010203${randomBytes(4).readUInt32BE()}`,
  merchantData: canary(),
  article: canary(),
  description: canary(),
}

const secondNumber = `stored-${canary()}`

describe('a demo that keeps its data', () => {
  it('keeps and logs nothing personal and no secret, in whatever form', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'kvitto-canaries-'))
    context.after(() => rm(folder, { recursive: true, force: true }))
    const demo = await startDemoProcess(context, {
      args: ['--data', folder],
      orders: [canaryOrder()],
      environment: { KVITTO_LOG_LEVEL: 'debug' },
    })
    const wrongKey = newApiKey().key
    await useEverything(demo, wrongKey)

    const running = await contents(folder)
    assert.equal(await demo.stop(), 0)
    const stopped = await contents(folder)
    const key = stopped.get('secret.key')?.toString('utf8').trim() ?? ''
    assert.match(key, /^[A-Za-z0-9+/_-]{43}=?$/, `no secret key in ${[...stopped.keys()].join(', ')}`)

    const log = Buffer.from(demo.log())
    const places = new Map([...prefixed('running ', running), ...prefixed('stopped ', stopped), ['log', log]])
    const needles = {
      ...emails,
      ...personal,
      password: 'simulator-password',
      apiKey: demo.apiKey,
      wrongKey,
      secretKey: Buffer.from(key, 'base64'),
    }
    for (const [place, content] of places) {
      for (const [name, needle] of Object.entries(needles)) {
        if (name === 'secretKey' && place.endsWith('secret.key')) continue
        assert.deepEqual(formsIn(content, needle), [], `${name} in ${place}`)
      }
    }

    // The search has looked at what is really there.
    const files = [...places].filter(([place]) => place !== 'log').map(([, content]) => content)
    assert.ok(
      files.some((content) => formsIn(content, secondNumber).includes('plain')),
      'the database',
    )
    assert.match(demo.log(), /"event":"request-answered"/)
    assert.match(demo.log(), /"event":"klarna-answered"/)
  })
})

describe('the search', () => {
  const needle = 'canary+0123@example.com'
  const surroundings = ['', 'a', 'ab', 'abc'].map((text) => Buffer.from(text))
  const written: Readonly<Record<string, (bytes: Buffer) => string | Buffer>> = {
    plain: (bytes) => bytes,
    capitals: (bytes) => bytes.toString().toUpperCase(),
    base64: (bytes) => bytes.toString('base64'),
    base64url: (bytes) => bytes.toString('base64url'),
    hex: (bytes) => bytes.toString('hex'),
    'hex in capitals': (bytes) => bytes.toString('hex').toUpperCase(),
    'URL-encoded': (bytes) => encodeURIComponent(bytes.toString()),
    'UTF-16': (bytes) => Buffer.from(bytes.toString(), 'utf16le'),
    'UTF-16, big end first': (bytes) => Buffer.from(bytes.toString(), 'utf16le').swap16(),
    'a digest': () => createHash('sha256').update(needle).digest('hex'),
    'a digest in base64': () => createHash('sha256').update(needle).digest('base64url'),
  }
  for (const [form, write] of Object.entries(written)) {
    it(`finds a canary written as ${form}, wherever it stands`, () => {
      for (const before of surroundings) {
        for (const after of surroundings) {
          const content = Buffer.from(write(Buffer.concat([before, Buffer.from(needle), after])))
          assert.notDeepEqual(formsIn(Buffer.concat([Buffer.from('{'), content]), needle), [])
        }
      }
    })
  }

  it('finds nothing where there is none', () => {
    assert.deepEqual(formsIn(Buffer.from('canary+0124@example.com'), needle), [])
  })
})

function canaryOrder(): RawOrder {
  const [model] = stories(testNow)
  assert.ok(model !== undefined)
  const address = {
    ...model.billing_address,
    given_name: personal.givenName,
    family_name: personal.familyName,
    organization_name: personal.company,
    title: personal.title,
    street_address: personal.street,
    street_address2: personal.street2,
    postal_code: personal.postalCode,
    city: personal.city,
    region: personal.region,
    phone: personal.phone,
  }
  return {
    ...model,
    customer: {
      type: 'person',
      date_of_birth: personal.dateOfBirth,
      national_identification_number: personal.nationalId,
    },
    billing_address: { ...address, email: emails.billing },
    shipping_address: { ...address, email: emails.shipping },
    captures: model.captures.map((capture) => ({
      ...capture,
      description: personal.description,
      billing_address: { ...address, email: emails.billing },
      shipping_address: { ...address, email: emails.shipping },
    })),
    order_lines: model.order_lines.map((line) => ({ ...line, name: personal.article })),
    merchant_data: JSON.stringify({ note: personal.merchantData }),
  }
}

/** Every tool and route, with what is right, what is wrong and what is neither. */
async function useEverything(demo: DemoProcess, wrongKey: string): Promise<void> {
  const own = { order_reference: 'ORD-12345', email: emails.billing }
  for (const { name } of tools) {
    const answer = await askTool(demo, name, name === 'get_payment_methods' ? {} : own)
    assert.equal(answer.status, 200, answer.text)
  }
  const status = (input: unknown) => askTool(demo, 'get_order_status', input)
  const json = { ...bearer(demo.apiKey), 'content-type': 'application/json' }
  const post = (path: string, body: string, headers: object = {}) =>
    send(`${demo.url}${path}`, { method: 'POST', headers: { ...json, ...headers }, body })
  const put = (number: string, body: object) =>
    send(`${demo.url}/api/v1/orders/${encodeURIComponent(number)}`, {
      method: 'PUT',
      headers: json,
      body: JSON.stringify(body),
    })

  const orderId = canaryOrder().order_id
  assert.equal((await put(secondNumber, { klarna_order_id: orderId, email: emails.fed })).status, 204)
  await Promise.all([
    put('7', { klarna_order_id: emails.malformed, email: emails.malformed }),
    put(emails.asPath, { klarna_order_id: 'none' }),
    status({ ...own, email: emails.wrong }),
    status({ ...own, email: emails.wrong, order_reference: 'ORD-404404' }),
    status({ ...own, email: emails.fed }),
    status({ ...own, order_reference: emails.asReference, end_user: emails.asEndUser }),
    status({ ...own, end_user: emails.asEndUser }),
    status({ [emails.malformed]: emails.malformed, email: `${emails.malformed} ${emails.malformed}` }),
    status([emails.malformed]),
    status({ ...own, locale: emails.malformed }),
    post('/api/v1/tools/get_order_status', `{"email":"${emails.malformed}"`),
    post('/api/v1/tools/get_order_status', JSON.stringify(own), bearer(wrongKey)),
    post('/api/v1/tools/get_order_status', JSON.stringify(own), { 'x-email': emails.asHeader }),
    post(`/api/v1/tools/${emails.asTool}`, '{}'),
    post(`/api/v1/tools/get_order_status?email=${emails.asPath}`, JSON.stringify(own)),
    send(`${demo.url}/${emails.asPath}`, { headers: { 'user-agent': emails.asHeader } }),
    ...mcpCalls(own).map((body) =>
      post('/mcp', body, { accept: 'application/json, text/event-stream', referer: emails.asHeader }),
    ),
    post('/mcp', '{}', { ...bearer(wrongKey), host: emails.asHeader }),
  ])
  await demo.fault({ status: 500 })
  await status({ ...own, email: emails.wrong, end_user: 'one' })
  await demo.fault({ malformed: 'html' })
  await status({ ...own, email: emails.wrong, end_user: 'two' })
  await demo.fault({ reset: true, times: 2 })
  await status({ ...own, email: emails.wrong, end_user: 'three' })
  await demo.fault({ status: 401 })
  await status({ ...own, email: emails.wrong, end_user: 'four' })
}

function mcpCalls(own: object): string[] {
  const call = (name: string, input: unknown) =>
    JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: input } })
  return [
    call('get_order_status', { ...own, end_user: emails.asEndUser }),
    call('get_order_status', { email: emails.malformed }),
    call('get_order_status', [emails.malformed]),
    call(emails.asTool, own),
    JSON.stringify({ jsonrpc: '2.0', id: emails.malformed, method: emails.malformed }),
    `{"${emails.malformed}":`,
  ]
}

async function contents(folder: string): Promise<Map<string, Buffer>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  return new Map(
    await Promise.all(
      files.map(async ({ name, parentPath }) => [name, await readFile(join(parentPath, name))] as const),
    ),
  )
}

function prefixed(prefix: string, files: ReadonlyMap<string, Buffer>): [string, Buffer][] {
  return [...files].map(([name, content]) => [`${prefix}${name}`, content])
}

/** The forms in which `needle` stands in `content`; none is what is hoped for. */
function formsIn(content: Buffer, needle: string | Buffer): string[] {
  const bytes = Buffer.from(needle)
  const folded = Buffer.from(content.toString('latin1').toLowerCase(), 'latin1')
  const text = bytes.toString('utf8')
  const insensitive: [string, Buffer][] = [
    ['plain', Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1')],
    ['hex', Buffer.from(bytes.toString('hex'))],
  ]
  if (typeof needle === 'string') {
    insensitive.push(
      ['URL-encoded', Buffer.from(encodeURIComponent(text).toLowerCase())],
      ['UTF-16', Buffer.from(text.toLowerCase(), 'utf16le')],
      ['UTF-16, big end first', Buffer.from(text.toLowerCase(), 'utf16le').swap16()],
      ['digest', Buffer.from(createHash('sha256').update(text).digest('hex'))],
    )
  }
  const exact: [string, Buffer][] = [0, 1, 2].flatMap((shift): [string, Buffer][] => [
    [`base64, ${shift} bytes in`, Buffer.from(base64At(bytes, shift))],
    [
      `base64url, ${shift} bytes in`,
      Buffer.from(base64At(bytes, shift).replaceAll('+', '-').replaceAll('/', '_')),
    ],
  ])
  // An API key is kept as its digest: that one is meant to be there.
  if (typeof needle === 'string' && !needle.startsWith('kv_')) {
    const digest = createHash('sha256').update(text).digest()
    exact.push(
      ['digest in base64', Buffer.from(base64At(digest, 0))],
      ['digest in base64url', Buffer.from(digest.toString('base64url'))],
    )
  }
  return [
    ...insensitive.filter(([, form]) => folded.includes(form)),
    ...exact.filter(([, form]) => content.includes(form)),
  ].map(([name]) => name)
}

/** The characters of base64 that depend on `bytes` alone, where they start `shift` bytes into a group of three. */
function base64At(bytes: Buffer, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
  const whole = Math.floor(((shift + bytes.length) * 8) / 6)
  return encoded.slice(Math.ceil((shift * 8) / 6), whole)
}
