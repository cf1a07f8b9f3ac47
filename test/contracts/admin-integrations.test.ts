import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { z } from 'zod'
import { startSimulator } from '../../simulator/start.ts'
import { signedIn, type Visitor } from '../admin.ts'
import { folderFor, launchFor } from '../command-line.ts'
import { type Answer, askTool, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const pair = {
  kind: 'password',
  username: 'K123456_simulator',
  password: 'simulator-password',
  region: 'eu',
  test_mode: true,
}
const key = { kind: 'api_key', key: 'klarna_test_api_simulator', region: 'eu', test_mode: true }

describe('connecting Klarna in the dashboard', () => {
  let server: RunningServer
  let owner: Visitor
  const ends: (() => Promise<void>)[] = []

  before(async () => {
    server = await startServer({ after: (end) => ends.push(end) }, { connected: false })
    owner = await signedIn(server)
  })

  after(async () => {
    for (const end of ends) await end()
  })

  it('says that nothing is connected, and has nothing to test', async () => {
    const view = objectIn(await owner.get('/integrations/klarna'))
    assert.equal(view['state'], 'not_connected')
    assert.equal(view['via'], server.simulator.origin)
    assert.equal(view['simulator_offered'], false)
    assert.equal((await owner.post('/integrations/klarna/test')).status, 409)
  })

  const refused: readonly (readonly [string, object, string | undefined, RegExp, object?])[] = [
    ['an empty password', { ...pair, password: '  ' }, 'password', /Enter the password/],
    ['an empty username', { ...pair, username: '' }, 'username', /Enter the username/],
    ['no key', { kind: 'api_key', region: 'eu', test_mode: true }, 'key', /Enter the API key/],
    ['a key of two lines', { ...key, key: 'klarna_test\nx' }, 'key', /no line breaks/],
    ['no region', { ...pair, region: undefined }, 'region', /Choose the region/],
    ['a region that is none', { ...pair, region: 'moon' }, 'region', /Choose the region/],
    ['no word on test mode', { ...pair, test_mode: undefined }, 'test_mode', /playground/],
    ['another kind', { kind: 'oauth' }, 'kind', /username and a password, or an API key/],
    [
      'a wrong password',
      { ...pair, password: 'wrong' },
      'password',
      /None of Klarna's hosts[\s\S]*API credentials/,
    ],
    [
      'an email for a username',
      { ...pair, username: 'me@shop.example' },
      'username',
      /This username is an email/,
    ],
    ['a password for a key', { ...key, key: 'simulator-password' }, 'key', /begins with klarna_live_api_/],
    [
      'another region',
      { ...pair, username: 'PN00036_simulator' },
      'region',
      /but for North America, playground, not for Europe, playground\. Choose the region North America\./,
      { region: 'na', test_mode: true },
    ],
    [
      'another region and environment',
      { ...pair, username: 'PN00036_simulator', test_mode: false },
      'region',
      /Choose the region North America and switch test mode on\./,
      { region: 'na', test_mode: true },
    ],
    [
      'a test key for production',
      { ...key, test_mode: false },
      'test_mode',
      /is for playground, not for production. It was not sent. Switch test mode on\./,
      { region: 'eu', test_mode: true },
    ],
    ['Kustom by username', { ...pair, username: 'M123_x' }, 'username', /run by Kustom/],
    ['Kustom by password', { ...pair, password: 'kco_live_api_x' }, 'password', /run by Kustom/],
    ['Kustom by key', { ...key, key: 'kco_live_api_x' }, 'key', /run by Kustom/],
    ['the simulator outside the demo', { kind: 'simulator' }, 'kind', /in the demo only/],
  ]
  for (const [what, body, field, words, suggestion] of refused)
    it(`refuses ${what} at its field, and keeps nothing`, async () => {
      const answer = await owner.put('/integrations/klarna', body)
      const problem = objectIn(answer)
      assert.ok([400, 422].includes(answer.status), answer.text)
      assert.equal(problem['field'], field)
      assert.match(String(problem['detail']), words)
      assert.deepEqual(problem['suggestion'], suggestion)
      assert.equal(objectIn(await owner.get('/integrations/klarna'))['state'], 'not_connected')
    })

  it('says that Klarna is out of reach, or cannot say yet, at no field', async () => {
    for (const [fault, words] of [
      [{ reset: true, times: 1 }, /out of reach/],
      [{ status: 503, times: 1 }, /cannot say yet \(HTTP 503\)[\s\S]*few minutes/],
      [{ status: 403, times: 1 }, /neither as it does to good credentials nor to bad ones \(HTTP 403\)/],
    ] as const) {
      await server.fault(fault)
      const answer = await owner.put('/integrations/klarna', pair)
      assert.equal(answer.status, 422)
      assert.equal(objectIn(answer)['field'], undefined)
      assert.match(String(objectIn(answer)['detail']), words)
    }
  })

  it('keeps what Klarna takes, seals it, shows no secret, and answers with it', async () => {
    const answer = await owner.put('/integrations/klarna', pair)
    assert.equal(answer.status, 200)
    const view = objectIn(answer)
    assert.deepEqual(
      { ...view, connected_at: 'then' },
      {
        state: 'connected',
        source: 'stored',
        kind: 'password',
        username: 'K123456_simulator',
        hint: 'word',
        region: 'eu',
        test_mode: true,
        host: 'api.playground.klarna.com',
        connected_at: 'then',
        last_used_at: null,
        via: server.simulator.origin,
        simulator_offered: false,
      },
    )
    assert.doesNotMatch(answer.text, /simulator-password/)
    const { storage, reader } = await server.scope()
    assert.ok(reader)
    assert.doesNotMatch((await storage.connection.find())?.sealedCredentials ?? '', /simulator/)
    const [entry] = await storage.audit.latest(1)
    assert.equal(entry?.actor, `person:${owner.id}`)
    assert.equal(entry?.action, 'klarna-connected')
    assert.deepEqual(entry?.detail, { region: 'eu', environment: 'playground' })
  })

  it('keeps the account that there is where a new one is refused, and replaces it as a whole', async () => {
    assert.equal((await owner.put('/integrations/klarna', { ...pair, password: 'wrong' })).status, 422)
    assert.equal(objectIn(await owner.get('/integrations/klarna'))['kind'], 'password')
    const view = objectIn(await owner.put('/integrations/klarna', key))
    assert.equal(view['kind'], 'api_key')
    assert.equal(view['username'], null)
    assert.equal(view['hint'], 'ator')
  })

  it('tests the account, and keeps what came of it as its state until questions show another', async () => {
    const anna = { order_reference: 'ORD-12345', email: 'anna@example.com' }
    const state = async () => objectIn(await owner.get('/integrations/klarna'))['state']
    assert.equal(objectIn(await owner.post('/integrations/klarna/test'))['state'], 'connected')
    await server.fault({ status: 503, times: 1 })
    assert.equal((await owner.post('/integrations/klarna/test')).status, 422)
    assert.equal(await state(), 'connected')
    // This key is asked for at three hosts: those of its own environment.
    await server.fault({ status: 401, times: 3 })
    assert.equal((await owner.post('/integrations/klarna/test')).status, 422)
    assert.equal(await state(), 'needs_attention')
    // Klarna has nothing against it: the next question puts that right, and so does the next test.
    await askTool(server, 'get_order_status', anna)
    assert.equal(await until(state, 'connected'), 'connected')
    await server.fault({ status: 401, times: 3 })
    await owner.post('/integrations/klarna/test')
    assert.equal(await state(), 'needs_attention')
    assert.equal(objectIn(await owner.post('/integrations/klarna/test'))['state'], 'connected')
    const entries = await (await server.scope()).storage.audit.latest(9)
    assert.deepEqual(
      entries.filter(({ action }) => action === 'klarna-tested').map(({ detail }) => detail['outcome']),
      ['accepted', 'wrong_credentials', 'wrong_credentials', 'unexpected', 'accepted'],
    )
  })

  it('lists everything that can be connected, with its state', async () => {
    const answer = await owner.get('/integrations')
    assert.equal(answer.status, 200)
    assert.deepEqual(
      cardsIn(answer.text).map(({ id, state }) => [id, state]),
      [
        ['klarna', 'connected'],
        ['shopify', 'not_connected'],
        ['woocommerce', 'not_connected'],
        ['lookup', 'not_connected'],
        ['directory', 'connected'],
        ['model', 'not_connected'],
        ['mail', 'not_connected'],
        ['webhook', 'not_connected'],
      ],
    )
    assert.doesNotMatch(answer.text, /klarna_test_api_simulator/)
  })

  it('lets everybody look, and nobody but an owner change anything', async () => {
    for (const role of ['viewer', 'agent'] as const) {
      const visitor = await signedIn(server, role)
      assert.equal((await visitor.get('/integrations')).status, 200)
      assert.equal((await visitor.get('/integrations/klarna')).status, 200)
      assert.equal((await visitor.put('/integrations/klarna', pair)).status, 403)
      assert.equal((await visitor.post('/integrations/klarna/test')).status, 403)
      assert.equal((await visitor.delete('/integrations/klarna')).status, 403)
    }
  })

  it('forgets the account when told to, and writes that down', async () => {
    const view = objectIn(await owner.delete('/integrations/klarna'))
    assert.equal(view['state'], 'not_connected')
    assert.equal((await server.scope()).reader, null)
    const [entry] = await (await server.scope()).storage.audit.latest(1)
    assert.equal(entry?.action, 'klarna-disconnected')
  })
})

describe('an account that cannot be opened or changed', () => {
  it('needs attention where the key that sealed it is gone, and is put right by entering it again', async (context) => {
    const server = await startServer(context)
    const owner = await signedIn(server)
    const { connection } = (await server.scope()).storage
    const place = { kind: 'klarna', region: 'na', environment: 'live' } as const
    await connection.save({ ...place, sealedCredentials: 'kvs1.lost', hint: 'lost' }, server.shops.now())
    const view = objectIn(await owner.get('/integrations/klarna'))
    assert.equal(view['state'], 'needs_attention')
    assert.deepEqual(
      [view['kind'], view['username'], view['hint'], view['region'], view['test_mode']],
      [null, null, 'lost', 'na', false],
    )
    const test = await owner.post('/integrations/klarna/test')
    assert.equal(test.status, 409)
    assert.match(String(objectIn(test)['detail']), /secret key has changed/)
    assert.equal((await owner.get('/integrations')).status, 200)
    assert.equal(objectIn(await owner.put('/integrations/klarna', pair))['state'], 'connected')
  })

  it('is the environment’s: it is shown and tested, and nothing is entered in its place', async (context) => {
    const simulator = await startSimulator({ region: 'eu' })
    context.after(() => simulator.close())
    const serve = launchFor(context, ['serve', '--port', '0', '--data', await folderFor(context)], {
      KVITTO_KLARNA_URL: simulator.origin,
      KLARNA_USERNAME: 'K123456_simulator',
      KLARNA_PASSWORD: 'simulator-password',
    })
    const [, url = '', token = ''] =
      /(http:\S+)\/dashboard\/welcome#(\S+)/.exec(await serve.until(/dashboard\/welcome/)) ?? []
    const person = { token, name: 'Maja', email: 'maja@shop.example', password: 'four words in a row' }
    const owner = visitorFrom(url, await ask(url, 'POST', '/links/use', {}, person))
    const answer = await owner('GET', '/integrations/klarna')
    const view = objectIn(answer)
    assert.deepEqual(
      [view['source'], view['username'], view['hint'], view['connected_at']],
      ['environment', 'K123456_simulator', 'word', null],
    )
    assert.doesNotMatch(answer.text, /simulator-password/)
    for (const [method, body] of [
      ['PUT', pair],
      ['DELETE', undefined],
    ] as const) {
      const refused = await owner(method, '/integrations/klarna', body)
      assert.equal(refused.status, 409)
      assert.match(String(objectIn(refused)['detail']), /comes from the environment/)
    }
    assert.equal((await owner('POST', '/integrations/klarna/test')).status, 200)
  })
})

describe('the simulator', () => {
  it('is offered by the demo, and connected there with one word', async (context) => {
    const demo = launchFor(context, ['demo', '--json', '--port', '0'])
    const line = (await demo.until(/"shop_id":"[^"]+"\}/))
      .split('\n')
      .find((text) => text.startsWith('{"url"'))
    const { url, dashboard_url } = z
      .object({ url: z.string(), dashboard_url: z.string() })
      .parse(JSON.parse(line ?? ''))
    const cookie = cookieIn(await send(dashboard_url))
    const owner = visitorFrom(url, await ask(url, 'GET', '/session', { cookie }), cookie)
    assert.equal(objectIn(await owner('DELETE', '/integrations/klarna'))['simulator_offered'], true)
    const view = objectIn(await owner('PUT', '/integrations/klarna', { kind: 'simulator' }))
    assert.deepEqual(
      [view['state'], view['username'], view['test_mode']],
      ['connected', 'K123456_simulator', true],
    )
  })
})

describe('the country of a shop', () => {
  it('is one that its first account sells in', async (context) => {
    const server = await startServer(context, { connected: false })
    const owner = await signedIn(server)
    const american = { ...pair, username: 'PN00036_simulator', region: 'na' }
    assert.equal((await owner.put('/integrations/klarna', american)).status, 200)
    assert.equal((await server.scope()).shop.country, 'US')
    assert.equal((await owner.put('/integrations/klarna', pair)).status, 200)
    assert.equal((await server.scope()).shop.country, 'US')
  })
})

function cardsIn(text: string): readonly { id: string; state: string }[] {
  const { cards } = JSON.parse(text)
  return cards
}

/** What `read` says once that is `wanted`, or what it still says after two seconds. */
async function until(read: () => Promise<unknown>, wanted: unknown): Promise<unknown> {
  const end = performance.now() + 2_000
  for (;;) {
    const value = await read()
    if (value === wanted || performance.now() > end) return value
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function ask(url: string, method: string, path: string, headers: Record<string, string>, body?: object) {
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  return send(`${url}/admin/api${path}`, {
    method,
    headers: { ...headers, ...json },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

function cookieIn({ headers }: Answer): string {
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

/** Whoever the answer has signed in. */
function visitorFrom(url: string, session: Answer, cookie = cookieIn(session)) {
  const csrf = String(objectIn(session)['csrf_token'])
  return (method: string, path: string, body?: object) =>
    ask(url, method, path, { cookie, 'x-kvitto-csrf': csrf }, body)
}
