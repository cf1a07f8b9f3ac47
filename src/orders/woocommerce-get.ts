import { type EgressOptions, type Got, getOut } from '../security/egress.ts'

/** All that is ever asked of a WooCommerce shop: three lists of orders. */
export type WooCommerceQuery =
  | { readonly kind: 'orders-by-id'; readonly id: number }
  /** Orders with these digits somewhere: in the ID, in a plugin's number, in an address. The latest 100. */
  | { readonly kind: 'orders-with-digits'; readonly digits: string }
  | { readonly kind: 'latest-orders'; readonly limit: number }

export type WooCommerceShop = {
  readonly address: URL
  /** A key that may only read. */
  readonly consumerKey: string
  readonly consumerSecret: string
}

/** A hundred orders with the fields below have some hundred kilobytes; a plugin may answer with all fields. */
const largestBytes = 8 * 1024 * 1024

/** No name, no address, no email, no customer's note: what is not asked for cannot be lost. */
const fields = [
  'id',
  'number',
  'status',
  'currency',
  'total',
  // What was refunded: amounts, and the reason that somebody typed, which is not read.
  'refunds',
  'date_created_gmt',
  'date_modified_gmt',
  'payment_method',
  'transaction_id',
  'meta_data',
] as const

/** Where Klarna's plugin leaves the order ID (klarna-facts §6.2), and number plugins their number. */
export const klarnaOrderIdKey = '_wc_klarna_order_id'
export const numberKeys = ['_order_number', '_order_number_formatted'] as const

/**
 * The one door to a WooCommerce shop. It says GET, to the list of orders alone. The key goes in a header: WooCommerce
 * takes it in the address too, and addresses are logged.
 */
export function getFromWooCommerce(
  { address, consumerKey, consumerSecret }: WooCommerceShop,
  query: WooCommerceQuery,
  egress: EgressOptions,
  signal: AbortSignal,
): Promise<Got> {
  const pair = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')
  const headers = {
    authorization: `Basic ${pair}`,
    accept: 'application/json',
    'user-agent': 'Kvitto (read-only)',
  }
  return getOut(urlOf(address, query), headers, { ...egress, signal, largestBytes })
}

function urlOf(address: URL, query: WooCommerceQuery): URL {
  const url = new URL('wp-json/wc/v3/orders', address)
  url.search = new URLSearchParams({
    ...selection(query),
    _fields: fields.join(','),
    // Older versions do not know it, and send all meta.
    include_meta: [klarnaOrderIdKey, ...numberKeys].join(','),
  }).toString()
  return url
}

function selection(query: WooCommerceQuery): Record<string, string> {
  switch (query.kind) {
    case 'orders-by-id':
      return { include: String(query.id) }
    case 'orders-with-digits':
      return { search: query.digits, per_page: '100' }
    case 'latest-orders':
      return { per_page: String(query.limit) }
  }
}
