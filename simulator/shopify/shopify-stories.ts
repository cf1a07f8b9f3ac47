import type { KlarnaOrder } from '../klarna-order.ts'
import { type ShopifyOrder, type Variant, variants } from './shopify-order.ts'

const usual: readonly Variant[] = [
  'note',
  'note of the shopper’s too',
  'attribute',
  'receipt',
  'nothing but the ID',
]

/** The simulated Klarna's orders as their shop has them in Shopify; one without a number has none there either. */
export function shopifyStories(orders: readonly KlarnaOrder[]): ShopifyOrder[] {
  const numbered = orders.filter(({ merchant_reference1: number }) => number !== undefined)
  return numbered.map((order, index) =>
    variants[usual[index % usual.length] ?? 'note']({
      name: order.merchant_reference1 ?? '',
      klarnaOrderId: order.order_id,
      email: order.billing_address.email,
      createdAt: order.created_at,
    }),
  )
}
