import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { CircuitBreaker } from '../circuit-breaker.ts'
import { nominatedOnce } from './nominated-once.ts'
import {
  type Explanation,
  type Nomination,
  type NumberReference,
  type OrderSource,
  OrderSourceError,
  type Reach,
  type SourceCheck,
  sourcePatienceMs,
} from './order-source.ts'
import { type PlatformSeams, platform } from './platform.ts'
import { sampleOf } from './sample.ts'
import { ShopifyAllowance } from './shopify-allowance.ts'
import {
  parseShopifyHost,
  type ShopifyCredentials,
  shopifyClientPart,
  shopifyToken,
} from './shopify-credentials.ts'
import { callShopify, type ShopifyAnswer, type ShopifyPlace } from './shopify-door.ts'
import { bears, type Lead, leadOf, type NumberFormat, recordOf, searchFor } from './shopify-order.ts'
import type { ShopifyQuery } from './shopify-queries.ts'
import { ShopifyTokens } from './shopify-tokens.ts'
import { shopifyFeed } from './shopify-webhook.ts'
import { ordersSchema, parseData, parseReply, type ShopifyOrder, setupSchema } from './shopify-wire.ts'

/** Without `read_all_orders`, Shopify shows the orders of so many days. */
const shortReachDays = 60
const setupKeptMs = 60 * 60_000
/** How long a look-up may wait for the allowance to fill up. */
const longestWaitMs = 1_000

const credentialsSchema: z.ZodType<ShopifyCredentials> = z.union([
  z.object({
    kind: z.literal('client'),
    clientId: z.string().regex(shopifyClientPart),
    clientSecret: z.string().regex(shopifyClientPart),
  }),
  z.object({ kind: z.literal('token'), accessToken: z.string().regex(shopifyToken) }),
])

export const shopify = platform<ShopifyCredentials>({
  kind: 'shopify',
  name: 'Shopify',
  audience: 'the shop runs on Shopify',
  places: {
    credentials:
      'Copy the client ID and the secret again from Shopify’s Dev Dashboard (the app → Settings), or the access token from where the app was made.',
    rights:
      'Give the app the scope read_orders, better read_all_orders as well, release that version, and accept it in the shop.',
    address: 'Enter the shop’s own NAME.myshopify.com, not the address that shoppers see.',
  },
  parseAddress: parseShopifyHost,
  credentials: credentialsSchema,
  hint: (credentials) =>
    (credentials.kind === 'client' ? credentials.clientSecret : credentials.accessToken).slice(-4),
  feed: shopifyFeed,
  signingSecret: (credentials) => (credentials.kind === 'client' ? credentials.clientSecret : null),
  open: (host, credentials, seams) => new ShopifyOrders(host, credentials, seams),
})

type Setup = { readonly shopName: string; readonly format: NumberFormat; readonly reach: Reach }

/**
 * The orders of a shop on Shopify. It reads no email and no name: its nominations belong to nobody until Klarna says
 * whose they are.
 */
class ShopifyOrders implements OrderSource {
  readonly name = 'shopify'
  readonly #seams: PlatformSeams
  readonly #place: ShopifyPlace
  readonly #tokens: ShopifyTokens
  readonly #allowance: ShopifyAllowance
  readonly #breaker: CircuitBreaker
  #setup: { readonly setup: Setup; readonly readAt: number } | undefined

  constructor(host: string, credentials: ShopifyCredentials, seams: PlatformSeams) {
    this.#seams = seams
    this.#place = { host, via: seams.via, dispatcher: seams.dispatcher }
    this.#tokens = new ShopifyTokens(this.#place, credentials, seams.monotonic)
    this.#allowance = new ShopifyAllowance(seams.monotonic)
    this.#breaker = new CircuitBreaker(seams.monotonic)
  }

