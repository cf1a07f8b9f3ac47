import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { OrderReference } from '../domain/order-reference.ts'

/** A keyed hash of an email, of one shop: it can be compared, and not turned back. */
export type EmailHash = string

/** An order that may be the one meant. Klarna's billing email decides. */
export type Nomination = {
  readonly klarnaOrderId: KlarnaOrderId
  /** What the source believes; null where it does not know. It only orders the candidates. */
  readonly emailHash: EmailHash | null
}

/** Where a shop's order numbers lead to Klarna order IDs. It nominates; Klarna confirms. */
export interface OrderSource {
  /** As reported in `sources` of the order history. */
  readonly name: string
  /** Orders that bear this number, most likely first; at most `limit`. */
  find(reference: Extract<OrderReference, { kind: 'number' }>, limit: number): Promise<readonly Nomination[]>
  /** Orders of the shopper, newest first; at most `limit`. `complete` only where the source knows them all. */
  ordersOf(
    email: EmailHash,
    limit: number,
  ): Promise<{ nominations: readonly Nomination[]; complete: boolean }>
}
