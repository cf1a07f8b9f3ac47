import { type ShopAnswer, type ShopServer, startShopServer } from '../shop-server.ts'
import type { LookupOrder } from './lookup-order.ts'

/** What differs from one shop's system to another's. */
export type LookupShop = {
  readonly token: string
  /** Some have no list of the latest orders, and answer 404 or 400. */
  readonly latest: 'list' | 404 | 400
  /** How it says that it has no such order. */
  readonly none: 'list' | 404
}

export type LookupOptions = {
  readonly orders: readonly LookupOrder[]
  readonly shop?: Partial<LookupShop>
  /** PEM. With it https, as Kvitto wants it; without it http, to look at by hand. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** 0, the default, takes any free port. */
  readonly port?: number
}

export type Lookup = ShopServer & {
  /** Where it answers. */
  readonly address: string
  readonly token: string
  change(shop: Partial<LookupShop>): void
}

const path = '/kvitto/orders'
export const lookupToken = 'simulated-lookup-token'

/** A simulated shop with a system of its own, on loopback. Throws when the port is taken. */
export async function startLookup({ orders, shop: changes, tls, port }: LookupOptions): Promise<Lookup> {
  let shop: LookupShop = { token: lookupToken, latest: 'list', none: 'list', ...changes }
  const server = await startShopServer({
    answer: (request) => answerTo(shop, orders, request),
    shape: '{"orders":{"1001":"b1881b52"}}',
    beginning: '{"orders":[{"order_number":"10',
    tls,
    port,
  })
  return {
    ...server,
    address: `${server.origin}${path}`,
    token: shop.token,
    change: (next) => {
      shop = { ...shop, ...next }
    },
  }
}

function answerTo(
  shop: LookupShop,
  orders: readonly LookupOrder[],
  { method, url, authorization }: { method: string; url: URL; authorization: string | undefined },
): ShopAnswer {
  if (url.pathname !== path) return problem(404, 'There is nothing at this address.')
  if (authorization !== `Bearer ${shop.token}`) return problem(401, 'Wrong token.')
  if (method !== 'GET') return problem(405, 'Only GET.')
  const latest = url.searchParams.get('latest')
  if (latest !== null)
    return shop.latest === 'list'
      ? { status: 200, body: { orders: newestFirst(orders).slice(0, Number(latest)) } }
      : problem(shop.latest, 'There is no list of the latest orders.')
  const number = url.searchParams.get('number')
  if (number === null) return problem(400, 'Which order?')
  const found = orders.filter((order) => spelled(order.order_number) === spelled(number))
  return found.length === 0 && shop.none === 404
    ? problem(404, 'No such order.')
    : { status: 200, body: { orders: found } }
}

function spelled(number: string): string {
  return number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function newestFirst(orders: readonly LookupOrder[]): readonly LookupOrder[] {
  return orders.toSorted((a, b) => Date.parse(b.created_at ?? '') - Date.parse(a.created_at ?? ''))
}

function problem(status: number, message: string): ShopAnswer {
  return { status, body: { message } }
}
