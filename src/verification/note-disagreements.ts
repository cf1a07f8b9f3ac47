import { compare, klarnaSays, shopSays } from '../domain/disagreement.ts'
import type { Order } from '../domain/order.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { SourceRecord } from './candidates.ts'

/**
 * Keeps in what the shop's records differ from Klarna's order, for the shop's own eyes: the reply says what Klarna
 * has. Returns whether anything is open. Never throws: the reply does not depend on it.
 */
export async function noteDisagreements(
  { storage, now, log }: ShopScope,
  order: Order,
  records: readonly SourceRecord[],
): Promise<boolean> {
  try {
    let isOpen = false
    for (const { source, record } of records) {
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

/** Some shops number their orders by email. */
function withoutMailbox(orderNumber: string): string {
  return orderNumber.replace(/[^\s@]+@/g, '•••@')
}
