import { createHash } from 'node:crypto'
import type {
  KlarnaCapture,
  KlarnaOrder,
  KlarnaOrderLine,
  KlarnaPaymentMethod,
  KlarnaRefund,
  KlarnaShippingInfo,
} from '../klarna-order.ts'
import { allocateRefund } from '../refund-allocation.ts'
import { linesNamed, returned, totalOf } from './order-line.ts'
import { addressOf, customerOf, markets, type Shopper } from './shopper.ts'
import { expiryOf, instantOf, type StoryTime } from './story-time.ts'

/** One order of one shopper, and what it is there to show. Amounts are in minor units. */
export type Story = {
  readonly shopper: Shopper
  readonly summary: string
  readonly orderId: string
  readonly klarnaReference: string
  /** `merchant_reference1`; left out where the shop sent none. */
  readonly number?: string
  readonly secondNumber?: string
  readonly placed: StoryTime
  readonly lines: readonly KlarnaOrderLine[]
  readonly method?: KlarnaPaymentMethod
  readonly review?: 'PENDING' | 'REJECTED'
  /** Only where the captures do not tell it: cancelled, expired, closed, released, unheard of. */
  readonly status?: string
  /** Where the order was changed after the purchase. */
  readonly originalAmount?: number
  readonly captures?: readonly StoryCapture[]
  readonly refunds?: readonly StoryRefund[]
}

export type StoryCapture = {
  readonly at: StoryTime
  /** References of the lines that were sent; all by default. */
  readonly sent?: readonly string[]
  /** Shopify captures an amount without saying what for (klarna-facts §6.1). */
  readonly withoutLines?: boolean
  readonly description?: string
  readonly tracking?: KlarnaShippingInfo
}

export type StoryRefund = {
  readonly at: StoryTime
  readonly amount: number
  readonly description: string
  /** Reference of the line refunded, which decides the capture that it belongs to. */
  readonly of?: string
}

/** The order as Klarna would serve it, for a story told at `now`. */
export function orderOf(story: Story, now: Date): KlarnaOrder {
  const { shopper, lines } = story
  const address = addressOf(shopper)
  const createdAt = instantOf(story.placed, now)
  const refunds = (story.refunds ?? []).map((refund, index) => refundOf(story, refund, index, now))
  const captures = capturesOf(story, refunds, now)
  const amount = totalOf(lines)
  const captured = captures.reduce((sum, capture) => sum + capture.captured_amount, 0)
  const status = story.status ?? statusAfter(captured, amount)
  return {
    order_id: story.orderId,
    status,
    fraud_status: story.review ?? 'ACCEPTED',
    order_amount: amount,
    original_order_amount: story.originalAmount ?? amount,
    captured_amount: captured,
    refunded_amount: refunds.reduce((sum, refund) => sum + refund.refunded_amount, 0),
    remaining_authorized_amount: isOver(status) ? 0 : amount - captured,
    purchase_currency: markets[shopper.country].currency,
    locale: markets[shopper.country].locale,
    order_lines: [...lines],
    ...(story.number === undefined ? {} : { merchant_reference1: story.number }),
    ...(story.secondNumber === undefined ? {} : { merchant_reference2: story.secondNumber }),
    klarna_reference: story.klarnaReference,
    customer: customerOf(shopper),
    billing_address: address,
    shipping_address: address,
    created_at: createdAt.toISOString(),
    purchase_country: shopper.country,
    expires_at: expiryOf(createdAt).toISOString(),
    captures,
    refunds,
    ...(story.method === undefined ? {} : { initial_payment_method: story.method }),
    shipping_info: [],
  }
}

function statusAfter(captured: number, amount: number): string {
  if (captured === 0) return 'AUTHORIZED'
  return captured < amount ? 'PART_CAPTURED' : 'CAPTURED'
}

function isOver(status: string): boolean {
  return ['CAPTURED', 'CANCELLED', 'EXPIRED', 'CLOSED'].includes(status)
}

function capturesOf(story: Story, refunds: readonly KlarnaRefund[], now: Date): KlarnaCapture[] {
  const captures = (story.captures ?? []).map((capture, index) => captureOf(story, capture, index, now))
  return refunds.reduce<KlarnaCapture[]>(allocateRefund, captures)
}

function captureOf(story: Story, capture: StoryCapture, index: number, now: Date): KlarnaCapture {
  const lines = linesNamed(story.lines, capture.sent)
  const address = addressOf(story.shopper)
  return {
    capture_id: derivedId(story.orderId, `capture ${index}`),
    klarna_reference: `${story.klarnaReference}-${index + 1}`,
    captured_amount: totalOf(lines),
    captured_at: instantOf(capture.at, now).toISOString(),
    description: capture.description ?? '',
    order_lines: capture.withoutLines === true ? [] : lines,
    refunded_amount: 0,
    billing_address: address,
    shipping_address: address,
    shipping_info: capture.tracking === undefined ? [] : [capture.tracking],
  }
}

function refundOf(story: Story, refund: StoryRefund, index: number, now: Date): KlarnaRefund {
  return {
    refund_id: derivedId(story.orderId, `refund ${index}`),
    refunded_amount: refund.amount,
    refunded_at: instantOf(refund.at, now).toISOString(),
    description: refund.description,
    order_lines: linesNamed(story.lines, [refund.of ?? '']).map((line) => returned(line, refund.amount)),
  }
}

/** The same version 4 UUID on every start. */
function derivedId(orderId: string, part: string): string {
  const hex = createHash('sha256').update(`${orderId} ${part}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
