import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { invite, makeOwnerLink } from '../../src/accounts/one-time-link.ts'
import { signedIn } from '../admin.ts'
import { type Answer, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const password = 'a lamp for long evenings'
const owner = { name: 'Maja Lind', email: 'Maja@Shop.example', password }

function ask(
  server: RunningServer,
  method: string,
  path: string,
  body?: object,
  headers = {},
): Promise<Answer> {
  return send(`${server.url}/admin/api${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function withOwner(server: RunningServer): Promise<void> {
  const token = await makeOwnerLink(server.shops.storage, server.shop.id, server.shops.now())
  const answer = await ask(server, 'POST', '/links/use', { token, ...owner })
  assert.equal(answer.status, 200, answer.text)
}

function cookieOf(answer: Answer): string {
  const [set = ''] = answer.headers['set-cookie'] ?? []
  return set
}

function tomorrow(server: RunningServer): Promise<unknown> {
  return move(server, 24 * 60 * 60_000)
}

async function move(server: RunningServer, ms: number): Promise<unknown> {
  const now = new Date(server.shops.now().getTime() + ms).toISOString()
  return fetch(`${server.simulator.origin}/_simulator/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  })
}

describe('a one-time link', () => {
  it('makes one account, and is dead from then on', async (context) => {
    const server = await startServer(context)
    const token = await makeOwnerLink(server.shops.storage, server.shop.id, server.shops.now())
    assert.deepEqual(objectIn(await ask(server, 'POST', '/links/look', { token })), {
      kind: 'owner',
      email: null,
      role: 'owner',
    })
    const both = await Promise.all([
      ask(server, 'POST', '/links/use', { token, ...owner }),
      ask(server, 'POST', '/links/use', { token, ...owner, email: 'other@shop.example' }),
    ])
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 404])
    assert.equal((await ask(server, 'POST', '/links/look', { token })).status, 404)
    assert.equal((await server.shops.storage.forShop(server.shop.id).people.all()).length, 1)
  })

  it('survives a password that will not do', async (context) => {
    const server = await startServer(context)
    const token = await makeOwnerLink(server.shops.storage, server.shop.id, server.shops.now())
    for (const bad of ['short', 'aaaaaaaaaaaaaaaa', 'maja@shop.example', 'x'.repeat(201)]) {
      const answer = await ask(server, 'POST', '/links/use', { token, ...owner, password: bad })
      assert.equal(answer.status, 400, bad)
      assert.equal(objectIn(answer)['field'], 'password')
    }
    assert.equal((await ask(server, 'POST', '/links/use', { token, ...owner })).status, 200)
  })

  it('takes no email that no mail could be sent to', async (context) => {
    const server = await startServer(context)
    const token = await makeOwnerLink(server.shops.storage, server.shop.id, server.shops.now())
    for (const email of ['maja', 'maja@shop', 'Maja <maja@shop.example>', 'a@shop.example, b@shop.example']) {
      const answer = await ask(server, 'POST', '/links/use', { token, ...owner, email })
      assert.equal(answer.status, 400, email)
      assert.equal(objectIn(answer)['field'], 'email')
    }
  })

  it('is dead after an hour, and when a newer one is made', async (context) => {
    const server = await startServer(context)
    const make = () => makeOwnerLink(server.shops.storage, server.shop.id, server.shops.now())
    const [first, second] = [await make(), await make()]
    assert.equal((await ask(server, 'POST', '/links/look', { token: first })).status, 404)
    assert.equal((await ask(server, 'POST', '/links/look', { token: second })).status, 200)
    await move(server, 60 * 60_000 + 1)
    assert.equal((await ask(server, 'POST', '/links/use', { token: second, ...owner })).status, 404)
  })

  it('of an invitation is for its email and role alone, and stays good where the email is taken', async (context) => {
    const server = await startServer(context)
    await withOwner(server)
    const { storage } = server.shops
    const to = (email: string) =>
      invite(storage, server.shop.id, { email, role: 'agent' }, server.shops.now()).then(({ token }) => token)
    const used = await ask(server, 'POST', '/links/use', { token: await to('ali@shop.example'), ...owner })
    assert.deepEqual(Object.fromEntries(Object.entries(objectIn(used)).slice(0, 1)), {
      user: { ...(objectIn(used)['user'] as object), email: 'ali@shop.example', role: 'agent' },
    })
    const taken = await to('MAJA@shop.example')
    assert.equal((await ask(server, 'POST', '/links/use', { token: taken, ...owner })).status, 409)
    assert.equal((await ask(server, 'POST', '/links/look', { token: taken })).status, 200)
  })

  it('of an owner gives one who has forgotten the password a new one, and ends the old sessions', async (context) => {
    const server = await startServer(context)
    await withOwner(server)
    const before = cookieOf(await ask(server, 'POST', '/session', { email: owner.email, password }))
    const token = await makeOwnerLink(server.shops.storage, server.shop.id, server.shops.now())
    const renewed = { token, ...owner, password: 'another lamp, brighter' }
    assert.equal((await ask(server, 'POST', '/links/use', renewed)).status, 200)
    assert.equal((await ask(server, 'GET', '/session', undefined, { cookie: before })).status, 401)
    assert.equal((await ask(server, 'POST', '/session', { email: owner.email, password })).status, 422)
    assert.equal(
      (await ask(server, 'POST', '/session', { email: owner.email, password: renewed.password })).status,
      200,
    )
  })
})

