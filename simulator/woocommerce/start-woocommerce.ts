import { type ShopFault, type ShopServer, startShopServer } from '../shop-server.ts'
import { type ReadKey, type WooShop, wooAnswer } from './rest-api.ts'
import type { WooOrder } from './woo-order.ts'

export type WooFault = ShopFault

export type WooCommerceOptions = {
  readonly orders: readonly WooOrder[]
  readonly shop?: Partial<WooShop>
  /** PEM. With it https, as Kvitto wants it; without it http, to look at by hand. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** 0, the default, takes any free port. */
  readonly port?: number
}

export type WooCommerce = ShopServer & {
  readonly key: ReadKey
  replaceOrders(orders: readonly WooOrder[]): void
  change(shop: Partial<WooShop>): void
}

export const readKey: ReadKey = { consumerKey: 'ck_simulator', consumerSecret: 'cs_simulator' }

const ordinaryShop: WooShop = {
  key: readKey,
  keyIs: 'good',
  keepsAuthorization: true,
  searchesNumbers: true,
  knowsIncludeMeta: true,
  knowsFields: true,
}

/** A simulated WooCommerce shop on loopback. Throws when the port is taken. */
export async function startWooCommerce(options: WooCommerceOptions): Promise<WooCommerce> {
  let { orders } = options
  let shop: WooShop = { ...ordinaryShop, ...options.shop }
  const server = await startShopServer({
    answer: (request) => wooAnswer(shop, orders, request),
    shape: '{"orders":[]}',
    beginning: '[{"id":1001,"number":"10',
    tls: options.tls,
    port: options.port,
  })
  return {
    ...server,
    key: shop.key,
    replaceOrders: (replacing) => {
      orders = replacing
    },
    change: (changes) => {
      shop = { ...shop, ...changes }
    },
  }
}
