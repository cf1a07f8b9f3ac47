import { randomBytes } from 'node:crypto'
import { Agent } from 'undici'
import { SimulatedClock } from '../simulator/clock.ts'
import type { Fault } from '../simulator/faults.ts'
import type { RawOrder } from '../simulator/klarna-order.ts'
import { type Simulator, startSimulator } from '../simulator/start.ts'
import { Changes } from '../src/changes.ts'
import { type Country, parseCountry } from '../src/domain/country.ts'
import { type Email, parseEmail } from '../src/domain/email.ts'
import { parseKlarnaOrderId } from '../src/domain/klarna-order-id.ts'
import { type OrderReference, parseOrderReference } from '../src/domain/order-reference.ts'
import { authorization } from '../src/klarna/credentials.ts'
import { endpoint } from '../src/klarna/hosts.ts'
import { type Budget, KlarnaOrderReader } from '../src/klarna/klarna-order-reader.ts'
import type { Log, LogFields } from '../src/log.ts'
import type { OrderSource } from '../src/orders/order-source.ts'
import { emailHasher, newHashKey } from '../src/security/email-hash.ts'
import { conversationBinding, Keyring } from '../src/security/sealed.ts'
import type { ShopScope } from '../src/shop-scope.ts'
import { openStorage } from '../src/storage/open-storage.ts'
import { type DirectoryRow, type Shop, type Storage, standardSettings } from '../src/storage/storage.ts'
import { ClaimsInFlight } from '../src/verification/claims-in-flight.ts'
import { MatchedClaims } from '../src/verification/matched-claims.ts'

/** When the tests take place: Anna's ORD-12345 was charged on November 2, its next part is due on December 2. */
export const testNow = new Date('2026-11-22T12:00:00.000Z')

export type ScopeOptions = {
  readonly now?: Date
  /** The simulator's stories by default. */
  readonly orders?: readonly Readonly<Record<string, unknown>>[]
  readonly shop?: Partial<Pick<Shop, 'timeZone' | 'locale'>> & { readonly country?: string }
  /** Requests a second; without it there is no budget. */
  readonly budget?: number
  /** False leaves the order directory as it is before anything was fed. */
  readonly fed?: boolean
  readonly sources?: readonly OrderSource[]
  /** False is a shop without a Klarna account. */
  readonly connected?: boolean
  readonly password?: string
}

export type LogEntry = { readonly level: 'info' | 'warn' | 'error'; readonly event: string } & {
  readonly fields: LogFields
}

export type TestShop = {
  readonly scope: ShopScope
  readonly simulator: Simulator
  readonly clock: SimulatedClock
  readonly storage: Storage
  readonly log: readonly LogEntry[]
  /** How often Klarna refused (false) or took (true) the credentials. */
  readonly credentials: readonly boolean[]
  /** The paths asked of Klarna since the last call of `forgetRequests`. */
  readonly requests: () => readonly string[]
  readonly forgetRequests: () => void
  readonly fault: (fault: Omit<Fault, 'times'> & { readonly times?: number }) => Promise<void>
  readonly replaceOrders: (orders: readonly Readonly<Record<string, unknown>>[]) => Promise<void>
  readonly forward: (milliseconds: number) => void
  /** The same shop and database as another process of Kvitto sees it. */
  readonly otherProcess: () => ShopScope
}

