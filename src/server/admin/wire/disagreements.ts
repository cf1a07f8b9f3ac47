/**
 * `GET /disagreements?state=open|settled&cursor=`: what a shop's own records say otherwise than Klarna. 50 a page, the
 * newest first. `POST /disagreements/{id}/settle` → DisagreementView; 409 where it is settled already.
 */
export type Disagreements = {
  readonly disagreements: readonly DisagreementView[]
  readonly next_cursor: string | null
  /** How many are open. */
  readonly open: number
}

export type DisagreementView = {
  readonly id: string
  readonly kind:
    | 'refunded_only_at_shop'
    | 'refunded_only_at_klarna'
    | 'refunded_differently'
    | 'cancelled_only_at_shop'
    | 'cancelled_only_at_klarna'
    | 'paid_only_at_shop'
    | 'captured_only_at_klarna'
  /** What differs, in a few words. */
  readonly title: string
  /** What each says, in a sentence. */
  readonly shop_says: string
  readonly klarna_says: string
  readonly way_out: string
  readonly order_number: string
  readonly klarna_order_id: string
  /** Whose record it is, as people write it: `Shopify`. */
  readonly source: string
  readonly first_seen_at: string
  readonly last_seen_at: string
  /** In which it showed last. */
  readonly conversation_id: string | null
  /** `by` null: the two were found to agree. */
  readonly settled: { readonly at: string; readonly by: string | null } | null
}
