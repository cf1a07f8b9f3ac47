import type { ShopScope } from '../shop-scope.ts'
import { openOrder, type VerifiedOrder } from '../verification/verify.ts'

/**
 * By how many days the shop can have the due date of the order's latest charge moved, as Klarna offers it to the shop.
 * No tool of its own: it goes with a general answer. Empty where nothing is offered or known.
 */
export async function extensionDays(scope: ShopScope, proof: VerifiedOrder): Promise<readonly number[]> {
  const { order } = openOrder(proof)
  const capture = order.captures.at(-1)?.id ?? null
  if (scope.reader === null || capture === null) return []
  return scope.reader.extensionDays(order.id, capture)
}
