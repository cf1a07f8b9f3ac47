import type { WooOrder } from './woo-order.ts'

/** One answer of WordPress. */
export type WooAnswer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

export type ReadKey = { readonly consumerKey: string; readonly consumerSecret: string }

/** What differs from shop to shop. */
export type WooShop = {
  readonly key: ReadKey
  /** `write_only`: the key was made without the right to read. `no_role`: its user may not see orders. */
  readonly keyIs: 'good' | 'write_only' | 'no_role'
  /** Some servers keep the Authorization header from PHP. */
  readonly keepsAuthorization: boolean
  /** Whether the search looks into the numbers that a plugin gives. */
  readonly searchesNumbers: boolean
  /** Old versions do not know `include_meta`; some plugins answer with all fields whatever is asked. */
  readonly knowsIncludeMeta: boolean
  readonly knowsFields: boolean
}

const path = '/wp-json/wc/v3/orders'

/** `GET /wp-json/wc/v3/orders`, and nothing else of the API. */
export function wooAnswer(
  shop: WooShop,
  orders: readonly WooOrder[],
  request: { readonly method: string; readonly url: URL; readonly authorization: string | undefined },
): WooAnswer {
  const { method, url } = request
  if (url.pathname !== path) return problem(404, 'rest_no_route', 'No route was found matching the URL.')
  const refusal = refusalOf(shop, request.authorization)
  if (refusal !== undefined) return refusal
  if (method !== 'GET') return problem(401, 'woocommerce_rest_authentication_error', 'No write permissions.')
  return list(shop, orders, url.searchParams)
}

function refusalOf(shop: WooShop, header: string | undefined): WooAnswer | undefined {
  const pair = shop.keepsAuthorization ? /^Basic +(\S+)$/i.exec(header ?? '')?.[1] : undefined
  if (pair === undefined)
    return problem(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.')
  const [name, secret] = Buffer.from(pair, 'base64').toString('utf8').split(':')
  const wrong = (message: string): WooAnswer => problem(401, 'woocommerce_rest_authentication_error', message)
  if (name !== shop.key.consumerKey) return wrong('Consumer key is invalid.')
  if (secret !== shop.key.consumerSecret) return wrong('Consumer secret is invalid.')
  if (shop.keyIs === 'write_only') return wrong('The API key provided does not have read permissions.')
  if (shop.keyIs === 'no_role')
    return problem(403, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.')
  return undefined
}

function list(shop: WooShop, orders: readonly WooOrder[], query: URLSearchParams): WooAnswer {
  const perPage = Number(query.get('per_page') ?? 10)
  const page = Number(query.get('page') ?? 1)
  if (!(perPage >= 1 && perPage <= 100) || !(page >= 1))
    return problem(400, 'rest_invalid_param', 'Invalid parameter(s): per_page')
  const found = sorted(filtered(shop, orders, query), query)
  const pages = Math.ceil(found.length / perPage)
  return {
    status: 200,
    headers: { 'x-wp-total': String(found.length), 'x-wp-totalpages': String(pages) },
    body: found.slice((page - 1) * perPage, page * perPage).map((order) => shown(shop, order, query)),
  }
}

function filtered(shop: WooShop, orders: readonly WooOrder[], query: URLSearchParams): readonly WooOrder[] {
  const include = listOf(query.get('include')).map(Number)
  const search = query.get('search')?.toLowerCase() ?? ''
  return orders.filter(
    (order) =>
      (include.length === 0 || include.includes(order.id)) &&
      (search === '' ||
        searched(shop, order).some((text) => text.toLowerCase().includes(search)) ||
        String(order.id) === search),
  )
}

/** WooCommerce looks for the text anywhere in addresses, and where a plugin has named them, in its numbers. */
function searched(shop: WooShop, { billing, meta_data }: WooOrder): readonly string[] {
  const numbers = meta_data.filter(({ key }) => /_order_number/.test(key)).map(({ value }) => String(value))
  return [Object.values(billing).join(' '), ...(shop.searchesNumbers ? numbers : [])]
}

function sorted(orders: readonly WooOrder[], query: URLSearchParams): readonly WooOrder[] {
  const direction = query.get('order') === 'asc' ? 1 : -1
  const by = query.get('orderby') === 'id' ? idOf : dateOf
  return orders.toSorted((a, b) => direction * (by(a) - by(b) || a.id - b.id))
}

function idOf(order: WooOrder): number {
  return order.id
}

function dateOf(order: WooOrder): number {
  return Date.parse(`${order.date_created_gmt}Z`)
}

function shown(shop: WooShop, order: WooOrder, query: URLSearchParams): object {
  const fields = shop.knowsFields ? listOf(query.get('_fields')) : []
  const keys = shop.knowsIncludeMeta ? listOf(query.get('include_meta')) : []
  const whole = {
    ...order,
    meta_data: order.meta_data.filter(({ key }) => keys.length === 0 || keys.includes(key)),
  }
  return Object.fromEntries(
    Object.entries(whole).filter(([name]) => fields.length === 0 || fields.includes(name)),
  )
}

function listOf(text: string | null): readonly string[] {
  return (text ?? '').split(',').filter((part) => part !== '')
}

function problem(status: number, code: string, message: string): WooAnswer {
  return { status, body: { code, message, data: { status } } }
}
