import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { SimulatedClock } from '../simulator/clock.ts'
import { type Simulator, startSimulator } from '../simulator/start.ts'
import { demoAccount } from '../src/commands/start-demo.ts'
import { loadConfig } from '../src/config.ts'
import { openInMemory } from '../src/kvitto.ts'
import { newShop } from '../src/new-shop.ts'
import { newApiKey } from '../src/security/api-key.ts'
import { Keyring } from '../src/security/sealed.ts'
import { listen } from '../src/server/listen.ts'
import type { ShopScope } from '../src/shop-scope.ts'
import { Shops, type ShopsOptions } from '../src/shops.ts'
import { openStorage, type StorageOptions } from '../src/storage/open-storage.ts'
import type { ApiKeyScope, Shop } from '../src/storage/storage.ts'
import { countryOf, directoryRows, testNow } from './scope.ts'

export type ServerOptions = {
  readonly now?: Date
  readonly orders?: readonly Readonly<Record<string, unknown>>[]
  /** False is a shop without a Klarna account. */
  readonly connected?: boolean
  /** False leaves the order directory as it is before anything was fed. */
  readonly fed?: boolean
  /** True gives it what only a demo has: the invented shop's page at `/demo-shop/`. */
  readonly demo?: boolean
  readonly environment?: Readonly<Record<string, string>>
  /** In place of one in memory. */
  readonly database?: StorageOptions
}

/** The server on a real port in this process, and the parts that a test steers it by. */
export type RunningServer = {
  readonly url: string
  readonly mcpUrl: string
  /** Good for everything. */
  readonly apiKey: string
  readonly shop: Shop
  readonly shops: Shops
  readonly simulator: Simulator
  readonly app: FastifyInstance
  readonly scope: () => Promise<ShopScope>
  /** Another shop on the same server, with no account. */
  readonly addShop: () => Promise<Shop>
  readonly newKey: (scopes: readonly ApiKeyScope[]) => Promise<string>
  readonly fault: (fault: object) => Promise<void>
  /** One line for each event, as the log would write it. */
  readonly log: readonly string[]
}

export async function startServer(
  context: { after(close: () => Promise<void>): void },
  options: ServerOptions = {},
): Promise<RunningServer> {
  const open: (() => Promise<void>)[] = []
  // The last opened is closed first, also where the start itself fails.
  context.after(async () => {
    for (const close of open.reverse()) await close()
  })
  const clock = new SimulatedClock(options.now ?? testNow)
  const simulator = await startSimulator({
    clock,
    region: 'eu',
    ...(options.orders === undefined ? {} : { orders: options.orders }),
  })
  open.push(() => simulator.close())
  const environment = { KVITTO_KLARNA_URL: simulator.origin, KVITTO_KLARNA_BUDGET: '0' }
  const { config } = loadConfig({ ...environment, ...options.environment }, {})
  const lines: string[] = []
  const write =
    (level: string) =>
    (event: string, fields = {}): void =>
      void lines.push(JSON.stringify({ level, event, ...fields }))
  const log = { info: write('info'), warn: write('warn'), error: write('error') }
  const { database } = options
  const now = (): Date => clock.now()
  const { shops, keyring } =
    database === undefined
      ? await openInMemory(config, log, now)
      : await openOn(database, { config, environmentAccount: null, now, log })
  open.push(() => shops.close())
  const addShop = async (): Promise<Shop> => {
    const details = {
      name: 'Testbutiken',
      country: countryOf('SE'),
      timeZone: 'Europe/Stockholm',
      locale: 'en',
    }
    const made = newShop(keyring, details)
    await shops.storage.shops.create(made, clock.now())
    return made
  }
  const shop = await addShop()
  if (options.connected !== false) {
    await shops.connect(shop, demoAccount, 'word')
  }
  const scope = async (): Promise<ShopScope> => {
    const found = await shops.scope(shop.id)
    if (found === undefined) throw new Error('The test has lost its shop')
    return found
  }
  if (options.fed !== false) {
    const own = await scope()
    await own.storage.directory.feed(directoryRows(own, simulator.orders()), 'push', clock.now())
  }
  const demo = { token: 'signs-nobody-in', owner: { id: 'nobody', shopId: shop.id }, account: demoAccount }
  const more = options.demo === true ? { demo } : {}
  const { app, origin } = await listen(shops, { ...config, port: 0, host: '127.0.0.1' }, log, more)
  open.push(async () => {
    const closed = app.close()
    // Browsers connect ahead of what they ask, and a connection that never asked anything holds up the closing.
    app.server.closeAllConnections()
    await closed
  })
  const newKey = async (scopes: readonly ApiKeyScope[]): Promise<string> => {
    const { key, hash } = newApiKey()
    const id = `key_${hash.slice(0, 12)}`
    await shops.storage.apiKeys.create(
      { id, shopId: shop.id, name: 'test', scopes, createdAt: clock.now() },
      hash,
    )
    return key
  }
  return {
    url: origin,
    mcpUrl: `${origin}/mcp`,
    apiKey: await newKey(['tools', 'chat', 'orders']),
    shop,
    shops,
    simulator,
    app,
    scope,
    addShop,
    newKey,
    fault: async (fault) => {
      const response = await fetch(`${simulator.origin}/_simulator/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      })
      if (!response.ok) throw new Error(`The simulator refused: ${await response.text()}`)
    },
    log: lines,
  }
}

async function openOn(
  database: StorageOptions,
  options: Omit<ShopsOptions, 'storage' | 'keyring'>,
): Promise<{ shops: Shops; keyring: Keyring }> {
  const keyring = new Keyring({ current: randomBytes(32) })
  return { shops: new Shops({ ...options, storage: await openStorage(database), keyring }), keyring }
}