  async find(reference: NumberReference, limit: number): Promise<readonly Nomination[]> {
    const orders = await this.#bearing(reference, AbortSignal.timeout(sourcePatienceMs))
    const found = orders.map((order) => {
      const lead = leadOf(order, this.#seams.now())
      return { ids: lead.kind === 'found' ? lead.ids : [], record: recordOf(order) }
    })
    return nominatedOnce(found).slice(0, limit)
  }

  /** None: the orders of an email can only be asked for by the email, and a source is given no more than its hash. */
  async ordersOf(): Promise<{ nominations: readonly Nomination[]; complete: boolean }> {
    return { nominations: [], complete: false }
  }

  async reach(): Promise<Reach> {
    return (await this.#known(AbortSignal.timeout(sourcePatienceMs))).reach
  }

  async explain(reference: NumberReference): Promise<Explanation> {
    const signal = AbortSignal.timeout(2 * sourcePatienceMs)
    const leads = await this.#leads(reference, signal)
    const [first] = leads
    if (first === undefined) {
      const { days } = (await this.#known(signal)).reach
      return days === null ? { kind: 'not_found' } : { kind: 'older_than_reach', days }
    }
    if (leads.some(({ kind }) => kind === 'found')) return { kind: 'nominated' }
    if (first.kind !== 'open') return first.kind === 'found' ? { kind: 'nominated' } : first
    return { kind: openReason(await this.#latest(signal)) }
  }

  async check(): Promise<SourceCheck> {
    try {
      const signal = AbortSignal.timeout(2 * sourcePatienceMs)
      this.#setup = undefined
      const { shopName, reach } = await this.#known(signal)
      return {
        outcome: 'accepted',
        shopName,
        reach,
        sample: sampleOf(explanationsOf(await this.#latest(signal))),
      }
    } catch (error) {
      if (!(error instanceof OrderSourceError)) throw error
      if (error.code !== 'refused') return { outcome: 'unavailable', code: error.code }
      return { outcome: 'refused', refusal: error.refusal ?? 'wrong_credentials' }
    }
  }

  async #leads(reference: NumberReference, signal: AbortSignal): Promise<readonly Lead[]> {
    const orders = await this.#bearing(reference, signal)
    return orders.map((order) => leadOf(order, this.#seams.now()))
  }

  /** The orders of this number: those that bear it literally first, each group newest first. */
  async #bearing(reference: NumberReference, signal: AbortSignal): Promise<readonly ShopifyOrder[]> {
    const { format } = await this.#known(signal)
    const orders = await this.#orders({ name: 'find', search: searchFor(reference, format) }, signal)
    return ([0, 1] as const).flatMap((group) => orders.filter((order) => bears(order, reference) === group))
  }

  async #latest(signal: AbortSignal): Promise<readonly Lead[]> {
    const orders = await this.#orders({ name: 'latest' }, signal)
    return orders.map((order) => leadOf(order, this.#seams.now()))
  }

  async #orders(query: ShopifyQuery, signal: AbortSignal): Promise<readonly ShopifyOrder[]> {
    const { nodes } = parseData(await this.#ask(query, signal), ordersSchema).orders
    this.#seams.onRefusal(null)
    return nodes
  }

  /** How the shop writes its numbers, and what the credentials allow. */
  async #known(signal: AbortSignal): Promise<Setup> {
    const now = this.#seams.monotonic()
    if (this.#setup !== undefined && now - this.#setup.readAt < setupKeptMs) return this.#setup.setup
    const { shop, currentAppInstallation } = parseData(
      await this.#ask({ name: 'setup' }, signal),
      setupSchema,
    )
    const scopes = currentAppInstallation.accessScopes.map(({ handle }) => handle)
    if (!scopes.some((scope) => ['read_orders', 'write_orders', 'read_all_orders'].includes(scope)))
      throw this.#refused('orders_not_allowed')
    const setup = {
      shopName: shop.name,
      format: { prefix: shop.orderNumberFormatPrefix, suffix: shop.orderNumberFormatSuffix },
      reach: { days: scopes.includes('read_all_orders') ? null : shortReachDays },
    }
    this.#setup = { setup, readAt: now }
    return setup
  }

  /** @throws OrderSourceError for every answer but a whole one without errors. */
  async #ask(query: ShopifyQuery, signal: AbortSignal): Promise<unknown> {
    const waitMs = this.#allowance.waitMs(query.name)
    if (waitMs > longestWaitMs) throw new OrderSourceError('throttled')
    if (waitMs > 0) await sleep(waitMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) throw new OrderSourceError('timeout')
    if (!this.#breaker.tryCall()) throw new OrderSourceError('unreachable')
    try {
      const data = this.#judge(query, await this.#call(query, signal))
      this.#breaker.succeed()
      return data
    } catch (error) {
      const isAnswer =
        error instanceof OrderSourceError && (error.code === 'refused' || error.code === 'throttled')
      if (isAnswer) this.#breaker.succeed()
      else this.#breaker.fail()
      if (error instanceof OrderSourceError && error.refusal !== null) this.#refused(error.refusal)
      throw error
    }
  }

  async #call(query: ShopifyQuery, signal: AbortSignal): Promise<ShopifyAnswer> {
    const token = await this.#tokens.current(signal)
    const answer = await callShopify(this.#place, { kind: 'query', token, query }, signal)
    if (answer.status !== 401 || !this.#tokens.renewable) return answer
    // Taken back before its time, as after a change of the app's rights: a new one may do.
    this.#tokens.forget(token)
    const another = await this.#tokens.current(signal)
    return callShopify(this.#place, { kind: 'query', token: another, query }, signal)
  }

  #judge({ name }: ShopifyQuery, { status, body, retryAfterSeconds }: ShopifyAnswer): unknown {
    if (status === 429) {
      this.#allowance.pause(name, retryAfterSeconds)
      throw new OrderSourceError('throttled')
    }
    if (status === 401) throw new OrderSourceError('refused', 'wrong_credentials')
    if (status === 403) throw new OrderSourceError('refused', 'orders_not_allowed')
    // A shop that has moved or ended redirects.
    if (status === 404 || (status >= 300 && status < 400))
      throw new OrderSourceError('refused', 'no_such_shop')
    if (status !== 200) throw new OrderSourceError('unexpected')
    const { data, errors, cost } = parseReply(body)
    if (cost !== null) this.#allowance.saw(name, cost)
    if (errors.includes('THROTTLED')) {
      this.#allowance.pause(name, null)
      throw new OrderSourceError('throttled')
    }
    if (errors.includes('ACCESS_DENIED')) throw new OrderSourceError('refused', 'orders_not_allowed')
    if (errors.length > 0) throw new OrderSourceError('unexpected')
    return data
  }

  #refused(refusal: NonNullable<OrderSourceError['refusal']>): OrderSourceError {
    this.#seams.onRefusal(refusal)
    return new OrderSourceError('refused', refusal)
  }
}

/** Whether what writes the IDs is at work in this shop, by the shop's other orders. */
function openReason(latest: readonly Lead[]): 'extended_access_off' | 'app_missing' {
  return latest.some(({ kind }) => kind === 'found' || kind === 'id_removed')
    ? 'extended_access_off'
    : 'app_missing'
}

function explanationsOf(latest: readonly Lead[]): readonly Explanation[] {
  return latest.map((lead) => {
    if (lead.kind === 'found') return { kind: 'nominated' }
    return lead.kind === 'open' ? { kind: openReason(latest) } : lead
  })
}
