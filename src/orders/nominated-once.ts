import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { ShopRecord } from '../domain/shop-record.ts'
import type { Nomination } from './order-source.ts'

/** One order of a platform, and the Klarna orders that it may be; without a record, nothing is to be compared. */
type Found = { readonly ids: readonly KlarnaOrderId[]; readonly record: ShopRecord | undefined }

/**
 * Each Klarna order ID once, in the order found. It goes with the record of an order only where the two belong to
 * each other alone: a note may name another order's ID, and some shops split an order in two.
 */
export function nominatedOnce(orders: readonly Found[]): readonly Nomination[] {
  const ids = new Set(orders.flatMap((order) => order.ids))
  return [...ids].map((klarnaOrderId) => {
    const [first, ...others] = orders.filter((order) => order.ids.includes(klarnaOrderId))
    const record = others.length === 0 && first?.ids.length === 1 ? first.record : undefined
    return { klarnaOrderId, emailHash: null, ...(record === undefined ? {} : { record }) }
  })
}
