import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it, type TestContext } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { startLookup } from '../../../simulator/lookup/start-lookup.ts'
import { type Variant, variants } from '../../../simulator/shopify/shopify-order.ts'
import { simulatedShop, startShopify } from '../../../simulator/shopify/start-shopify.ts'
import { someShop } from '../../../test/contracts/storage-fixtures.ts'
import { selfSigned } from '../../../test/self-signed.ts'
import { loadConfig } from '../../config.ts'
import { Keyring, platformCredentialsBinding } from '../../security/sealed.ts'
import { openStorage } from '../../storage/open-storage.ts'
import { checkPlatforms } from './platforms.ts'

/** The doctor beside a shop on Shopify with these orders. */
async function open(context: TestContext, orders: readonly Variant[], isStored = true) {
  const shopify = await startShopify({
    orders: orders.map((variant, index) =>
      variants[variant]({
        name: `#${1001 + index}`,
        klarnaOrderId: 'b1881b52-b923-4a4c-9f42-841b3c774c1d',
        email: 'anna@example.com',
        createdAt: new Date(Date.now() - 24 * 60 * 60_000).toISOString(),
      }),
    ),
  })
  const storage = await openStorage({ file: ':memory:' })
  context.after(async () => {
    await storage.close()
    await shopify.close()
  })
  const shop = someShop()
  await storage.shops.create(shop, new Date())
  const keyring = new Keyring({ current: randomBytes(32) })
  const { config, secrets } = loadConfig({}, { KVITTO_SHOPIFY_URL: shopify.origin })
  const binding = platformCredentialsBinding(shop.id, 'shopify', shopify.host)
  const secret = JSON.stringify({ kind: 'token', accessToken: simulatedShop.accessToken })
  const connection = {
    kind: 'shopify',
    address: shopify.host,
    sealedCredentials: keyring.seal(secret, binding),
    hint: 'hand',
  }
  const { platforms } = storage.forShop(shop.id)
  if (isStored) await platforms.save(connection, new Date())
  const check = (held: Keyring | undefined = keyring) =>
    checkPlatforms(config, secrets, { storage, shop, keyring: held })
  return { shopify, platforms, check }
}

describe('the doctor, of a connected platform', () => {
  it('says nothing where none is connected', async (context) => {
    const { check } = await open(context, [], false)
    assert.deepEqual(await check(), [])
  })

  it('says how far back it sees and that it finds everything', async (context) => {
    const { shopify, check } = await open(context, ['note', 'receipt', 'card'])
    shopify.change({ scopes: ['read_orders'] })
    const [found, ...others] = await check()
    assert.deepEqual(others, [])
    assert.deepEqual([found?.name, found?.state], ['Shopify', 'ok'])
    assert.match(
      found?.found ?? '',
      /last 60 days\. Of the last 3, 2 were paid with Klarna; it can find 2\.$/,
    )
  })

  it('says what it cannot find, why, and what to do', async (context) => {
    const { check } = await open(context, [
      'note',
      'Shopify Payments',
      'Shopify Payments',
      'note written over',
    ])
    const [found] = await check()
    assert.equal(found?.state, 'warned')
    assert.match(found?.found ?? '', /can find 1\. Not found: 2 .*Shopify Payments.*; 1 /i)
    assert.match(found?.wayOut ?? '', /cannot be answered/)
  })

  it('says why it is refused or not answered, and writes nothing down', async (context) => {
    const { shopify, platforms, check } = await open(context, ['note'])
    shopify.change({ accessToken: null })
    assert.equal((await check())[0]?.state, 'failed')
    shopify.change({ accessToken: simulatedShop.accessToken })
    shopify.fail({ reset: true, times: 9 })
    assert.equal((await check())[0]?.state, 'unreachable')
    assert.equal((await platforms.find('shopify'))?.problem, null)
  })

  it('says of a lookup from the environment that it lists no orders, and counts none', async (context) => {
    const tls = selfSigned([])
    const trusted = getCACertificates('default')
    setDefaultCACertificates([...trusted, tls.cert])
    const system = await startLookup({ tls, orders: [], shop: { latest: 404 } })
    const storage = await openStorage({ file: ':memory:' })
    context.after(async () => {
      setDefaultCACertificates(trusted)
      await storage.close()
      await system.close()
    })
    const shop = someShop()
    await storage.shops.create(shop, new Date())
    const keyring = new Keyring({ current: randomBytes(32) })
    const check = (environment: Readonly<Record<string, string>>) => {
      const { config, secrets } = loadConfig(
        { LOOKUP_URL: system.address, LOOKUP_TOKEN: system.token },
        environment,
      )
      return checkPlatforms(config, secrets, { storage, shop, keyring })
    }
    const [found] = await check({ KVITTO_EGRESS_ALLOW: new URL(system.origin).host })
    assert.deepEqual([found?.name, found?.state], ['Order lookup', 'ok'])
    assert.match(found?.found ?? '', /lists none/)
    const [refused] = await check({})
    assert.equal(refused?.state, 'failed')
    assert.match(
      `${refused?.found} ${refused?.wayOut}`,
      /not one of the public internet.*KVITTO_EGRESS_ALLOW/,
    )
  })

  it('needs the key that sealed the credentials', async (context) => {
    const { check } = await open(context, ['note'])
    const [found] = await check(new Keyring({ current: randomBytes(32) }))
    assert.equal(found?.state, 'failed')
    assert.match(found?.found ?? '', /secret key has changed/)
  })
})
