import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { deliver as deliverFromShopify } from '../../simulator/shopify/deliver.ts'
import { shopifyStories } from '../../simulator/shopify/shopify-stories.ts'
import { simulatedShop, startShopify } from '../../simulator/shopify/start-shopify.ts'
import { stories } from '../../simulator/stories.ts'
import { deliver as deliverFromWooCommerce, ping } from '../../simulator/woocommerce/deliver.ts'
import { readKey, startWooCommerce } from '../../simulator/woocommerce/start-woocommerce.ts'
import { wooStories } from '../../simulator/woocommerce/woo-stories.ts'
import { doOne } from '../../src/jobs/start-jobs.ts'
import { signedIn, type Visitor } from '../admin.ts'
import { type Answer, askTool, asObject, bearer, objectIn, send } from '../http.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { testNow } from '../scope.ts'
import { selfSigned } from '../self-signed.ts'

const path = {
  shopify: '/integrations/platforms/shopify',
  woocommerce: '/integrations/platforms/woocommerce',
}
const signingSecret = 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90'
const anna = 'anna@example.com'
const minute = 60_000

const none = { secret_hint: null, last_heard_at: null }

function webhookIn(answer: Answer): Record<string, unknown> {
  return asObject(objectIn(answer)['webhook'])
}

async function auditOf(server: RunningServer, visitor: Visitor): Promise<readonly string[]> {
  const entries = await (await server.scope()).storage.audit.latest(20)
  return entries
    .filter(({ actor }) => actor === `person:${visitor.id}`)
    .map(({ action, detail }) => [action, ...Object.values(detail)].join(' '))
    .toReversed()
}

/** A shop on the simulated Shopify, which is connected with the client of an app, or with a token. */
async function onShopify(context: TestContext, how: 'client' | 'token' = 'client') {
  const shopify = await startShopify({ now: () => testNow })
  context.after(() => shopify.close())
  const environment = { KVITTO_SHOPIFY_URL: shopify.origin, KVITTO_PUBLIC_URL: 'https://kvitto.shop.example' }
  const server = await startServer(context, { fed: false, environment })
  const owner = await signedIn(server)
  const { client, accessToken, handle } = simulatedShop
  const form =
    how === 'client'
      ? { kind: 'client', shop: handle, client_id: client.id, client_secret: client.secret }
      : { kind: 'token', shop: handle, access_token: accessToken }
  assert.equal((await owner.put(path.shopify, form)).status, 200)
  /** The address that is shown, at this server. */
  const address = async (): Promise<string> => {
    const shown = new URL(String(webhookIn(await owner.get(path.shopify))['address']))
    assert.equal(shown.origin, 'https://kvitto.shop.example')
    return `${server.url}${shown.pathname}`
  }
  const [order] = shopifyStories(stories(testNow))
  assert.ok(order?.name === 'ORD-12345')
  const tell = async (secret: string) =>
    deliverFromShopify(await address(), {
      order,
      id: 4_711,
      secret,
      shop: shopify.host,
      changedAt: new Date(testNow.getTime() - minute),
    })
  return { server, owner, shopify, tell }
}

describe('webhooks of Shopify in the dashboard', () => {
  it('are heard once their secret is entered, which never comes back; then no more', async (context) => {
    const { server, owner, tell } = await onShopify(context, 'token')
    const before = webhookIn(await owner.get(path.shopify))
    assert.deepEqual(before, {
      ...none,
      address: `https://kvitto.shop.example/feeds/v1/${server.shop.widgetKey}/shopify`,
      secret_by: 'platform',
      signed_by_app: false,
    })
    assert.equal((await tell(signingSecret)).status, 401)

    const set = await owner.put(`${path.shopify}/webhook`, { secret: ` ${signingSecret}\n` })
    assert.equal(set.status, 200)
    assert.equal(webhookIn(set)['secret_hint'], '8f90')
    assert.equal(set.text.includes(signingSecret), false)
    assert.equal((await tell(signingSecret)).status, 200)
    const after = await owner.get(path.shopify)
    assert.match(String(webhookIn(after)['last_heard_at']), /^2026-11-22T12:0/)
    assert.equal(after.text.includes(signingSecret), false)

    const removed = await owner.delete(`${path.shopify}/webhook`)
    assert.deepEqual({ ...webhookIn(removed), ...none }, webhookIn(removed))
    assert.equal((await tell(signingSecret)).status, 401)
    assert.deepEqual(await auditOf(server, owner), [
      'platform-connected shopify',
      'webhook-secret-set shopify',
      'webhook-secret-removed shopify',
    ])
    assert.equal(server.log.join().includes(signingSecret), false)
  })

  it('of the connected app need no other secret; once it is disconnected, nothing is heard', async (context) => {
    const { owner, tell } = await onShopify(context)
    assert.equal(webhookIn(await owner.get(path.shopify))['signed_by_app'], true)
    assert.equal((await tell(simulatedShop.client.secret)).status, 200)
    await owner.put(`${path.shopify}/webhook`, { secret: signingSecret })
    assert.equal((await tell(signingSecret)).status, 200)
    assert.equal((await tell(simulatedShop.client.secret)).status, 200)
    const disconnected = await owner.delete(path.shopify)
    assert.equal(objectIn(disconnected)['webhook'], null)
  })

  it('refuse what cannot be their secret, and a platform that is not connected, with the field', async (context) => {
    const { owner } = await onShopify(context)
    for (const secret of ['', 'short', 'two words that are long enough', 'x'.repeat(400)]) {
      const refused = await owner.put(`${path.shopify}/webhook`, { secret })
      assert.deepEqual([refused.status, objectIn(refused)['field']], [400, 'secret'], secret)
    }
    assert.equal((await owner.put(`${path.shopify}/webhook`, {})).status, 400)
    assert.equal((await owner.put(`${path.woocommerce}/webhook`, { secret: signingSecret })).status, 405)
    const early = await owner.post(`${path.woocommerce}/webhook`)
    assert.equal(early.status, 409)
    assert.match(String(objectIn(early)['detail']), /connect it first/)
  })

  it('bring an order into the answers and the history of its shopper alone', async (context) => {
    const { server, owner, shopify, tell } = await onShopify(context)
    await owner.put(`${path.shopify}/webhook`, { secret: signingSecret })
    await tell(signingSecret)
    // Shopify itself has nothing: what is known came by the webhook.
    const asked = { order_reference: '#12345', email: anna }
    const found = objectIn(await askTool(server, 'get_order_status', asked))
    assert.equal(found['outcome'], 'answered')
    const stranger = { ...asked, email: 'stranger@example.com' }
    assert.equal(objectIn(await askTool(server, 'get_order_status', stranger))['outcome'], 'no_match')
    const chat = await send(`${server.url}/api/v1/chat`, {
      method: 'POST',
      headers: { ...bearer(server.apiKey), 'content-type': 'application/json' },
      body: JSON.stringify({ message: `Is 12345 paid? My email is ${anna}` }),
    })
    assert.equal(objectIn(chat)['outcome'], 'answered')
    assert.ok(shopify.requests().length > 0)
  })
})

