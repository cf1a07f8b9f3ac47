import { type Delivered, post, type SignedMessage, signatureOf } from '../signed-message.ts'
import type { ShopifyOrder } from './shopify-order.ts'

export type ShopifyDelivery = {
  readonly order: ShopifyOrder
  /** Shopify's own number of the order. */
  readonly id: number
  readonly secret: string
  /** `NAME.myshopify.com` */
  readonly shop: string
  readonly topic?: string
  readonly changedAt: Date
  /** Fields in place of those of the order. */
  readonly fields?: Readonly<Record<string, unknown>>
}

/** The message of a webhook: the order in the shape of Shopify's REST API, as webhooks still have it. */
export function shopifyMessage(delivery: ShopifyDelivery): SignedMessage {
  const { id, secret, shop, topic = 'orders/updated' } = delivery
  const body = Buffer.from(JSON.stringify({ ...restOrder(delivery), ...delivery.fields }))
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': topic,
      'x-shopify-hmac-sha256': signatureOf(body, secret),
      'x-shopify-shop-domain': shop,
      'x-shopify-api-version': '2026-10',
      'x-shopify-webhook-id': `b54557e4-bdd9-4b37-8a5f-${String(id).padStart(12, '0')}`,
      'x-shopify-triggered-at': delivery.changedAt.toISOString(),
    },
  }
}

/** Tells a shop's webhook of an order. */
export function deliver(address: string, delivery: ShopifyDelivery): Promise<Delivered> {
  return post(address, shopifyMessage(delivery))
}

function restOrder({ order, id, changedAt }: ShopifyDelivery): object {
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: order.name,
    order_number: Number(order.name.replace(/\D/g, '')),
    created_at: inStockholm(new Date(order.createdAt)),
    updated_at: inStockholm(changedAt),
    cancelled_at: order.cancelledAt,
    financial_status: order.displayFinancialStatus?.toLowerCase() ?? null,
    note: order.note,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    tags: order.tags.join(', '),
    payment_gateway_names: order.paymentGatewayNames,
    email: order.email,
    contact_email: order.email,
    customer: { id: 115310627314723950, email: order.email, first_name: 'Anna', last_name: 'Svensson' },
    billing_address: { first_name: 'Anna', address1: 'Hornsgatan 44', city: 'Stockholm', country_code: 'SE' },
    line_items: [{ id: 866550311766439000, title: 'Coffee', quantity: 1, price: '1200.00' }],
  }
}

/** Times are in the shop's own zone, to the second: `2026-11-22T13:00:00+01:00`. */
function inStockholm(at: Date): string {
  const shifted = new Date(at.getTime() + 60 * 60_000)
  return `${shifted.toISOString().slice(0, 19)}+01:00`
}
