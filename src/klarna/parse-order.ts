import { type Email, parseEmail } from '../domain/email.ts'
import { type KlarnaOrderId, parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import { type Currency, type Money, money, parseCurrency } from '../domain/money.ts'
import {
  type Capture,
  ended,
  type Order,
  type OrderStatus,
  type Refund,
  type Review,
  type Tracking,
} from '../domain/order.ts'
import { type PaymentMethod, paymentMethod } from '../domain/payment-method.ts'
import {
  instant,
  list,
  MalformedOrder,
  minorUnits,
  objects,
  record,
  text,
  webAddress,
  wholeNumber,
} from './wire.ts'

type Json = Readonly<Record<string, unknown>>

const statuses: Readonly<Record<string, OrderStatus>> = {
  AUTHORIZED: 'authorized',
  PART_CAPTURED: 'part_captured',
  CAPTURED: 'captured',
  CANCELLED: 'cancelled',
  EXPIRED: 'expired',
  CLOSED: 'closed',
}

/**
 * Klarna's order, field by field: what is not named here is dropped before anything else sees it, the date of birth
 * and the national identification number among it. Lenient in what is unknown, strict about money.
 * @throws MalformedOrder when it is not an order, is another order, or an amount or the currency is not one.
 */
export function parseOrder(
  body: string,
  asked: KlarnaOrderId,
): { readonly order: Order; readonly billingEmail: Email | null } {
  const json = orderAskedFor(body, asked)
  const currency = parseCurrency(json['purchase_currency'])
  if (currency === undefined) throw new MalformedOrder('purchase_currency', 'is not a known currency')
  return { order: order(json, asked, currency), billingEmail: billingEmail(json) }
}

/**
 * Whose order it is, also where nothing else of it can be read.
 * @throws MalformedOrder when it is not an order, or is another one.
 */
export function parseBillingEmail(body: string, asked: KlarnaOrderId): Email | null {
  const json = orderAskedFor(body, asked)
  // Without any ID it may as well be an error that came with 200.
  if (typeof json['order_id'] !== 'string') throw new MalformedOrder('order_id', 'is missing')
  return billingEmail(json)
}

function orderAskedFor(body: string, asked: KlarnaOrderId): Json {
  const json = record(parseJson(body), 'order')
  const id = json['order_id'] ?? asked
  if (parseKlarnaOrderId(id) !== asked) {
    throw new MalformedOrder('order_id', 'is not the order that was asked for')
  }
  return json
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new MalformedOrder('body', 'is not JSON')
  }
}

function order(json: Json, id: KlarnaOrderId, currency: Currency): Order {
  const status = orderStatus(json['status'])
  return {
    id,
    status,
    statusWord: text(json['status'], 64),
    review: review(json['fraud_status']),
    currency,
    total: amount(json, 'order_amount', currency),
    captured: amount(json, 'captured_amount', currency),
    refunded: amount(json, 'refunded_amount', currency),
    remaining: ended(status) ? money(0, currency) : amount(json, 'remaining_authorized_amount', currency),
    orderNumber: text(json['merchant_reference1'], 255),
    klarnaReference: text(json['klarna_reference'], 64),
    purchaseCountry: countryCode(json['purchase_country']),
    method: method(json['initial_payment_method']),
    createdAt: instant(json['created_at']),
    expiresAt: instant(json['expires_at']),
    captures: list(json['captures'], 'captures').map((entry) => capture(entry, currency)),
    refunds: list(json['refunds'], 'refunds').map((entry) => refund(entry, currency)),
  }
}

/** Only Klarna's exact words: anything else, a word in lower case too, is not known. */
function orderStatus(value: unknown): OrderStatus {
  return typeof value === 'string' && Object.hasOwn(statuses, value)
    ? (statuses[value] ?? 'unrecognised')
    : 'unrecognised'
}

function review(value: unknown): Review {
  if (value === 'PENDING') return 'pending'
  return value === 'REJECTED' ? 'rejected' : 'none'
}

function amount(json: Json, field: string, currency: Currency): Money | null {
  const value = minorUnits(json[field], field)
  return value === null ? null : money(value, currency)
}

function method(value: unknown): PaymentMethod | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const json = record(value, 'initial_payment_method')
  const type = text(json['type'], 64)
  if (type === null) return null
  return paymentMethod(type, text(json['description'], 255), wholeNumber(json['number_of_installments']))
}

function capture(entry: unknown, currency: Currency): Capture {
  const json = record(entry, 'captures[]')
  const lines = objects(json['order_lines'])
  return {
    id: text(json['capture_id'], 255),
    amount: amount(json, 'captured_amount', currency),
    capturedAt: instant(json['captured_at']),
    description: text(json['description'], 255),
    refunded: amount(json, 'refunded_amount', currency),
    items: lines.filter(isGoods).flatMap((line) => item(line)),
    lineReferences: references(lines),
    tracking: objects(json['shipping_info']).flatMap((info) => tracking(info)),
  }
}

function refund(entry: unknown, currency: Currency): Refund {
  const json = record(entry, 'refunds[]')
  const lines = objects(json['order_lines'])
  return {
    amount: amount(json, 'refunded_amount', currency),
    refundedAt: instant(json['refunded_at']),
    description: text(json['description'], 255),
    lineReferences: references(lines.filter((line) => line['type'] !== 'return_fee')),
  }
}

function isGoods(line: Json): boolean {
  const type = line['type']
  return type === undefined || type === null || type === 'physical' || type === 'digital'
}

function item(line: Json): Capture['items'] {
  const name = text(line['name'], 255)
  return name === null ? [] : [{ name, quantity: wholeNumber(line['quantity']) }]
}

function references(lines: readonly Json[]): readonly string[] {
  return lines.flatMap((line) => text(line['reference'], 255) ?? [])
}

function tracking(json: Json): Tracking[] {
  const entry: Tracking = {
    company: text(json['shipping_company'], 100),
    number: text(json['tracking_number'], 100),
    url: webAddress(json['tracking_uri']),
  }
  return entry.company === null && entry.number === null && entry.url === null ? [] : [entry]
}

function billingEmail(json: Json): Email | null {
  const address = json['billing_address']
  if (typeof address !== 'object' || address === null || Array.isArray(address)) return null
  return parseEmail(record(address, 'billing_address')['email']) ?? null
}

function countryCode(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Za-z]{2}$/.test(value) ? value.toUpperCase() : null
}