/** One shop of real parts: SQLite in memory, the reader over HTTP, the simulated Klarna. Closed after the test. */
export async function openShop(
  context: { after(close: () => Promise<void>): void },
  options: ScopeOptions = {},
): Promise<TestShop> {
  const clock = new SimulatedClock(options.now ?? testNow)
  const simulator = await startSimulator({
    clock,
    region: 'eu',
    ...(options.orders === undefined ? {} : { orders: options.orders }),
  })
  const storage = await openStorage({ file: ':memory:' })
  const agent = new Agent()
  context.after(async () => {
    await agent.destroy()
    await simulator.close()
    await storage.close()
  })
  const shop = testShop('shop-1', options.shop)
  await storage.shops.create(shop, clock.now())
  const log: LogEntry[] = []
  const credentials: boolean[] = []
  const hashEmail = emailHasher(newHashKey())
  const keyring = new Keyring({ current: randomBytes(32) })
  const process = (): ShopScope => ({
    shop,
    now: () => clock.now(),
    monotonic: () => performance.now(),
    reader:
      options.connected === false
        ? null
        : new KlarnaOrderReader({
            endpoint: endpoint('eu', 'playground', simulator.origin),
            authorization: authorization({
              kind: 'password',
              username: 'K123456_simulator',
              password: options.password ?? 'simulator-password',
            }),
            dispatcher: async () => agent,
            budget: options.budget === undefined ? null : budgetOf(storage, options.budget),
            now: () => clock.now(),
            monotonic: () => performance.now(),
            random: Math.random,
            log: recording(log),
            onCredentials: (accepted) => credentials.push(accepted),
          }),
    sources: options.sources ?? [],
    storage: storage.forShop(shop.id),
    hashEmail,
    conversationSeal: {
      seal: (plain, id) => keyring.seal(plain, conversationBinding(shop.id, id)),
      open: (sealed, id) => keyring.open(sealed, conversationBinding(shop.id, id)).toString('utf8'),
    },
    matchedClaims: new MatchedClaims(() => clock.now()),
    changes: new Changes(),
    claimsInFlight: new ClaimsInFlight(),
    log: recording(log),
  })
  const scope = process()
  if (options.fed !== false) {
    const rows = directoryRows(scope, simulator.orders())
    await scope.storage.directory.feed(rows, 'put', clock.now())
  }
  let forgotten = 0
  const control = (method: string, path: string, body: unknown) =>
    controlCall(`${simulator.origin}/_simulator${path}`, method, body)
  return {
    scope,
    simulator,
    clock,
    storage,
    log,
    credentials,
    requests: () =>
      simulator
        .requests()
        .slice(forgotten)
        .map(({ method, path }) => `${method} ${path}`),
    forgetRequests: () => {
      forgotten = simulator.requests().length
    },
    fault: (fault) => control('POST', '/faults', fault),
    replaceOrders: (orders) => control('PUT', '/orders', orders),
    forward: (milliseconds) => clock.set(new Date(clock.now().getTime() + milliseconds)),
    otherProcess: process,
  }
}

/** What a shop would put in its directory; an order without a number is left out. */
export function directoryRows(scope: ShopScope, orders: readonly RawOrder[]): DirectoryRow[] {
  return orders.flatMap((order) => {
    const id = parseKlarnaOrderId(order.order_id)
    const number = order['merchant_reference1']
    if (id === undefined || typeof number !== 'string') return []
    const reference = order['klarna_reference']
    const email = parseEmail(billingEmail(order))
    return [
      {
        orderNumber: number,
        klarnaReference: typeof reference === 'string' ? reference : null,
        klarnaOrderId: id,
        emailHash: email === undefined ? null : scope.hashEmail(email),
        createdAt: typeof order['created_at'] === 'string' ? new Date(order['created_at']) : null,
      },
    ]
  })
}

export function billingEmail(order: RawOrder): string {
  const address = order['billing_address']
  const email =
    typeof address === 'object' && address !== null && 'email' in address ? address.email : undefined
  return typeof email === 'string' ? email : ''
}

export function emailOf(text: string): Email {
  const email = parseEmail(text)
  if (email === undefined) throw new TypeError(`Not an email: ${text}`)
  return email
}

export function referenceOf(text: string): OrderReference {
  const reference = parseOrderReference(text)
  if (reference === undefined) throw new TypeError(`Not an order reference: ${text}`)
  return reference
}

export function countryOf(text: string): Country {
  const country = parseCountry(text)
  if (country === undefined) throw new TypeError(`Not a country: ${text}`)
  return country
}

function testShop(id: string, changes: ScopeOptions['shop'] = {}): Shop {
  return {
    id,
    name: 'Testbutiken',
    country: countryOf(changes.country ?? 'SE'),
    timeZone: changes.timeZone ?? 'Europe/Stockholm',
    locale: changes.locale ?? 'en',
    widgetKey: `widget-${randomBytes(6).toString('hex')}`,
    sealedHashKey: 'not-used-here',
    settings: standardSettings,
  }
}

function budgetOf(storage: Storage, perSecond: number): Budget {
  const merchant = 'K123456_simulator'
  return {
    perSecond,
    reserve: (maxWaitMs) => storage.budget.reserve(merchant, perSecond, maxWaitMs),
    open: (maxWaitMs) => storage.budget.open(merchant, perSecond, maxWaitMs),
  }
}

function recording(entries: LogEntry[]): Log {
  const at =
    (level: LogEntry['level']) =>
    (event: string, fields: LogFields = {}): void => {
      entries.push({ level, event, fields })
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

async function controlCall(url: string, method: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The simulator refused: ${await response.text()}`)
}
