import { z } from 'zod'
import { type Answered, CarefulCalls, checkedBy } from './careful-calls.ts'
import { nominatedOnce } from './nominated-once.ts'
import {
  type Explanation,
  type Nomination,
  type NumberReference,
  type OrderSource,
  OrderSourceError,
  type Reach,
  type Refusal,
  type SourceCheck,
} from './order-source.ts'
import { type PlatformSeams, platform } from './platform.ts'
import { sampleOf, sampleSize } from './sample.ts'
import { consumerKey, consumerSecret, woocommerceEntry } from './woocommerce-entry.ts'
import { getFromWooCommerce, type WooCommerceQuery, type WooCommerceShop } from './woocommerce-get.ts'
import {
  digitsOf,
  ordersMeant,
  parseWooCommerceOrders,
  type WooCommerceOrder,
  whyNoKlarnaId,
} from './woocommerce-order.ts'
import { woocommerceFeed } from './woocommerce-webhook.ts'

type Credentials = Pick<WooCommerceShop, 'consumerKey' | 'consumerSecret'>

export const woocommerce = platform<Credentials>({
  ...woocommerceEntry,
  parseAddress: woocommerceEntry.address.parse,
  credentials: z.object({
    consumerKey: z.string().regex(consumerKey.pattern),
    consumerSecret: z.string().regex(consumerSecret.pattern),
  }),
  hint: (credentials) => credentials.consumerSecret.slice(-4),
  feed: woocommerceFeed,
  open: (address, credentials, seams) =>
    new WooCommerceOrders({ address: new URL(address), ...credentials }, seams),
})

/**
 * The orders of a WooCommerce shop (REST v3). It reads no email and no name: its nominations belong to nobody until
 * Klarna says whose they are.
 */
class WooCommerceOrders implements OrderSource {
  readonly name = 'woocommerce'
  readonly #shop: WooCommerceShop
  readonly #seams: PlatformSeams
  readonly #calls: CarefulCalls

  constructor(shop: WooCommerceShop, seams: PlatformSeams) {
    this.#shop = shop
    this.#seams = seams
    this.#calls = new CarefulCalls(seams)
  }

  async find(reference: NumberReference, limit: number): Promise<readonly Nomination[]> {
    const meant = ordersMeant(reference, await this.#ask(queriesFor(reference)))
    const found = meant.map(({ klarnaOrderIds: ids, record }) => ({ ids, record }))
    return nominatedOnce(found).slice(0, limit)
  }

  /** None: WooCommerce finds a shopper's orders only by an email in an address, and addresses are logged. */
  async ordersOf(): Promise<{ nominations: readonly Nomination[]; complete: boolean }> {
    return { nominations: [], complete: false }
  }

  async reach(): Promise<Reach> {
    return { days: null }
  }

  async explain(reference: NumberReference): Promise<Explanation> {
    const meant = ordersMeant(reference, await this.#ask(queriesFor(reference)))
    const explained = meant.map((order) => explanationOf(order, this.#seams.now()))
    return explained.find(({ kind }) => kind === 'nominated') ?? explained[0] ?? { kind: 'not_found' }
  }

  check(): Promise<SourceCheck> {
    return checkedBy(async () => {
      const latest = await this.#ask([{ kind: 'latest-orders', limit: sampleSize }])
      const explained = latest.slice(0, sampleSize).map((order) => explanationOf(order, this.#seams.now()))
      return { shopName: null, reach: { days: null }, sample: sampleOf(explained) }
    })
  }

  async #ask(queries: readonly WooCommerceQuery[]): Promise<readonly WooCommerceOrder[]> {
    const calls = queries.map(
      (query) => (signal: AbortSignal) => getFromWooCommerce(this.#shop, query, this.#seams.egress, signal),
    )
    return (await this.#calls.ask(calls, ordersIn)).flat()
  }
}

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

/** @throws OrderSourceError unless it is a list of orders. */
function ordersIn(answer: Answered): readonly WooCommerceOrder[] {
  const refusal = refusalOf(answer)
  if (refusal !== undefined) throw new OrderSourceError('refused', refusal)
  const orders = answer.status === 200 ? parseWooCommerceOrders(answer.body) : undefined
  if (orders === undefined) throw new OrderSourceError('unexpected')
  return orders
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

function explanationOf(order: WooCommerceOrder, now: Date): Explanation {
  return order.klarnaOrderIds.length > 0 ? { kind: 'nominated' } : whyNoKlarnaId(order, now)
}
