import type { KlarnaOrderId } from './klarna-order-id.ts'
import type { Currency, Money } from './money.ts'
import type { PaymentMethod } from './payment-method.ts'

export const orderStatuses = [
  'authorized',
  'part_captured',
  'captured',
  'cancelled',
  'expired',
  'closed',
  'unrecognised',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

export type Review = 'none' | 'pending' | 'rejected'

/**
 * A Klarna order as Kvitto knows it: an allowlist of Klarna's fields. It holds no email, no name, no address, no
 * date of birth and no national identification number. What Klarna left out is null.
 */
export type Order = {
  readonly id: KlarnaOrderId
  readonly status: OrderStatus
  /** Klarna's own word for the status. */
  readonly statusWord: string | null
  readonly review: Review
  readonly currency: Currency
  readonly total: Money | null
  readonly captured: Money | null
  readonly refunded: Money | null
  /** Klarna's remaining authorized amount; zero once cancelled, expired or closed. */
  readonly remaining: Money | null
  /** The shop's own number: `merchant_reference1`. On Shopify it may be a payment ID for a while. */
  readonly orderNumber: string | null
  readonly klarnaReference: string | null
  /** ISO 3166-1 alpha-2, upper case. */
  readonly purchaseCountry: string | null
  readonly method: PaymentMethod | null
  readonly createdAt: Date | null
  readonly expiresAt: Date | null
  readonly captures: readonly Capture[]
  readonly refunds: readonly Refund[]
}

/** What the shop charged, usually at shipping. Each capture is its own invoice and payment plan at Klarna. */
export type Capture = {
  readonly id: string | null
  readonly amount: Money | null
  readonly capturedAt: Date | null
  /** Text from outside. */
  readonly description: string | null
  /** How much of this capture Klarna says is refunded; null where it does not say. */
  readonly refunded: Money | null
  /** The goods; fees, discounts and taxes are left out. */
  readonly items: readonly OrderItem[]
  /** The references of all its lines, fees too: what refunds are matched by. */
  readonly lineReferences: readonly string[]
  readonly tracking: readonly Tracking[]
}

/** Registered by the shop; it does not say that money has reached the shopper. */
export type Refund = {
  readonly amount: Money | null
  readonly refundedAt: Date | null
  /** Text from outside. */
  readonly description: string | null
  /** The references of the lines that it pays back; a return fee is not one of them. */
  readonly lineReferences: readonly string[]
}

export type OrderItem = {
  readonly name: string
  readonly quantity: number | null
}

export type Tracking = {
  readonly company: string | null
  readonly number: string | null
  /** An http or https address, or null. */
  readonly url: string | null
}

/** Something captured, all of it refunded, and nothing left that could be charged. */
export function refundedInFull(order: Order): boolean {
  const { captured, refunded } = order
  if (captured === null || refunded === null) return false
  return captured.amount > 0 && refunded.amount >= captured.amount && nothingRemains(order)
}

/** A captured order has nothing left, also where Klarna does not send the amount (klarna-facts §9.9). */
function nothingRemains({ remaining, status }: Order): boolean {
  return remaining === null ? status === 'captured' : remaining.amount === 0
}

/** Cancelled, expired and closed orders charge nothing any more. */
export function ended(status: OrderStatus): status is 'cancelled' | 'expired' | 'closed' {
  return status === 'cancelled' || status === 'expired' || status === 'closed'
}