describe('webhooks of WooCommerce in the dashboard', () => {
  it('are heard with the secret that Kvitto made and showed once, after the ping', async (context) => {
    const tls = selfSigned([])
    const trusted = getCACertificates('default')
    setDefaultCACertificates([...trusted, tls.cert])
    context.after(() => setDefaultCACertificates(trusted))
    const woo = await startWooCommerce({ tls, orders: [] })
    context.after(() => woo.close())
    const { host } = new URL(woo.origin)
    const server = await startServer(context, { fed: false, environment: { KVITTO_EGRESS_ALLOW: host } })
    const owner = await signedIn(server)
    const key = { consumer_key: 'ck_simulator', consumer_secret: 'cs_simulator' }
    assert.deepEqual(readKey, { consumerKey: key.consumer_key, consumerSecret: key.consumer_secret })
    const connected = await owner.put(path.woocommerce, { address: woo.origin, ...key })
    const { address, ...rest } = webhookIn(connected)
    assert.deepEqual(rest, { ...none, secret_by: 'kvitto', signed_by_app: false })
    assert.ok(String(address).startsWith(server.url))

    const made = await owner.post(`${path.woocommerce}/webhook`)
    const secret = String(objectIn(made)['webhook_secret'])
    assert.match(secret, /^[\w-]{32}$/)
    assert.equal(webhookIn(made)['secret_hint'], secret.slice(-4))
    assert.equal((await ping(String(address))).status, 200)
    const [order] = wooStories(stories(testNow))
    assert.ok(order !== undefined)
    const changedAt = new Date(testNow.getTime() - minute)
    assert.equal((await deliverFromWooCommerce(String(address), { order, secret, changedAt })).status, 200)
    assert.equal(await (await server.scope()).storage.directory.count(), 1)
    assert.equal((await owner.get(path.woocommerce)).text.includes(secret), false)

    const another = String(objectIn(await owner.post(`${path.woocommerce}/webhook`))['webhook_secret'])
    assert.notEqual(another, secret)
    assert.equal((await deliverFromWooCommerce(String(address), { order, secret, changedAt })).status, 401)
    assert.deepEqual(await auditOf(server, owner), [
      'platform-connected woocommerce',
      'webhook-secret-set woocommerce',
      'webhook-secret-set woocommerce',
    ])
    assert.equal(
      [secret, another].some((text) => server.log.join().includes(text)),
      false,
    )
  })
})

describe('Klarna’s push address in the dashboard', () => {
  it('is shown to owners, leads to the order, and can be replaced', async (context) => {
    const server = await startServer(context, { fed: false })
    const owner = await signedIn(server)
    const url = String(objectIn(await owner.get('/directory/push'))['url'])
    const place = '?klarna_order_id={checkout.order.id}'
    assert.ok(url.startsWith(`${server.url}/feeds/v1/${server.shop.widgetKey}/klarna/`))
    assert.ok(url.endsWith(place))
    const id = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
    const told = (address: string) => send(address.replace('{checkout.order.id}', id), { method: 'POST' })
    assert.equal((await told(url)).status, 200)
    const { shops } = server
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
    await doOne({ shops, log, mail: null, publicUrl: null, egress: { allow: [] } })
    assert.equal(await (await server.scope()).storage.directory.count(), 1)
    const shown = objectIn(
      await askTool(server, 'get_order_status', { order_reference: '12345', email: anna }),
    )
    assert.equal(shown['outcome'], 'answered')

    const next = String(objectIn(await owner.post('/directory/push'))['url'])
    assert.notEqual(next, url)
    assert.equal(objectIn(await owner.get('/directory/push'))['url'], next)
    assert.equal((await told(url)).status, 401)
    assert.equal((await told(next)).status, 200)
    assert.deepEqual(await auditOf(server, owner), ['klarna-push-replaced'])
    for (const address of [url, next]) {
      const secret = address.replace(place, '').split('/').at(-1) ?? ''
      assert.ok(Buffer.from(secret, 'base64url').length >= 16)
      assert.equal(server.log.join().includes(secret), false)
    }
    for (const role of ['agent', 'viewer'] as const)
      assert.equal((await (await signedIn(server, role)).get('/directory/push')).status, 403)
  })
})
