import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it, type TestContext } from 'node:test'
import { type Variant, variants } from '../simulator/shopify/shopify-order.ts'
import { simulatedShop, startShopify } from '../simulator/shopify/start-shopify.ts'
import { someShop } from '../test/contracts/storage-fixtures.ts'
import { byClient, byToken } from '../test/fixtures/shopify-shop.ts'
import { referenceOf } from '../test/scope.ts'
import { loadConfig } from './config.ts'
import type { Log, LogFields } from './log.ts'
import { OrderSourceError } from './orders/order-source.ts'
import { shopify } from './orders/shopify.ts'
import { newHashKey } from './security/email-hash.ts'
import { emailHashKeyBinding, Keyring } from './security/sealed.ts'
import { Shops } from './shops.ts'
import { openStorage } from './storage/open-storage.ts'

const id = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'

function order(name: string, variant: Variant = 'note') {
  return variants[variant]({
    name,
    klarnaOrderId: id,
    email: 'anna@example.com',
    createdAt: new Date().toISOString(),
  })
}

/** A running Kvitto with one shop, and a shop on Shopify to connect it to. */
async function open(context: TestContext, environment: Readonly<Record<string, string>> = {}) {
  const simulator = await startShopify({ orders: [order('#1001')] })
  const storage = await openStorage({ file: ':memory:' })
  const keyring = new Keyring({ current: randomBytes(32) })
  const { config, secrets } = loadConfig({}, { KVITTO_SHOPIFY_URL: simulator.origin, ...environment })
  const log: (LogFields & { readonly event: string })[] = []
  const record = (event: string, fields: LogFields = {}): void => {
    log.push({ event, ...fields })
  }
  const recording: Log = { info: record, warn: record, error: record }
  const shops = new Shops({
    storage,
    keyring,
    config,
    environmentAccount: null,
    environmentPlatforms: secrets.platforms,
    now: () => new Date(),
    log: recording,
  })
  context.after(async () => {
    await shops.close()
    await simulator.close()
  })
  const made = someShop()
  const sealedHashKey = keyring.seal(newHashKey(), emailHashKeyBinding(made.id))
  const shop = { ...made, sealedHashKey }
  await storage.shops.create(shop, new Date())
  const { platforms } = storage.forShop(shop.id)
  const sources = async () => (await shops.scope(shop.id))?.sources ?? []
  return {
    simulator,
    shops,
    shop,
    storage,
    platforms,
    log,
    sources,
    connect: async (credentials: unknown = byToken) => {
      const entered = shopify.parseCredentials(credentials)
      assert.ok(entered !== undefined)
      await shops.connectPlatform(shop, shopify, simulator.host, entered)
    },
    find: async (number = '1001') => {
      const [source] = await sources()
      const reference = referenceOf(number)
      assert.ok(source !== undefined && reference.kind === 'number')
      return (await source.find(reference, 5)).map(({ klarnaOrderId }) => klarnaOrderId)
    },
  }
}

/** Written beside a question, so a moment later. */
async function soon<T>(read: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const value = await read()
    if (isThere(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return read()
}

describe('the sources of a shop', () => {
  it('are none at first, and the platforms that it has connected', async (context) => {
    const { sources, connect, find, platforms } = await open(context)
    assert.deepEqual(await sources(), [])
    await connect()
    assert.deepEqual(await find(), [id])
    const kept = await soon(
      () => platforms.find('shopify'),
      (connection) => connection?.lastUsedAt != null,
    )
    assert.equal(kept?.state, 'connected')
    assert.ok(kept?.lastUsedAt !== null)
    assert.doesNotMatch(JSON.stringify(kept), /shpat_/)
  })

  it('stay the same from question to question, and change with the credentials', async (context) => {
    const { sources, connect, platforms } = await open(context)
    await connect()
    const [first] = await sources()
    assert.equal((await sources())[0], first)
    await connect(byClient)
    assert.notEqual((await sources())[0], first)
    await platforms.remove('shopify')
    assert.deepEqual(await sources(), [])
  })

  it('say in storage when a platform refuses, once, and when it takes the credentials again', async (context) => {
    const { simulator, connect, find, platforms, log } = await open(context)
    await connect()
    simulator.change({ accessToken: null })
    for (let times = 0; times < 3; times++) await assert.rejects(find(), OrderSourceError)
    const refused = await soon(
      () => platforms.find('shopify'),
      (connection) => connection?.problem !== null,
    )
    assert.deepEqual([refused?.state, refused?.problem], ['needs_attention', 'wrong_credentials'])
    assert.equal(log.filter(({ event }) => event === 'platform-connection-changed').length, 1)
    simulator.change({ accessToken: simulatedShop.accessToken })
    assert.deepEqual(await find(), [id])
    const taken = await soon(
      () => platforms.find('shopify'),
      (connection) => connection?.problem === null,
    )
    assert.equal(taken?.state, 'connected')
  })

  it('that cannot be opened are out of reach, not absent', async (context) => {
    const { connect, find, platforms, sources, log } = await open(context)
    await connect()
    const kept = await platforms.find('shopify')
    assert.ok(kept !== undefined)
    // Sealed for another address: a row that somebody has changed by hand.
    await platforms.save({ ...kept, address: 'somebody-else.myshopify.com' }, new Date())
    await assert.rejects(find(), { name: 'OrderSourceError', refusal: 'not_opened' })
    await platforms.save({ ...kept, kind: 'magento' }, new Date())
    assert.equal((await sources()).length, 2)
    assert.deepEqual(
      log.filter(({ event }) => event === 'platform-not-opened').map(({ problem }) => problem),
      ['wrong_binding_or_tampered', 'unknown kind'],
    )
  })

  it('come from the environment in the place of stored ones of the same kind', async (context) => {
    const { find, connect, platforms, sources } = await open(context, {
      SHOPIFY_SHOP: simulatedShop.handle,
      SHOPIFY_CLIENT_ID: simulatedShop.client.id,
      SHOPIFY_CLIENT_SECRET: simulatedShop.client.secret,
    })
    assert.deepEqual(await find(), [id])
    await connect({ kind: 'token', accessToken: 'shpat_not_taken_any_more' })
    assert.equal((await sources()).length, 1)
    assert.deepEqual(await find(), [id])
    assert.equal((await platforms.find('shopify'))?.lastUsedAt, null)
  })

  it('can be tried before anything is kept', async (context) => {
    const { shops, simulator, platforms } = await open(context)
    for (const [credentials, outcome] of [
      [byClient, 'accepted'],
      [{ ...byClient, clientSecret: 'shpss_another_one' }, 'refused'],
    ] as const) {
      const secret = shopify.parseCredentials(credentials)?.secret
      assert.ok(secret !== undefined)
      const check = await shops.tryPlatform(shopify, simulator.host, secret).check()
      assert.equal(check.outcome, outcome)
    }
    assert.deepEqual(await platforms.all(), [])
  })
})