describe('signing in', () => {
  it('sets a cookie that no script, no other site and no plain connection gets', async (context) => {
    const server = await startServer(context)
    await withOwner(server)
    const answer = await ask(server, 'POST', '/session', { email: 'maja@shop.EXAMPLE', password })
    assert.equal(answer.status, 200, answer.text)
    const cookie = cookieOf(answer)
    assert.match(cookie, /^__Host-kvitto=/)
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict'])
      assert.ok(cookie.split('; ').includes(attribute), cookie)
    assert.doesNotMatch(cookie, /Domain/)
    assert.doesNotMatch(answer.text, /hash|password/)
    assert.equal((await ask(server, 'GET', '/session', undefined, { cookie })).status, 200)
  })

  it('takes no cookie that was changed, and none after a day or a sign-out', async (context) => {
    const server = await startServer(context)
    await withOwner(server)
    const visitor = await signedIn(server)
    const name = visitor.cookie.slice(0, visitor.cookie.indexOf('=') + 1)
    const value = visitor.cookie.slice(name.length)
    const another = (character: string): string => (character === 'A' ? 'B' : 'A')
    const begunOtherwise = value.replace(/^./, another)
    const endedOtherwise = value.replace(/(?:%2B|.)$/, another)
    for (const changed of [value.slice(0, 20), begunOtherwise, endedOtherwise, ''])
      assert.equal((await ask(server, 'GET', '/session', undefined, { cookie: name + changed })).status, 401)
    assert.equal((await visitor.delete('/session')).status, 204)
    assert.equal((await visitor.get('/session')).status, 401)
    const other = await signedIn(server)
    await tomorrow(server)
    assert.equal((await other.get('/session')).status, 401)
  })

  it('says the same of a wrong password and of somebody who is not there', async (context) => {
    const server = await startServer(context)
    await withOwner(server)
    const wrong = await ask(server, 'POST', '/session', {
      email: owner.email,
      password: 'not the one at all',
    })
    const nobody = await ask(server, 'POST', '/session', { email: 'nobody@shop.example', password })
    assert.equal(wrong.status, 422)
    assert.equal(wrong.text, nobody.text)
    assert.deepEqual(Object.keys(wrong.headers).sort(), Object.keys(nobody.headers).sort())
  })

  it('makes whoever guesses wait, twice as long each time, the right password too', async (context) => {
    const server = await startServer(context)
    await withOwner(server)
    const guess = (given: string): Promise<Answer> =>
      ask(server, 'POST', '/session', { email: owner.email, password: given })
    for (let tries = 0; tries < 5; tries += 1) assert.equal((await guess('wrong')).status, 422)
    const refused = await guess(password)
    assert.equal(refused.status, 429)
    assert.equal(refused.headers['retry-after'], '30')
    await move(server, 30_000)
    assert.equal((await guess('wrong')).status, 422)
    assert.equal((await guess(password)).headers['retry-after'], '60')
    await move(server, 60_000)
    assert.equal((await guess(password)).status, 200)
  })

  it('lets no flood of guesses through at once', async (context) => {
    const server = await startServer(context)
    await withOwner(server)
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        ask(server, 'POST', '/session', { email: owner.email, password: 'no' }),
      ),
    )
    assert.equal(answers.filter(({ status }) => status === 422).length, 5)
  })

  describe('at many emails', () => {
    const trusting = { environment: { KVITTO_TRUST_PROXY: 'true' } }

    async function statuses(
      server: RunningServer,
      forwardedFor: (time: number) => string,
    ): Promise<readonly number[]> {
      const all = []
      for (let time = 0; time < 22; time += 1) {
        const given = { email: `${time}@shop.example`, password: 'wrong' }
        const headers = { 'x-forwarded-for': forwardedFor(time) }
        all.push((await ask(server, 'POST', '/session', given, headers)).status)
      }
      return all
    }

    it('is one address with all that its IPv6 network has', async (context) => {
      const server = await startServer(context, trusting)
      assert.deepEqual((await statuses(server, (time) => `2001:db8:1:2::${time}`)).slice(-3), [422, 429, 429])
    })

    it('is one address whatever it says of itself to the proxy', async (context) => {
      const server = await startServer(context, trusting)
      const said = await statuses(server, (time) => `198.51.100.${time}, 203.0.113.9`)
      assert.deepEqual(said.slice(-3), [422, 429, 429])
    })

    it('is not begun anew by signing in to an own account', async (context) => {
      const server = await startServer(context)
      await withOwner(server)
      const all = []
      for (let time = 0; time < 24; time += 1) {
        const own = time % 6 === 5 ? { email: owner.email, password } : undefined
        const given = own ?? { email: `${time}@shop.example`, password: 'wrong' }
        all.push((await ask(server, 'POST', '/session', given)).status)
      }
      assert.equal(all.filter((status) => status === 200).length, 3)
      assert.equal(all.at(-1), 429)
    })

    it('lets an address that waits make nobody else wait', async (context) => {
      const server = await startServer(context, trusting)
      await withOwner(server)
      await statuses(server, () => '203.0.113.9')
      const guess = (given: string, address: string): Promise<Answer> =>
        ask(
          server,
          'POST',
          '/session',
          { email: owner.email, password: given },
          { 'x-forwarded-for': address },
        )
      for (let tries = 0; tries < 6; tries += 1)
        assert.equal((await guess('wrong', '203.0.113.9')).status, 429)
      assert.equal((await guess(password, '203.0.113.10')).status, 200)
    })
  })
})

