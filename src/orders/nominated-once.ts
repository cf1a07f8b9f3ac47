import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { ShopRecord } from '../domain/shop-record.ts'
import type { Nomination } from './order-source.ts'

/** One order of a platform, and the Klarna orders that it may be. */
type Found = { readonly ids: readonly KlarnaOrderId[]; readonly record: ShopRecord }

/**
 * Each Klarna order ID once, in the order found. It goes with the record of an order only where the two belong to
 * each other alone: a note may name another order's ID, and some shops split an order in two.
 */
export function nominatedOnce(orders: readonly Found[]): readonly Nomination[] {
  const ids = new Set(orders.flatMap((order) => order.ids))
  return [...ids].map((klarnaOrderId) => {
    const [first, ...others] = orders.filter((order) => order.ids.includes(klarnaOrderId))
    const isSure = others.length === 0 && first?.ids.length === 1
    return { klarnaOrderId, emailHash: null, ...(isSure ? { record: first.record } : {}) }
  })
}
