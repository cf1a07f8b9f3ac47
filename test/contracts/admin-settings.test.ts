import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { z } from 'zod'
import { signedIn, type Visitor } from '../admin.ts'
import { askTool, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const shop = { name: 'Kaffe & Kanel', country: 'NO', time_zone: 'Europe/Oslo', locale: 'nb' }
const peopleSchema = z.object({
  people: z.array(z.object({ id: z.string(), email: z.string(), role: z.string() })),
  invitations: z.array(z.object({ id: z.string(), email: z.string(), role: z.string() })),
})
const keysSchema = z.object({ api_keys: z.array(z.object({ id: z.string() })) })

describe('the settings of the dashboard', () => {
  let server: RunningServer
  let owner: Visitor
  let stranger: Visitor
  const ends: (() => Promise<void>)[] = []

  before(async () => {
    server = await startServer({ after: (end) => ends.push(end) })
    owner = await signedIn(server)
    stranger = await signedIn({ ...server, shop: await server.addShop() })
  })

  after(async () => {
    for (const end of ends.toReversed()) await end()
  })

  const lastAudit = async () => (await (await server.scope()).storage.audit.latest(1))[0]
  const people = async () => peopleSchema.parse(objectIn(await owner.get('/people')))
  const keyIds = async () =>
    keysSchema.parse(objectIn(await owner.get('/api-keys'))).api_keys.map(({ id }) => id)

  describe('the shop', () => {
    it('is changed as a whole, for questions too, and for no other shop', async () => {
      const answer = await owner.put('/shop', shop)
      assert.equal(answer.status, 200)
      assert.deepEqual(objectIn(answer), { id: server.shop.id, ...shop })
      assert.deepEqual(objectIn(await owner.get('/shop')), { id: server.shop.id, ...shop })
      assert.equal((await server.scope()).shop.timeZone, 'Europe/Oslo')
      assert.equal(objectIn(await stranger.get('/shop'))['name'], 'Testbutiken')
      const entry = await lastAudit()
      assert.equal(entry?.actor, `person:${owner.id}`)
      assert.equal(entry?.action, 'shop-changed')
      assert.deepEqual(entry?.detail, { country: 'NO', time_zone: 'Europe/Oslo', locale: 'nb' })
    })

    it('keeps the region of a language, and writes everything the usual way', async () => {
      const loose = { name: ' Shop ', country: 'gb', time_zone: 'europe/london', locale: 'en-gb' }
      const saved = objectIn(await owner.put('/shop', loose))
      assert.deepEqual(saved, {
        id: server.shop.id,
        name: 'Shop',
        country: 'GB',
        time_zone: 'Europe/London',
        locale: 'en-GB',
      })
    })

    for (const [field, value, words] of [
      ['name', ' ', /name that your shoppers know/],
      ['name', 'x'.repeat(101), /100 characters/],
      ['country', 'XX', /Choose the country/],
      ['country', 'Sweden', /Choose the country/],
      ['time_zone', 'Europe/Nowhere', /Choose the time zone/],
      ['time_zone', '+02:00', /Choose the time zone/],
      ['locale', 'hu', /a language that Kvitto speaks: en, sv/],
      ['locale', 'not a tag', /a language that Kvitto speaks/],
      ['locale', undefined, /a language that Kvitto speaks/],
    ] as const)
      it(`does not take ${JSON.stringify(value)} for ${field}`, async () => {
        const answer = await owner.put('/shop', { ...shop, [field]: value })
        assert.equal(answer.status, 400)
        assert.equal(objectIn(answer)['field'], field)
        assert.match(String(objectIn(answer)['detail']), words)
      })
  })

  describe('people', () => {
    it('come by an invitation, whose link is shown once and good once', async () => {
      const invited = objectIn(await owner.post('/invitations', { email: 'Eva@Shop.example', role: 'agent' }))
      assert.equal(invited['mailed'], false)
      const [origin, token] = String(invited['url']).split('/dashboard/welcome#')
      assert.equal(origin, server.url)
      const listed = await owner.get('/people')
      assert.doesNotMatch(listed.text, new RegExp(token ?? 'none'))
      assert.deepEqual(
        (await people()).invitations.map(({ email, role }) => [email, role]),
        [['eva@shop.example', 'agent']],
      )
      assert.deepEqual((await lastAudit())?.detail, { role: 'agent', mailed: 'false' })
      const eva = { token, name: 'Eva', email: 'somebody@else.example', password: 'four words in a row' }
      const joined = await send(`${server.url}/admin/api/links/use`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(eva),
      })
      assert.equal(joined.status, 200)
      const now = await people()
      assert.deepEqual(now.invitations, [])
      assert.equal(now.people.find(({ email }) => email === 'eva@shop.example')?.role, 'agent')
    })

    it('are not invited twice: a second invitation replaces the first, and who is here needs none', async () => {
      const ask = { email: 'new@shop.example', role: 'viewer' }
      const first = objectIn(await owner.post('/invitations', ask))
      await owner.post('/invitations', { ...ask, email: 'NEW@shop.example', role: 'owner' })
      const { invitations } = await people()
      assert.deepEqual(
        invitations.map(({ role }) => role),
        ['owner'],
      )
      const looked = await send(`${server.url}/admin/api/links/look`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: String(first['url']).split('#')[1] }),
      })
      assert.equal(looked.status, 404)
      const again = await owner.post('/invitations', { email: 'EVA@shop.example', role: 'viewer' })
      assert.equal(again.status, 409)
      assert.equal(objectIn(again)['field'], 'email')
      const id = invitations[0]?.id ?? ''
      assert.equal((await stranger.delete(`/invitations/${id}`)).status, 404)
      assert.equal((await owner.delete(`/invitations/${id}`)).status, 204)
      assert.equal((await owner.delete(`/invitations/${id}`)).status, 404)
      assert.deepEqual((await people()).invitations, [])
    })

    it('change roles at once, and are removed with their sessions', async () => {
      const agent = await signedIn(server, 'agent')
      assert.equal((await agent.get('/people')).status, 403)
      assert.equal(objectIn(await owner.put(`/people/${agent.id}`, { role: 'owner' }))['role'], 'owner')
      assert.equal((await agent.get('/people')).status, 200)
      assert.deepEqual((await lastAudit())?.detail, { person: agent.id, from: 'agent', to: 'owner' })
      assert.equal((await owner.delete(`/people/${agent.id}`)).status, 204)
      assert.equal((await agent.get('/shop')).status, 401)
      assert.equal((await owner.delete(`/people/${agent.id}`)).status, 404)
    })

    it('are never without an owner, and nobody removes themselves', async () => {
      const last = await owner.put(`/people/${owner.id}`, { role: 'viewer' })
      assert.equal(last.status, 409)
      assert.match(String(objectIn(last)['detail']), /Make somebody else an owner first/)
      assert.equal((await owner.delete(`/people/${owner.id}`)).status, 409)
      assert.equal((await owner.get('/people')).status, 200)
    })

    it('of another shop are not there', async () => {
      assert.equal((await owner.put(`/people/${stranger.id}`, { role: 'viewer' })).status, 404)
      assert.equal((await owner.delete(`/people/${stranger.id}`)).status, 404)
      assert.equal((await stranger.get('/people')).text.includes('eva@shop.example'), false)
    })

    for (const [body, field] of [
      [{ email: 'no address', role: 'agent' }, 'email'],
      [{ email: 'a@b.example, c@d.example', role: 'agent' }, 'email'],
      [{ email: 'a@b.example\r\nbcc: c@d.example', role: 'agent' }, 'email'],
      [{ email: 'a@b.example', role: 'king' }, 'role'],
      [{ email: 'a@b.example' }, 'role'],
    ] as const)
      it(`are not invited with ${JSON.stringify(body)}`, async () => {
        const answer = await owner.post('/invitations', body)
        assert.equal(answer.status, 400)
        assert.equal(objectIn(answer)['field'], field)
      })
  })

  describe('API keys', () => {
    it('are shown once, work, and stop working when they are removed', async () => {
      const answer = objectIn(await owner.post('/api-keys', { name: 'Helpdesk', scopes: ['tools', 'tools'] }))
      const key = String(answer['key'])
      assert.match(key, /^kv_/)
      assert.deepEqual(answer['scopes'], ['tools'])
      const id = String(answer['id'])
      assert.deepEqual((await lastAudit())?.detail, { key: id, scopes: 'tools' })
      const listed = await owner.get('/api-keys')
      assert.ok(listed.text.includes(id))
      assert.equal(listed.text.includes(key), false)
      const asked = () => askTool({ ...server, apiKey: key }, 'get_payment_methods', {})
      assert.equal((await asked()).status, 200)
      assert.equal((await stranger.delete(`/api-keys/${id}`)).status, 404)
      assert.equal((await asked()).status, 200)
      assert.equal((await owner.delete(`/api-keys/${id}`)).status, 204)
      assert.equal((await asked()).status, 401)
      assert.equal((await owner.delete(`/api-keys/${id}`)).status, 404)
      assert.equal((await keyIds()).includes(id), false)
      assert.equal((await lastAudit())?.action, 'api-key-removed')
    })

    for (const [body, field] of [
      [{ name: '', scopes: ['tools'] }, 'name'],
      [{ name: 'x', scopes: [] }, 'scopes'],
      [{ name: 'x', scopes: ['everything'] }, 'scopes.0'],
      [{ name: 'x' }, 'scopes'],
    ] as const)
      it(`are not made of ${JSON.stringify(body)}`, async () => {
        const before = await keyIds()
        const answer = await owner.post('/api-keys', body)
        assert.equal(answer.status, 400)
        assert.equal(objectIn(answer)['field'], field)
        assert.deepEqual(await keyIds(), before)
      })
  })

  it('are for owners; everybody sees the shop', async () => {
    for (const role of ['viewer', 'agent'] as const) {
      const visitor = await signedIn(server, role)
      assert.equal((await visitor.get('/shop')).status, 200)
      const refused = await Promise.all([
        visitor.put('/shop', shop),
        visitor.get('/people'),
        visitor.post('/invitations', { email: 'a@b.example', role: 'owner' }),
        visitor.put(`/people/${visitor.id}`, { role: 'owner' }),
        visitor.delete(`/people/${owner.id}`),
        visitor.delete('/invitations/x'),
        visitor.get('/api-keys'),
        visitor.post('/api-keys', { name: 'x', scopes: ['tools'] }),
        visitor.delete('/api-keys/x'),
      ])
      for (const { status } of refused) assert.equal(status, 403)
    }
  })
})
