import type { Comparison, DisagreementKind, KlarnaSays, ShopSays } from '../../domain/disagreement.ts'
import type { KlarnaOrderId } from '../../domain/klarna-order-id.ts'

/** One thing in which a shop's record of an order and Klarna differ, or have differed. */
export type Disagreement = {
  readonly id: string
  readonly klarnaOrderId: KlarnaOrderId
  /** The source whose record it is. */
  readonly source: string
  readonly kind: DisagreementKind
  /** As the shop writes it. */
  readonly orderNumber: string
  readonly shopSays: ShopSays
  readonly klarnaSays: KlarnaSays
  readonly firstSeenAt: Date
  readonly lastSeenAt: Date
  /** `by` null: the two were found to agree. */
  readonly settled: { readonly at: Date; readonly by: string | null } | null
  /** The conversation in which it showed last. */
  readonly conversationId: string | null
}

/** How the two records of one order compared. */
export type Looked = Pick<
  Disagreement,
  'klarnaOrderId' | 'source' | 'orderNumber' | 'shopSays' | 'klarnaSays'
> & {
  readonly comparison: Comparison
}

export type DisagreementStorage = {
  /**
   * Keeps what differs, and settles what no longer does. The same again changes when it was seen last. One that a
   * person has settled stays so while both say the same as then. Returns whether any of the order's is open.
   */
  note(looked: Looked, at: Date): Promise<boolean>
  /** The open ones of the order showed in this conversation. Does nothing where the shop has no such conversation. */
  show(klarnaOrderId: KlarnaOrderId, conversationId: string, at: Date): Promise<void>
  /** The newest first. */
  list(
    filter: {
      readonly settled: boolean
      /** Only those after it, for the next page. */
      readonly after?: Pick<Disagreement, 'firstSeenAt' | 'id'> | undefined
    },
    limit: number,
  ): Promise<readonly Disagreement[]>
  find(id: string): Promise<Disagreement | undefined>
  /** The order's open ones, the newest first. */
  ofOrder(klarnaOrderId: KlarnaOrderId): Promise<readonly Disagreement[]>
  open(): Promise<number>
  /** Of these conversations, those in which an open one showed. */
  flagged(conversations: readonly string[]): Promise<ReadonlySet<string>>
  /** `by`: a person's name. False where it is not there, or settled already. */
  settle(id: string, by: string, at: Date): Promise<boolean>
}
