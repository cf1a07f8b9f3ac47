import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { OrderReference } from '../domain/order-reference.ts'
import type { ShopRecord } from '../domain/shop-record.ts'

/** A keyed hash of an email, of one shop: it can be compared, and not turned back. */
export type EmailHash = string

/** An order that may be the one meant. Klarna's billing email decides. */
export type Nomination = {
  readonly klarnaOrderId: KlarnaOrderId
  /** What the source believes; null where it does not know. It only orders the candidates. */
  readonly emailHash: EmailHash | null
  /**
   * What the platform says of the order's money, where it is surely of this one. Read only once Klarna's email has
   * matched.
   */
  readonly record?: ShopRecord
}

export type NumberReference = Extract<OrderReference, { kind: 'number' }>

/** How far back a source sees: so many days, or all of its orders (null). */
export type Reach = { readonly days: number | null }

/**
 * Why a number leads to no Klarna order ID. For the shop's own eyes: no reply, header, count or delay may depend on
 * it (docs/decisions/0010-order-sources.md).
 */
export type WhyNot =
  /** The source sees all its orders, and none bears the number. */
  | { readonly kind: 'not_found' }
  /** None that it sees bears the number: the order is older than so many days, or was never there. */
  | { readonly kind: 'older_than_reach'; readonly days: number }
  | { readonly kind: 'not_paid_with_klarna' }
  /** No recent order carries a Klarna order ID: what writes it there is not installed, or is switched off for all. */
  | { readonly kind: 'app_missing' }
  /** Other recent orders carry one: what writes it there was off when this one was placed. */
  | { readonly kind: 'extended_access_off' }
  /** What writes the ID there was at work, and the ID is gone: somebody has written over it. */
  | { readonly kind: 'id_removed' }
  /** Several IDs stand there, and nothing says which one is Klarna's. */
  | { readonly kind: 'ambiguous' }
  /** Paid with Klarna through Shopify Payments: Klarna's API does not show such orders to the shop. */
  | { readonly kind: 'shopify_payments' }
  /** Paid with Klarna by way of another payment provider: Klarna's API does not show such orders to the shop. */
  | { readonly kind: 'other_provider' }
  /** Paid in Klarna Checkout, which is Kustom's now: Klarna's API does not have the order. */
  | { readonly kind: 'kustom' }
  /** Minutes old: the ID may still be on its way. */
  | { readonly kind: 'too_new' }

/** `nominated`: it leads to one. Klarna may still not know the order, or have another email on it. */
export type Explanation = { readonly kind: 'nominated' } | WhyNot

/** The latest orders, 50 at most. `withKlarnaId` of `paidWithKlarna` of `orders`; `without` says why not. */
export type Sample = {
  readonly orders: number
  readonly paidWithKlarna: number
  readonly withKlarnaId: number
  readonly without: Readonly<Partial<Record<WhyNot['kind'], number>>>
}

/** Why a platform does not let us in; a person must change something there, or enter it anew. */
export type Refusal =
  /** It does not take the credentials: wrong, expired or taken back. */
  | 'wrong_credentials'
  /** It knows them, and they belong to an app that is not installed in this shop. */
  | 'app_not_installed'
  /** They belong to an app of another organization than the shop's. */
  | 'other_organization'
  /** It takes them, and does not let them read orders. */
  | 'orders_not_allowed'
  /** Nothing of this kind answers at the address. */
  | 'no_such_shop'
  /** The address leads to another one, which is not followed. */
  | 'redirected'
  /** The address is not of the public internet, and KVITTO_EGRESS_ALLOW does not name it. */
  | 'not_public'
  /** Something before the platform, such as a firewall, answers in its place. */
  | 'blocked'
  /** The shop's web server keeps the Authorization header from the platform. */
  | 'key_not_forwarded'
  /** The stored credentials cannot be opened: they were sealed with another key. */
  | 'not_opened'

export type SourceCheck =
  | {
      readonly outcome: 'accepted'
      /** As the shop calls itself there; null where the platform does not say. */
      readonly shopName: string | null
      readonly reach: Reach
      /** Null where it can be asked for single numbers alone. */
      readonly sample: Sample | null
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'unavailable'; readonly code: Exclude<OrderSourceErrorCode, 'refused'> }

export type OrderSourceErrorCode = 'refused' | 'throttled' | 'timeout' | 'unreachable' | 'unexpected'

/** A source that cannot say whether it has an order. Holds nothing that the platform said. */
export class OrderSourceError extends Error {
  override readonly name = 'OrderSourceError'
  readonly code: OrderSourceErrorCode
  readonly refusal: Refusal | null

  constructor(code: OrderSourceErrorCode, refusal: Refusal | null = null) {
    super(`The order source does not answer: ${refusal ?? code}`)
    this.code = code
    this.refusal = refusal
  }
}

/** Of one look-up, whatever it takes: token, question and answer. */
export const sourcePatienceMs = 4_000

/** Where a shop's order numbers lead to Klarna order IDs. It nominates; Klarna confirms. */
export interface OrderSource {
  /** As reported in `sources` of the order history. */
  readonly name: string
  /**
   * Orders that bear this number, most likely first; at most `limit`. Asks the platform the same for a number that
   * it has and for one that it has not. @throws OrderSourceError within `sourcePatienceMs`; never an empty list
   * in its place.
   */
  find(reference: NumberReference, limit: number): Promise<readonly Nomination[]>
  /** Orders of the shopper, newest first; at most `limit`. `complete` only where the source knows them all. */
  ordersOf(
    email: EmailHash,
    limit: number,
  ): Promise<{ nominations: readonly Nomination[]; complete: boolean }>
  /** @throws OrderSourceError */
  reach(): Promise<Reach>
  /** For the shop's own view, never on the way to a reply. @throws OrderSourceError */
  explain(reference: NumberReference): Promise<Explanation>
  /** For connecting and the doctor: whether it works, and what it can find. Changes nothing. */
  check(): Promise<SourceCheck>
}
