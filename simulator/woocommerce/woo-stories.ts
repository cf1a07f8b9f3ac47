import type { KlarnaOrder } from '../klarna-order.ts'
import { type WooOrder, type WooVariant, wooOrderOf } from './woo-order.ts'

/** Most shops' orders carry the ID twice; two of eight here carry it in one place alone. */
const variants: readonly WooVariant[] = [
  'meta_and_transaction',
  'meta_and_transaction',
  'meta',
  'meta_and_transaction',
  'transaction',
  'meta_and_transaction',
  'meta_and_transaction',
  'meta_and_transaction',
]

/**
 * The shop's own records of the stories: a plugin numbers them as Klarna has them in `merchant_reference1`. Those
 * without such a number have their ID as number, from 1001 on in the order of the stories.
 */
export function wooStories(orders: readonly KlarnaOrder[]): readonly WooOrder[] {
  return orders.map((order, index) =>
    wooOrderOf(order, {
      id: 1001 + index,
      variant: variants[index % variants.length] ?? 'meta',
      ...(order.merchant_reference1 === undefined ? {} : { number: order.merchant_reference1 }),
    }),
  )
}
