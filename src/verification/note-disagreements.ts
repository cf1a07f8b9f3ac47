import { compare, klarnaSays, shopSays } from '../domain/disagreement.ts'
import type { Order } from '../domain/order.ts'
import type { ShopRecord } from '../domain/shop-record.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { Nominated } from './candidates.ts'

/**
 * Keeps in what the shop's records differ from Klarna's order, for the shop's own eyes: the reply says what Klarna
 * has. Returns whether anything is open. Never throws: the reply does not depend on it.
 */
export async function noteDisagreements(
  { storage, now, log }: ShopScope,
  order: Order,
  nominated: readonly Nominated[],
): Promise<boolean> {
  try {
    let isOpen = false
    for (const [source, record] of recordsOf(order, nominated)) {
      const looked = {
        klarnaOrderId: order.id,
        source,
        orderNumber: withoutMailbox(record.orderNumber),
        shopSays: shopSays(record),
        klarnaSays: klarnaSays(order),
        comparison: compare(record, order, now()),
      }
      isOpen = await storage.disagreements.note(looked, now())
    }
    return isOpen
  } catch {
    log.error('disagreement-not-written')
    return false
  }
}

/** By the name of its source. Of several records of one source, the first is the likeliest. */
function recordsOf({ id }: Order, nominated: readonly Nominated[]): ReadonlyMap<string, ShopRecord> {
  const records = new Map<string, ShopRecord>()
  for (const { klarnaOrderId, source, record } of nominated)
    if (klarnaOrderId === id && record !== undefined && !records.has(source)) records.set(source, record)
  return records
}

/** Some shops number their orders by email. */
function withoutMailbox(orderNumber: string): string {
  return orderNumber.replace(/[^\s@]+@/g, '•••@')
}
