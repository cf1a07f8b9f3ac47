import type { Email } from '../domain/email.ts'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { Order } from '../domain/order.ts'

/** An order as read, with the one personal field that the check needs. Only `verification/` looks at the email. */
export type ReadOrder = {
  readonly order: Order
  readonly billingEmail: Email | null
  readonly readAt: Date
}

/** Why Klarna was not asked, or did not say. `retryAfterSeconds` is a whole number, at least 1. */
export type ReadFailure =
  | { readonly outcome: 'busy'; readonly retryAfterSeconds: number }
  | { readonly outcome: 'unavailable' }
  | { readonly outcome: 'not_connected' }

export type ReadResult =
  | { readonly outcome: 'found'; readonly read: ReadOrder }
  /** Klarna answers 400, 403 or 404. */
  | { readonly outcome: 'not_found' }
  /** The order is there, and says something about money that cannot be read. */
  | { readonly outcome: 'unreadable'; readonly billingEmail: Email | null }
  | ReadFailure

/** All that Kvitto can ask of Klarna. Nothing here can change an order. */
export interface OrderReader {
  /** Says, before any look-up, whether a read could go out now: the budget, the breaker, a pause that Klarna asked for. */
  admits(): Promise<ReadFailure | undefined>
  /** Reads of one order at the same time share one request. Ends within 5 s. */
  read(id: KlarnaOrderId): Promise<ReadResult>
  /**
   * By how many days Klarna lets the shop move the due date of a capture, in order. Empty where it offers none, or
   * does not say within 2 s.
   */
  extensionDays(order: KlarnaOrderId, capture: string): Promise<readonly number[]>
}
