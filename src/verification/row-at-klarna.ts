import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { ReadFailure } from '../klarna/order-reader.ts'
import type { EmailHash } from '../orders/order-source.ts'
import type { ShopScope } from '../shop-scope.ts'

export type RowAtKlarna =
  | {
      readonly outcome: 'row'
      readonly row: {
        readonly orderNumber: string | null
        readonly klarnaReference: string | null
        readonly klarnaOrderId: KlarnaOrderId
        readonly emailHash: EmailHash | null
        readonly createdAt: Date | null
      }
    }
  | { readonly outcome: 'not_found' | 'unreadable' }
  | ReadFailure

/**
 * What Klarna has of an order, as a row for the directory. It proves nothing and opens nothing: the email leaves as
 * its hash, and what costs and states are is not in it.
 */
export async function rowAtKlarna(scope: ShopScope, id: KlarnaOrderId): Promise<RowAtKlarna> {
  const { reader } = scope
  if (reader === null) return { outcome: 'not_connected' }
  const refusal = await reader.admits()
  if (refusal !== undefined) return refusal
  const result = await reader.read(id)
  if (result.outcome === 'unreadable') return { outcome: 'unreadable' }
  if (result.outcome !== 'found') return result
  const { order, billingEmail } = result.read
  const { orderNumber, klarnaReference, createdAt } = order
  const emailHash = billingEmail === null ? null : scope.hashEmail(billingEmail)
  return {
    outcome: 'row',
    row: { orderNumber, klarnaReference, klarnaOrderId: order.id, emailHash, createdAt },
  }
}
