import { z } from 'zod'
import { CircuitBreaker } from '../circuit-breaker.ts'
import type { Got } from '../security/egress.ts'
import {
  type Explanation,
  type Nomination,
  type NumberReference,
  type OrderSource,
  OrderSourceError,
  type Reach,
  type Refusal,
  type Sample,
  type SourceCheck,
  sourcePatienceMs,
  type WhyNot,
} from './order-source.ts'
import { type PlatformSeams, platform } from './platform.ts'
import { Turns } from './turns.ts'
import { parseWooCommerceAddress } from './woocommerce-address.ts'
import { getFromWooCommerce, type WooCommerceQuery, type WooCommerceShop } from './woocommerce-get.ts'
import {
  digitsOf,
  ordersMeant,
  parseWooCommerceOrders,
  type WooCommerceOrder,
  whyNoKlarnaId,
} from './woocommerce-order.ts'

type Credentials = Pick<WooCommerceShop, 'consumerKey' | 'consumerSecret'>

const credentialsSchema: z.ZodType<Credentials> = z.object({
  consumerKey: z.string().regex(/^ck_\w{8,128}$/),
  consumerSecret: z.string().regex(/^cs_\w{8,128}$/),
})

export const woocommerce = platform<Credentials>({
  kind: 'woocommerce',
  name: 'WooCommerce',
  parseAddress: parseWooCommerceAddress,
  credentials: credentialsSchema,
  hint: ({ consumerSecret }) => consumerSecret.slice(-4),
  open: (address, credentials, seams) =>
    new WooCommerceOrders({ address: new URL(address), ...credentials }, seams),
})

/** Calls to one shop under way at once: a small shop's server has about five places, and shoppers come first. */
const atOnce = 4

const sampleSize = 50

/** Seconds to stay away where the shop does not say, and at most, whatever it says. */
const pauseSeconds = { usual: 10, most: 300 }

/**
 * The orders of a WooCommerce shop (REST v3). It reads no email and no name: its nominations belong to nobody until
 * Klarna says whose they are.
 */
class WooCommerceOrders implements OrderSource {
  readonly name = 'woocommerce'
  readonly #shop: WooCommerceShop
  readonly #seams: PlatformSeams
  readonly #turns = new Turns(atOnce)
  readonly #breaker: CircuitBreaker
  #pausedUntil = 0

  constructor(shop: WooCommerceShop, seams: PlatformSeams) {
    this.#shop = shop
    this.#seams = seams
    this.#breaker = new CircuitBreaker(seams.monotonic)
  }

