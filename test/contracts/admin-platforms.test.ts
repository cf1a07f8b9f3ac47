import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { z } from 'zod'
import { type Lookup, startLookup } from '../../simulator/lookup/start-lookup.ts'
import type { ShopFault } from '../../simulator/shop-server.ts'
import { variants } from '../../simulator/shopify/shopify-order.ts'
import { type Shopify, simulatedShop, startShopify } from '../../simulator/shopify/start-shopify.ts'
import { startSimulator } from '../../simulator/start.ts'
import { startWooCommerce, type WooCommerce } from '../../simulator/woocommerce/start-woocommerce.ts'
import { wooOrder } from '../../simulator/woocommerce/woo-order.ts'
import { signedIn, type Visitor } from '../admin.ts'
import { folderFor, launchFor } from '../command-line.ts'
import { type Answer, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { testNow } from '../scope.ts'
import { selfSigned } from '../self-signed.ts'

const klarnaOrderId = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
const createdAt = new Date(testNow.getTime() - 24 * 60 * 60_000)
const made = { klarnaOrderId, email: 'anna@example.com', createdAt: createdAt.toISOString() }

const client = {
  kind: 'client',
  shop: 'kvitto-simulator',
  client_id: simulatedShop.client.id,
  client_secret: simulatedShop.client.secret,
}
const token = { kind: 'token', shop: 'kvitto-simulator', access_token: simulatedShop.accessToken ?? '' }
const secrets = /shpss_simulated|shpat_simulated|cs_simulator|kvs1\./

/** Every reply that a test has had. */
type Recorded = { readonly visitor: Visitor; readonly replies: string[] }

function recorded(visitor: Visitor): Recorded {
  const replies: string[] = []
  const keep = async (answering: Promise<Answer>): Promise<Answer> => {
    const answer = await answering
    replies.push(answer.text)
    return answer
  }
  return {
    replies,
    visitor: {
      ...visitor,
      get: (path) => keep(visitor.get(path)),
      put: (path, body) => keep(visitor.put(path, body)),
      post: (path, body) => keep(visitor.post(path, body)),
      delete: (path) => keep(visitor.delete(path)),
    },
  }
}

describe('connecting Shopify in the dashboard', () => {
  const path = '/integrations/platforms/shopify'
  let shopify: Shopify
  let server: RunningServer
  let owner: Visitor
  let replies: readonly string[]
  const ends: (() => Promise<void>)[] = []

  before(async () => {
    shopify = await startShopify({
      now: () => testNow,
      orders: [
        variants.note({ name: '#1001', ...made }),
        variants['note written over']({ name: '#1002', ...made }),
        variants['Shopify Payments']({ name: '#1003', ...made }),
        variants.card({ name: '#1004', ...made }),
      ],
    })
    const context = { after: (end: () => Promise<void>) => ends.push(end) }
    server = await startServer(context, { environment: { KVITTO_SHOPIFY_URL: shopify.origin } })
    const kept = recorded(await signedIn(server))
    owner = kept.visitor
    replies = kept.replies
  })

  after(async () => {
    for (const end of ends) await end()
    await shopify.close()
    assert.ok(replies.length > 20)
    for (const reply of replies) assert.doesNotMatch(reply, secrets)
    assert.doesNotMatch(server.log.join(), secrets)
  })

  it('says that nothing is connected, and has nothing to test', async () => {
    const view = objectIn(await owner.get(path))
    assert.deepEqual(
      [view['state'], view['address'], view['findings'], view['via']],
      ['not_connected', null, null, shopify.origin],
    )
    assert.equal((await owner.post(`${path}/test`)).status, 409)
    assert.equal((await owner.get('/integrations/platforms/magento')).status, 404)
  })

  const restore = {
    scopes: simulatedShop.scopes,
    app: simulatedShop.app,
    accessToken: simulatedShop.accessToken,
  }
  const mistyped: readonly (readonly [string, object, string, RegExp])[] = [
    ['no kind', { ...client, kind: 'oauth' }, 'kind', /client ID and secret, or an access token/],
    ['no shop', { ...client, shop: ' ' }, 'shop', /Enter the address/],
    ['the shop’s public address', { ...client, shop: 'www.shop.example' }, 'shop', /NAME\.myshopify\.com/],
    ['no client ID', { ...client, client_id: '' }, 'client_id', /Enter the client ID/],
    ['a secret of two lines', { ...client, client_secret: 'shpss_a\nb' }, 'client_secret', /no space/],
    [
      'a token for a secret',
      { ...client, client_secret: 'shpat_0123456789' },
      'client_secret',
      /“Access token”/,
    ],
    [
      'a secret for a token',
      { ...token, access_token: 'shpss_0123456789' },
      'access_token',
      /“Client ID and/,
    ],
    [
      'something for a token',
      { ...token, access_token: 'my password' },
      'access_token',
      /begins with shpat_/,
    ],
    ['a field too many', { ...token, note: 'x' }, '', /./],
  ]
  for (const [what, body, field, words] of mistyped)
    it(`refuses ${what} without asking Shopify`, async () => {
      shopify.forgetRequests()
      const answer = await owner.put(path, body)
      assert.equal(answer.status, 400)
      assert.equal(objectIn(answer)['field'] ?? '', field)
      assert.match(String(objectIn(answer)['detail']), words)
      assert.deepEqual(shopify.requests(), [])
    })

  const refused: readonly (readonly [string, object, () => void, string | undefined, RegExp])[] = [
    [
      'a wrong secret',
      { ...client, client_secret: 'shpss_wrong_one' },
      () => undefined,
      'client_secret',
      /does not take/,
    ],
    [
      'a wrong token',
      { ...token, access_token: 'shpat_wrong_one' },
      () => undefined,
      'access_token',
      /does not take/,
    ],
    ['another shop', { ...client, shop: 'somebody-else' }, () => undefined, 'shop', /No Shopify answers/],
    [
      'an app that is not installed',
      client,
      () => shopify.change({ app: 'app_not_installed' }),
      'shop',
      /not installed/,
    ],
    [
      'an app of others',
      client,
      () => shopify.change({ app: 'shop_not_permitted' }),
      'client_secret',
      /another organization/,
    ],
    [
      'an app that may not read orders',
      token,
      () => shopify.change({ scopes: ['read_products'] }),
      'access_token',
      /scope read_orders/,
    ],
    [
      'a shop out of reach',
      token,
      () => shopify.fail({ reset: true, times: 9 }),
      undefined,
      /cannot be reached/,
    ],
    [
      'a shop that is busy',
      token,
      () => shopify.fail({ status: 429, times: 9 }),
      undefined,
      /too many calls/,
    ],
    [
      'a page in its place',
      token,
      () => shopify.fail({ malformed: 'page', times: 9 }),
      undefined,
      /does not answer as Shopify/,
    ],
  ]
  for (const [what, body, prepare, field, words] of refused)
    it(`refuses ${what} with what is wrong at which field, and keeps nothing`, async () => {
      prepare()
      const answer = await owner.put(path, body)
      shopify.recover()
      shopify.change(restore)
      assert.equal(answer.status, 422, answer.text)
      assert.equal(objectIn(answer)['field'], field)
      assert.match(String(objectIn(answer)['detail']), words)
      assert.equal(objectIn(await owner.get(path))['state'], 'not_connected')
    })

  it('keeps what Shopify takes, seals it, and says what it finds and why not the rest', async () => {
    const view = objectIn(await owner.put(path, client))
    assert.deepEqual(
      [view['state'], view['source'], view['address'], view['hint'], view['problem']],
      ['connected', 'stored', 'kvitto-simulator.myshopify.com', 'cret', null],
    )
    const findings = findingsIn(view)
    assert.deepEqual(
      { ...findings, without: findings.without.map(({ reason, orders }) => [reason, orders]) },
      {
        shop_name: 'Kvitto simulator',
        reach_days: null,
        orders: 4,
        paid_with_klarna: 3,
        with_klarna_id: 1,
        without: [
          ['id_removed', 1],
          ['shopify_payments', 1],
        ],
      },
    )
    for (const { text, way_out } of findings.without) assert.ok(text.length > 10 && way_out.length > 10)
    const { storage, sources } = await server.scope()
    assert.deepEqual(
      sources.map(({ name }) => name),
      ['shopify'],
    )
    assert.doesNotMatch((await storage.platforms.find('shopify'))?.sealedCredentials ?? '', /simulated/)
    const [entry] = await storage.audit.latest(1)
    assert.deepEqual(
      [entry?.actor, entry?.action, entry?.detail],
      [`person:${owner.id}`, 'platform-connected', { platform: 'shopify' }],
    )
  })

  it('shows the same to whoever looks, without asking Shopify each time', async () => {
    shopify.forgetRequests()
    for (const role of ['viewer', 'agent', 'owner'] as const) {
      const answer = await (await signedIn(server, role)).get(path)
      assert.doesNotMatch(answer.text, secrets)
      assert.equal(findingsIn(objectIn(answer)).with_klarna_id, 1)
    }
    assert.deepEqual(shopify.requests(), [])
  })

  it('keeps the connection that there is where a new one is refused, and replaces it as a whole', async () => {
    assert.equal((await owner.put(path, { ...token, access_token: 'shpat_wrong_one' })).status, 422)
    assert.equal(objectIn(await owner.get(path))['hint'], 'cret')
    assert.equal(objectIn(await owner.put(path, token))['hint'], 'hand')
  })

  it('tests the connection, and keeps what came of it as its state', async () => {
    shopify.change({ scopes: ['read_orders'] })
    assert.equal(findingsIn(objectIn(await owner.post(`${path}/test`))).reach_days, 60)
    shopify.change({ accessToken: null })
    const view = objectIn(await owner.post(`${path}/test`))
    assert.deepEqual([view['state'], view['findings']], ['needs_attention', null])
    assert.match(JSON.stringify(view['problem']), /does not take these credentials/)
    assert.equal(objectIn(await owner.get(path))['state'], 'needs_attention')
    const { storage } = await server.scope()
    assert.equal((await storage.platforms.find('shopify'))?.problem, 'wrong_credentials')
    assert.match((await owner.get('/integrations')).text, /does not take these credentials/)
    shopify.change(restore)
    assert.equal(objectIn(await owner.post(`${path}/test`))['state'], 'connected')
    shopify.fail({ status: 503, times: 9 })
    const away = objectIn(await owner.post(`${path}/test`))
    shopify.recover()
    assert.deepEqual([away['state'], away['findings']], ['connected', null])
    assert.match(JSON.stringify(away['problem']), /Try again in a minute/)
    const outcomes = (await storage.audit.latest(9)).filter(({ action }) => action === 'platform-tested')
    assert.deepEqual(
      outcomes.map(({ detail }) => detail['outcome']),
      ['unavailable', 'accepted', 'refused', 'accepted'],
    )
  })

  it('says that stored credentials do not open, and takes them anew', async () => {
    const { platforms } = (await server.scope()).storage
    const lost = { kind: 'shopify', address: 'kvitto-simulator.myshopify.com', hint: 'lost' }
    await platforms.save({ ...lost, sealedCredentials: 'kvs1.lost' }, server.shops.now())
    const view = objectIn(await owner.get(path))
    assert.deepEqual([view['state'], view['hint']], ['needs_attention', 'lost'])
    assert.match(JSON.stringify(view['problem']), /secret key has changed/)
    assert.equal(objectIn(await owner.put(path, token))['state'], 'connected')
  })

  it('lets nobody but an owner change anything', async () => {
    for (const role of ['viewer', 'agent'] as const) {
      const visitor = await signedIn(server, role)
      assert.equal((await visitor.put(path, token)).status, 403)
      assert.equal((await visitor.post(`${path}/test`)).status, 403)
      assert.equal((await visitor.delete(path)).status, 403)
    }
  })

  it('forgets the connection when told to, and writes that down once', async () => {
    assert.equal(objectIn(await owner.delete(path))['state'], 'not_connected')
    assert.equal(objectIn(await owner.delete(path))['state'], 'not_connected')
    const { storage, sources } = await server.scope()
    assert.deepEqual(sources, [])
    const gone = (await storage.audit.latest(5)).filter(({ action }) => action === 'platform-disconnected')
    assert.equal(gone.length, 1)
  })
})

describe('connecting WooCommerce in the dashboard', () => {
  const path = '/integrations/platforms/woocommerce'
  const tls = selfSigned([])
  const trusted = getCACertificates('default')
  let woo: WooCommerce
  let form: { address: string; consumer_key: string; consumer_secret: string }
  let server: RunningServer
  let owner: Visitor
  let replies: readonly string[]
  const ends: (() => Promise<void>)[] = []

  before(async () => {
    setDefaultCACertificates([...trusted, tls.cert])
    const order = { klarnaOrderId, createdAt, billing: { email: made.email } }
    woo = await startWooCommerce({
      tls,
      orders: [
        wooOrder({ ...order, id: 1001 }),
        wooOrder({ ...order, id: 1002, variant: 'kco' }),
        wooOrder({ ...order, id: 1003, variant: 'kco' }),
        wooOrder({ ...order, id: 1004, variant: 'no_id' }),
      ],
    })
    const { host } = new URL(woo.origin)
    form = {
      address: `${woo.origin}/wp-admin/`,
      consumer_key: woo.key.consumerKey,
      consumer_secret: woo.key.consumerSecret,
    }
    const context = { after: (end: () => Promise<void>) => ends.push(end) }
    server = await startServer(context, { environment: { KVITTO_EGRESS_ALLOW: host } })
    const kept = recorded(await signedIn(server))
    owner = kept.visitor
    replies = kept.replies
  })

  after(async () => {
    for (const end of ends) await end()
    await woo.close()
    setDefaultCACertificates(trusted)
    assert.ok(replies.length > 20)
    for (const reply of replies) assert.doesNotMatch(reply, secrets)
    assert.doesNotMatch(server.log.join(), secrets)
  })

  for (const [what, changes, field, words] of [
    ['no address', { address: '' }, 'address', /Enter the address/],
    ['an address without https', { address: 'http://shop.example' }, 'address', /without https/],
    ['a login in the address', { address: 'https://a:b@shop.example' }, 'address', /https address/],
    [
      'the secret for the key',
      { consumer_key: 'cs_0123456789' },
      'consumer_key',
      /goes into the field below/,
    ],
    ['the key for the secret', { consumer_secret: 'ck_0123456789' }, 'consumer_secret', /field above/],
    ['half a key', { consumer_key: 'ck_' }, 'consumer_key', /begins with ck_/],
    ['no secret', { consumer_secret: '' }, 'consumer_secret', /Enter the consumer secret/],
  ] as const)
    it(`refuses ${what} without asking the shop`, async () => {
      woo.forgetRequests()
      const answer = await owner.put(path, { ...form, ...changes })
      assert.equal(answer.status, 400)
      assert.equal(objectIn(answer)['field'], field)
      assert.match(String(objectIn(answer)['detail']), words)
      assert.deepEqual([...woo.requests()], [])
    })

  const good = { keyIs: 'good', keepsAuthorization: true } as const
  const moved = { status: 301, headers: { location: 'https://www.shop.example/' }, times: 9 }
  const refused: readonly (readonly [string, object, () => void, string | undefined, RegExp])[] = [
    ['a wrong key', { consumer_key: 'ck_0123456789' }, () => undefined, 'consumer_secret', /Make a new key/],
    [
      'a key that may only write',
      {},
      () => woo.change({ keyIs: 'write_only' }),
      'consumer_secret',
      /permission Read/,
    ],
    [
      'a key of somebody without rights',
      {},
      () => woo.change({ keyIs: 'no_role' }),
      'consumer_secret',
      /shop manager/,
    ],
    [
      'a key that the server keeps',
      {},
      () => woo.change({ keepsAuthorization: false }),
      undefined,
      /Authorization header/,
    ],
    [
      'an address of this machine',
      { address: 'https://127.0.0.1:1' },
      () => undefined,
      'address',
      /public internet/,
    ],
    ['a shop that has moved', {}, () => woo.fail(moved), 'address', /leads on to another/],
    ['a shop without the API', {}, () => woo.fail({ status: 404, times: 9 }), 'address', /Permalinks/],
    ['a firewall', {}, () => woo.fail({ malformed: 'page', status: 403, times: 9 }), undefined, /firewall/],
    ['a shop that is busy', {}, () => woo.fail({ status: 429, times: 9 }), undefined, /too many calls/],
    ['a shop out of reach', {}, () => woo.fail({ reset: true, times: 9 }), undefined, /cannot be reached/],
    [
      'something else',
      {},
      () => woo.fail({ malformed: 'shape', times: 9 }),
      undefined,
      /does not answer as Woo/,
    ],
  ]
  for (const [what, changes, prepare, field, words] of refused)
    it(`refuses ${what} with what is wrong at which field, and keeps nothing`, async () => {
      prepare()
      const answer = await owner.put(path, { ...form, ...changes })
      woo.recover()
      woo.change(good)
      assert.equal(answer.status, 422, answer.text)
      assert.equal(objectIn(answer)['field'], field)
      assert.match(String(objectIn(answer)['detail']), words)
      assert.equal(objectIn(await owner.get(path))['state'], 'not_connected')
    })

  it('keeps what the shop takes in its one spelling, and says what it finds and why not the rest', async () => {
    const view = objectIn(await owner.put(path, form))
    assert.deepEqual(
      [view['state'], view['address'], view['hint'], view['via']],
      ['connected', `${woo.origin}/`, 'ator', null],
    )
    const findings = findingsIn(view)
    assert.deepEqual(
      [findings.reach_days, findings.orders, findings.paid_with_klarna, findings.with_klarna_id],
      [null, 4, 4, 1],
    )
    assert.deepEqual(
      findings.without.map(({ reason, orders }) => [reason, orders]),
      [
        ['kustom', 2],
        ['id_removed', 1],
      ],
    )
  })

  it('tests it, and disconnects it', async () => {
    woo.change({ keyIs: 'write_only' })
    assert.equal(objectIn(await owner.post(`${path}/test`))['state'], 'needs_attention')
    woo.change(good)
    assert.equal(objectIn(await owner.post(`${path}/test`))['state'], 'connected')
    assert.equal(objectIn(await owner.delete(path))['state'], 'not_connected')
  })
})

describe('connecting a lookup in the dashboard', () => {
  const path = '/integrations/platforms/lookup'
  const tls = selfSigned([])
  const trusted = getCACertificates('default')
  let system: Lookup
  let form: { address: string; token: string }
  let server: RunningServer
  let owner: Visitor
  let replies: readonly string[]
  const ends: (() => Promise<void>)[] = []

  before(async () => {
    setDefaultCACertificates([...trusted, tls.cert])
    system = await startLookup({
      tls,
      orders: [
        { order_number: '1001', klarna_order_id: klarnaOrderId },
        { order_number: '1002', paid_with_klarna: true },
        { order_number: '1003', paid_with_klarna: false },
      ],
    })
    form = { address: system.address, token: system.token }
    const context = { after: (end: () => Promise<void>) => ends.push(end) }
    const environment = { KVITTO_EGRESS_ALLOW: new URL(system.origin).host }
    server = await startServer(context, { environment })
    const kept = recorded(await signedIn(server))
    owner = kept.visitor
    replies = kept.replies
  })

  after(async () => {
    for (const end of ends) await end()
    await system.close()
    setDefaultCACertificates(trusted)
    assert.ok(replies.length > 20)
    for (const text of [...replies, server.log.join()]) assert.doesNotMatch(text, /simulated-lookup|kvs1\./)
  })

  for (const [what, changes, field, words] of [
    ['no address', { address: '' }, 'address', /Enter the address/],
    ['an address without https', { address: 'http://shop.example' }, 'address', /https address/],
    ['an address with a query', { address: 'https://shop.example/?a=1' }, 'address', /nothing after a/],
    ['no token', { token: ' ' }, 'token', /Enter the token/],
    ['a short token', { token: 'secret' }, 'token', /16 to 256/],
    ['a token of two lines', { token: 'simulated\nlookup-token' }, 'token', /no space/],
    ['a field too many', { consumer_key: 'ck_0123456789' }, undefined, /./],
  ] as const)
    it(`refuses ${what} without asking it`, async () => {
      system.forgetRequests()
      const answer = await owner.put(path, { ...form, ...changes })
      assert.equal(answer.status, 400)
      assert.equal(objectIn(answer)['field'], field)
      assert.match(String(objectIn(answer)['detail']), words)
      assert.deepEqual([...system.requests()], [])
    })

  const refused: readonly (readonly [string, object, ShopFault | null, string | undefined, RegExp])[] = [
    [
      'a wrong token',
      { token: 'another-token-of-theirs' },
      null,
      'token',
      /compares the Authorization header/,
    ],
    [
      'an address where nothing is',
      {},
      { malformed: 'page', status: 404 },
      'address',
      /a 404 that is no web page/,
    ],
    ['an address of this machine', { address: 'https://127.0.0.1:1' }, null, 'address', /public internet/],
    ['a firewall', {}, { malformed: 'page', status: 403 }, undefined, /firewall/],
    ['something else', {}, { malformed: 'shape' }, undefined, /does not answer as Order lookup/],
    ['one out of reach', {}, { reset: true }, undefined, /cannot be reached/],
  ]
  for (const [what, changes, fault, field, words] of refused)
    it(`refuses ${what} with what is wrong at which field, and keeps nothing`, async () => {
      if (fault !== null) system.fail({ ...fault, times: 9 })
      const answer = await owner.put(path, { ...form, ...changes })
      system.recover()
      assert.equal(answer.status, 422, answer.text)
      assert.equal(objectIn(answer)['field'], field)
      assert.match(String(objectIn(answer)['detail']), words)
      assert.equal(objectIn(await owner.get(path))['state'], 'not_connected')
    })

  it('keeps what it takes, and says what it finds', async () => {
    const view = objectIn(await owner.put(path, form))
    assert.deepEqual([view['state'], view['address'], view['hint']], ['connected', system.address, 'oken'])
    const { orders, paid_with_klarna, with_klarna_id, without } = findingsIn(view)
    assert.deepEqual([orders, paid_with_klarna, with_klarna_id], [3, 2, 1])
    assert.deepEqual(
      without.map(({ reason }) => reason),
      ['id_removed'],
    )
  })

  it('works where it shows no latest orders, and then counts none', async () => {
    system.change({ latest: 404 })
    const view = objectIn(await owner.post(`${path}/test`))
    assert.deepEqual([view['state'], view['findings'], view['problem']], ['connected', null, null])
    system.change({ latest: 'list' })
    assert.equal(objectIn(await owner.delete(path))['state'], 'not_connected')
  })
})

describe('a platform from the environment', () => {
  it('is shown and tested, and nothing is entered in its place', async (context) => {
    const simulator = await startSimulator({ region: 'eu' })
    const shopify = await startShopify()
    context.after(async () => {
      await simulator.close()
      await shopify.close()
    })
    const serve = launchFor(context, ['serve', '--port', '0', '--data', await folderFor(context)], {
      KVITTO_KLARNA_URL: simulator.origin,
      KVITTO_SHOPIFY_URL: shopify.origin,
      SHOPIFY_SHOP: 'kvitto-simulator',
      SHOPIFY_ACCESS_TOKEN: token.access_token,
    })
    const [, url = '', linkToken = ''] =
      /(http:\S+)\/dashboard\/welcome#(\S+)/.exec(await serve.until(/dashboard\/welcome/)) ?? []
    const person = {
      token: linkToken,
      name: 'Maja',
      email: 'maja@shop.example',
      password: 'four words in a row',
    }
    const session = await ask(url, 'POST', '/links/use', {}, person)
    const headers = {
      cookie: session.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
      'x-kvitto-csrf': String(objectIn(session)['csrf_token']),
    }
    const path = '/integrations/platforms/shopify'
    const answer = await ask(url, 'GET', path, headers)
    const view = objectIn(answer)
    assert.deepEqual(
      [view['source'], view['state'], view['hint'], view['connected_at']],
      ['environment', 'connected', 'hand', null],
    )
    assert.doesNotMatch(answer.text, secrets)
    for (const [method, body] of [
      ['PUT', token],
      ['DELETE', undefined],
    ] as const) {
      const refused = await ask(url, method, path, headers, body)
      assert.equal(refused.status, 409)
      assert.match(String(objectIn(refused)['detail']), /SHOPIFY_/)
    }
    assert.equal(objectIn(await ask(url, 'POST', `${path}/test`, headers))['state'], 'connected')
  })
})

const findingsSchema = z.object({
  shop_name: z.string().nullable(),
  reach_days: z.number().nullable(),
  orders: z.number(),
  paid_with_klarna: z.number(),
  with_klarna_id: z.number(),
  without: z.array(
    z.object({ reason: z.string(), orders: z.number(), text: z.string(), way_out: z.string() }),
  ),
})

function findingsIn(view: Readonly<Record<string, unknown>>) {
  return findingsSchema.parse(view['findings'])
}

function ask(url: string, method: string, path: string, headers: Record<string, string>, body?: object) {
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  return send(`${url}/admin/api${path}`, {
    method,
    headers: { ...headers, ...json },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