describe('a password', () => {
  for (const common of ['passwordpassword', 'password1234', 'qwertyuiop12', '123456789012', 'klarna123456'])
    it(`is not one that everybody tries first: ${common}`, async (context) => {
      const server = await startServer(context)
      const token = await makeOwnerLink(server.shops.storage, server.shop.id, server.shops.now())
      const answer = await ask(server, 'POST', '/links/use', { token, ...owner, password: common })
      assert.equal(answer.status, 400)
      assert.equal(objectIn(answer)['field'], 'password')
    })

  it('may have such a word in it', async (context) => {
    const server = await startServer(context)
    const token = await makeOwnerLink(server.shops.storage, server.shop.id, server.shops.now())
    const given = { token, ...owner, password: 'klarna and a lamp for evenings' }
    assert.equal((await ask(server, 'POST', '/links/use', given)).status, 200)
  })
})

describe('the dashboard’s routes', () => {
  it('want a session', async (context) => {
    const server = await startServer(context)
    for (const path of ['/overview', '/tools', '/conversations', '/people', '/integrations/klarna'])
      assert.equal((await ask(server, 'GET', path)).status, 401, path)
    assert.equal((await ask(server, 'PUT', '/shop', {})).status, 401)
    const withKey = { authorization: `Bearer ${server.apiKey}` }
    assert.equal((await ask(server, 'GET', '/people', undefined, withKey)).status, 401)
  })

  it('change nothing without the token of the session, nor for another site', async (context) => {
    const server = await startServer(context)
    const visitor = await signedIn(server)
    const other = await signedIn(server)
    const csrf = String(objectIn(await visitor.get('/session'))['csrf_token'])
    const change = (headers: Readonly<Record<string, string>>): Promise<Answer> =>
      ask(
        server,
        'PUT',
        '/tools/get_order_status',
        { enabled: false },
        { cookie: visitor.cookie, ...headers },
      )
    const foreign = String(objectIn(await other.get('/session'))['csrf_token'])
    for (const headers of [
      {},
      { 'x-kvitto-csrf': '' },
      { 'x-kvitto-csrf': foreign },
      { 'x-kvitto-csrf': csrf, 'sec-fetch-site': 'cross-site' },
      { 'x-kvitto-csrf': csrf, 'sec-fetch-site': 'same-site' },
      { 'x-kvitto-csrf': csrf, origin: 'https://elsewhere.example' },
      { 'x-kvitto-csrf': csrf, origin: 'null' },
    ])
      assert.equal((await change(headers)).status, 403, JSON.stringify(headers))
    assert.equal((await (await server.scope()).storage.tools.disabled()).size, 0)
    assert.equal((await change({ 'x-kvitto-csrf': csrf, 'sec-fetch-site': 'same-origin' })).status, 200)
  })

  it('ask for a role: a viewer looks, an agent does not change the shop', async (context) => {
    const server = await startServer(context)
    for (const role of ['viewer', 'agent'] as const) {
      const visitor = await signedIn(server, role)
      assert.equal((await visitor.get('/overview?from=2026-01-01&to=2026-01-02')).status, 200)
      const changes = [
        await visitor.put('/tools/get_order_status', { enabled: false }),
        await visitor.post('/api-keys', { name: 'x', scopes: ['tools'] }),
        await visitor.put('/integrations/klarna', {
          kind: 'api_key',
          key: 'x',
          region: 'eu',
          test_mode: true,
        }),
        await visitor.post('/invitations', { email: 'friend@shop.example', role: 'owner' }),
        await visitor.put('/widget', {}),
      ]
      for (const answer of changes) assert.equal(answer.status, 403, answer.text)
    }
  })

  it('let nobody who found a session open guess its password', async (context) => {
    const server = await startServer(context)
    await withOwner(server)
    const signedIn = await ask(server, 'POST', '/session', { email: owner.email, password })
    const headers = {
      cookie: cookieOf(signedIn),
      'x-kvitto-csrf': String(objectIn(signedIn)['csrf_token']),
    }
    const next = 'a brighter lamp for evenings'
    const change = (current: string): Promise<Answer> =>
      ask(server, 'PUT', '/me/password', { current, next }, headers)
    for (let tries = 0; tries < 5; tries += 1) assert.equal((await change(`wrong ${tries}`)).status, 422)
    const refused = await change(password)
    assert.equal(refused.status, 429)
    assert.equal(refused.headers['retry-after'], '30')
    await move(server, 30_000)
    assert.equal((await change(password)).status, 204)
    assert.equal((await ask(server, 'POST', '/session', { email: owner.email, password: next })).status, 200)
  })

  it('end the other sessions with a new password', async (context) => {
    const server = await startServer(context)
    await withOwner(server)
    const signIn = async (): Promise<{ cookie: string; csrf: string }> => {
      const answer = await ask(server, 'POST', '/session', { email: owner.email, password })
      return { cookie: cookieOf(answer), csrf: String(objectIn(answer)['csrf_token']) }
    }
    const [here, there] = [await signIn(), await signIn()]
    const change = { current: password, next: 'a brighter lamp for evenings' }
    const headers = { cookie: here.cookie, 'x-kvitto-csrf': here.csrf }
    assert.equal((await ask(server, 'PUT', '/me/password', { ...change, current: 'x' }, headers)).status, 422)
    assert.equal((await ask(server, 'PUT', '/me/password', change, headers)).status, 204)
    assert.equal((await ask(server, 'GET', '/session', undefined, { cookie: here.cookie })).status, 200)
    assert.equal((await ask(server, 'GET', '/session', undefined, { cookie: there.cookie })).status, 401)
  })
})
