import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import {
  type Answer,
  body,
  klarnaServer,
  reset,
  status,
  unauthorizedPage,
} from '../../test/fixtures/klarna-server.ts'
import { checkConnection, otherPlaces, type Place } from './check-connection.ts'
import type { Credentials } from './credentials.ts'

const place: Place = { region: 'eu', environment: 'live' }
const pair: Credentials = { kind: 'password', username: 'K123456_test', password: 'a-password' }
const testKey: Credentials = { kind: 'api_key', key: 'klarna_test_api_abc123' }
const liveKey: Credentials = { kind: 'api_key', key: 'klarna_live_api_abc123' }

const refused: Answer = (response) => {
  response.writeHead(401, { 'content-type': 'text/html' }).end(unauthorizedPage)
}

/** Plays all of Klarna's hosts: those named answer as said, all others refuse the credentials. */
async function klarna(context: TestContext, hosts: Readonly<Record<string, Answer>>) {
  const server = await klarnaServer(context, (response, request, call) => {
    const answer = hosts[String(request.headers['x-kvitto-klarna-host'])] ?? refused
    answer(response, request, call)
  })
  return {
    seen: server.seen,
    asked: () => server.seen.map(({ headers }) => headers['x-kvitto-klarna-host']),
    check: (credentials: Credentials, at: Place) =>
      checkConnection(server.agent, credentials, at, server.origin),
  }
}

test('credentials that Klarna knows are accepted after one GET of an order that nobody has', async (context) => {
  const { check, asked, seen } = await klarna(context, { 'api.klarna.com': status(404) })
  assert.deepEqual(await check(pair, place), { outcome: 'accepted' })
  assert.deepEqual(asked(), ['api.klarna.com'])
  assert.equal(seen[0]?.method, 'GET')
  assert.match(seen[0]?.path ?? '', /^\/ordermanagement\/v1\/orders\/[0-9a-f-]{36}$/)
  assert.equal(
    seen[0]?.headers.authorization,
    `Basic ${Buffer.from('K123456_test:a-password').toString('base64')}`,
  )
})

test('each check asks for another random order', async (context) => {
  const { check, seen } = await klarna(context, { 'api.klarna.com': status(404) })
  await check(pair, place)
  await check(pair, place)
  assert.notEqual(seen[0]?.path, seen[1]?.path)
})

test('credentials that another host takes are for that place, and asking ends there', async (context) => {
  const { check, asked } = await klarna(context, { 'api-oc.klarna.com': status(404) })
  assert.deepEqual(await check(pair, place), {
    outcome: 'wrong_place',
    accepted: { region: 'oc', environment: 'live' },
  })
  assert.deepEqual(asked(), ['api.klarna.com', 'api-na.klarna.com', 'api-oc.klarna.com'])
})

test('a pair that names no environment is tried in both', async (context) => {
  const { check, asked } = await klarna(context, { 'api.playground.klarna.com': status(404) })
  assert.deepEqual(await check(pair, place), {
    outcome: 'wrong_place',
    accepted: { region: 'eu', environment: 'playground' },
  })
  assert.deepEqual(asked(), [
    'api.klarna.com',
    'api-na.klarna.com',
    'api-oc.klarna.com',
    'api.playground.klarna.com',
  ])
})

test('credentials that no host takes are wrong, after each of the six was asked once', async (context) => {
  const { check, asked } = await klarna(context, {})
  assert.deepEqual(await check(pair, place), { outcome: 'wrong_credentials' })
  assert.equal(asked().length, 6)
  assert.equal(new Set(asked()).size, 6)
})

test('a key stays in the environment that it names', async (context) => {
  const { check, asked } = await klarna(context, {})
  assert.deepEqual(await check(testKey, { region: 'na', environment: 'playground' }), {
    outcome: 'wrong_credentials',
  })
  assert.deepEqual(asked(), [
    'api-na.playground.klarna.com',
    'api.playground.klarna.com',
    'api-oc.playground.klarna.com',
  ])
})

test('a key that names the other environment is not sent anywhere', async (context) => {
  const { check, asked } = await klarna(context, {})
  const asPassword: Credentials = {
    kind: 'password',
    username: '5d2c81fe',
    password: 'klarna_test_api_abc123',
  }
  assert.deepEqual(await check(testKey, place), { outcome: 'wrong_environment', accepted: 'playground' })
  assert.deepEqual(await check(asPassword, place), { outcome: 'wrong_environment', accepted: 'playground' })
  assert.deepEqual(await check(liveKey, { region: 'eu', environment: 'playground' }), {
    outcome: 'wrong_environment',
    accepted: 'live',
  })
  assert.deepEqual(asked(), [])
})

test("Kustom's credentials are not sent anywhere", async (context) => {
  const { check, asked } = await klarna(context, {})
  for (const username of ['M123456_a', 'PM01234_a', 'K123456_a']) {
    const password = username.startsWith('K') ? 'kco_live_api_x' : 'x'
    assert.deepEqual(await check({ kind: 'password', username, password }, place), { outcome: 'kustom' })
  }
  assert.deepEqual(await check({ kind: 'api_key', key: 'kco_test_api_x' }, place), { outcome: 'kustom' })
  assert.deepEqual(asked(), [])
})

test('a host that does not answer is out of reach, and no other is asked', async (context) => {
  const { check, asked } = await klarna(context, { 'api.klarna.com': reset })
  assert.deepEqual(await check(pair, place), { outcome: 'out_of_reach' })
  assert.deepEqual(asked(), ['api.klarna.com'])
})

test('an answer that fits neither good nor bad credentials is told as it is', async (context) => {
  for (const code of [302, 400, 403, 429, 500, 503]) {
    const { check, asked } = await klarna(context, { 'api.klarna.com': status(code) })
    assert.deepEqual(await check(pair, place), { outcome: 'unexpected', status: code })
    assert.equal(asked().length, 1)
  }
})

test('another host that is down does not hide the one that takes the credentials', async (context) => {
  const { check } = await klarna(context, { 'api-na.klarna.com': reset, 'api-oc.klarna.com': status(404) })
  assert.deepEqual(await check(pair, place), {
    outcome: 'wrong_place',
    accepted: { region: 'oc', environment: 'live' },
  })
})

test('the other places are the other five, those of the same environment first', () => {
  const others = otherPlaces({ region: 'na', environment: 'playground' })
  assert.deepEqual(
    others.map(({ region, environment }) => `${region} ${environment}`),
    ['eu playground', 'oc playground', 'eu live', 'na live', 'oc live'],
  )
})

test('a web page is no Klarna, whatever its status', async (context) => {
  const page = '<html>Not here</html>'
  const notFound: Answer = (response) => {
    response.writeHead(404, { 'content-type': 'text/html' })
    response.end(page)
  }
  for (const [answer, code] of [
    [notFound, 404],
    [body(page), 200],
  ] as const) {
    const { check } = await klarna(context, { 'api.klarna.com': answer })
    assert.deepEqual(await check(pair, place), { outcome: 'unexpected', status: code })
  }
})