  async find(reference: NumberReference, limit: number): Promise<readonly Nomination[]> {
    const meant = ordersMeant(reference, await this.#ask(queriesFor(reference)))
    const ids = new Set(meant.flatMap(({ klarnaOrderIds }) => klarnaOrderIds))
    return [...ids].slice(0, limit).map((klarnaOrderId) => ({ klarnaOrderId, emailHash: null }))
  }

  /** None: WooCommerce finds a shopper's orders only by an email in an address, and addresses are logged. */
  async ordersOf(): Promise<{ nominations: readonly Nomination[]; complete: boolean }> {
    return { nominations: [], complete: false }
  }

  async reach(): Promise<Reach> {
    return { days: null }
  }

  async explain(reference: NumberReference): Promise<Explanation> {
    const [likeliest, ...others] = ordersMeant(reference, await this.#ask(queriesFor(reference)))
    if (likeliest === undefined) return { kind: 'not_found' }
    if ([likeliest, ...others].some(({ klarnaOrderIds }) => klarnaOrderIds.length > 0))
      return { kind: 'nominated' }
    return whyNoKlarnaId(likeliest, this.#seams.now())
  }

  async check(): Promise<SourceCheck> {
    try {
      const latest = await this.#ask([{ kind: 'latest-orders', limit: sampleSize }])
      const sample = sampleOf(latest.slice(0, sampleSize), this.#seams.now())
      return { outcome: 'accepted', shopName: null, reach: { days: null }, sample }
    } catch (error) {
      if (!(error instanceof OrderSourceError)) throw error
      const { code, refusal } = error
      if (code !== 'refused') return { outcome: 'unavailable', code }
      return { outcome: 'refused', refusal: refusal ?? 'wrong_credentials' }
    }
  }

  /** All of them, or none: an answer of which a part is missing would say "no such order". */
  async #ask(queries: readonly WooCommerceQuery[]): Promise<readonly WooCommerceOrder[]> {
    const signal = AbortSignal.timeout(sourcePatienceMs)
    if (!this.#breaker.tryCall()) throw new OrderSourceError('unreachable')
    try {
      const answers = await Promise.all(queries.map((query) => this.#askOne(query, signal)))
      this.#breaker.succeed()
      this.#seams.onRefusal(null)
      return answers.flat()
    } catch (error) {
      const failure = signal.aborted ? new OrderSourceError('timeout') : error
      this.#learnFrom(failure)
      throw failure
    }
  }

  #learnFrom(failure: unknown): void {
    const { code, refusal } = failure instanceof OrderSourceError ? failure : { code: null, refusal: null }
    if (refusal !== null) this.#seams.onRefusal(refusal)
    // A shop that refuses or asks to wait is there.
    if (code === 'refused' || code === 'throttled') this.#breaker.succeed()
    else this.#breaker.fail()
  }

  #askOne(query: WooCommerceQuery, signal: AbortSignal): Promise<readonly WooCommerceOrder[]> {
    return this.#turns.take(signal, async () => {
      const { monotonic, now, egress } = this.#seams
      if (monotonic() < this.#pausedUntil) throw new OrderSourceError('throttled')
      const got = await getFromWooCommerce(this.#shop, query, egress, signal)
      const pause = got.outcome === 'answered' ? pauseOf(got, now()) : undefined
      if (pause !== undefined) {
        this.#pausedUntil = Math.max(this.#pausedUntil, monotonic() + pause * 1_000)
        throw new OrderSourceError('throttled')
      }
      return ordersIn(got)
    })
  }
}

type Answered = Extract<Got, { outcome: 'answered' }>

/** Always asks something, so that a shop that is down is down for every number alike. Nothing but digits goes out. */
function queriesFor(reference: NumberReference): readonly WooCommerceQuery[] {
  const digits = digitsOf(reference)
  const byId: WooCommerceQuery = { kind: 'orders-by-id', id: isId(digits) ? Number(digits) : 0 }
  const searches = new Set(runsOf(reference))
  return [byId, ...[...searches].map((run) => ({ kind: 'orders-with-digits', digits: run }) as const)]
}

function isId(digits: string): boolean {
  return /^[1-9]\d{0,14}$/.test(digits)
}

/** The longest row of digits; and without a year in front, as `2026-0042` is not found by 20260042. */
function runsOf({ key }: NumberReference): readonly string[] {
  const runs = key.match(/[0-9]{1,32}/g) ?? []
  const longest = runs.toSorted((a, b) => b.length - a.length)[0]
  if (longest === undefined) return []
  const afterYear = /^20\d\d(\d{2,})$/.exec(longest)?.[1]
  return afterYear === undefined ? [longest] : [longest, afterYear]
}

/** Seconds that the shop wants to be left alone; `undefined` where it does not. */
function pauseOf({ status, headers }: Answered, now: Date): number | undefined {
  const wanted = headers.get('retry-after')
  if (status !== 429 && (status !== 503 || wanted === null)) return undefined
  const seconds = /^\d{1,9}$/.test(wanted ?? '')
    ? Number(wanted)
    : Math.ceil((Date.parse(wanted ?? '') - now.getTime()) / 1_000)
  if (Number.isNaN(seconds)) return pauseSeconds.usual
  return Math.min(Math.max(seconds, 1), pauseSeconds.most)
}

/** @throws OrderSourceError unless it is a list of orders. */
function ordersIn(got: Got): readonly WooCommerceOrder[] {
  switch (got.outcome) {
    case 'not_https':
      throw new OrderSourceError('refused', 'no_such_shop')
    case 'not_public':
      throw new OrderSourceError('refused', 'not_public')
    case 'timeout':
      throw new OrderSourceError('timeout')
    case 'no_address':
    case 'unreachable':
    case 'bad_certificate':
      throw new OrderSourceError('unreachable')
    case 'cut':
    case 'too_large':
      throw new OrderSourceError('unexpected')
    case 'answered': {
      const refusal = refusalOf(got)
      if (refusal !== undefined) throw new OrderSourceError('refused', refusal)
      const orders = got.status === 200 ? parseWooCommerceOrders(got.body) : undefined
      if (orders === undefined) throw new OrderSourceError('unexpected')
      return orders
    }
  }
}

function refusalOf({ status, body }: Answered): Refusal | undefined {
  if (status >= 300 && status < 400) return 'redirected'
  if (status === 404) return 'no_such_shop'
  if (status !== 401 && status !== 403) return undefined
  const code = /^\s*\{\s*"code"\s*:\s*"(\w{1,80})"/.exec(body.replace(/^\uFEFF/, ''))?.[1]
  // A web page is a firewall's, or a login before the whole site.
  if (code === undefined) return 'blocked'
  if (status === 403) return 'orders_not_allowed'
  // With a wrong key WooCommerce says so; this is what it says to a call that came without one.
  return code === 'woocommerce_rest_cannot_view' ? 'key_not_forwarded' : 'wrong_credentials'
}

function sampleOf(latest: readonly WooCommerceOrder[], now: Date): Sample {
  const withoutId = latest.filter(({ klarnaOrderIds }) => klarnaOrderIds.length === 0)
  const without: Partial<Record<WhyNot['kind'], number>> = {}
  for (const order of withoutId) {
    const { kind } = whyNoKlarnaId(order, now)
    without[kind] = (without[kind] ?? 0) + 1
  }
  return {
    orders: latest.length,
    paidWithKlarna: latest.length - (without.not_paid_with_klarna ?? 0),
    withKlarnaId: latest.length - withoutId.length,
    without,
  }
}
