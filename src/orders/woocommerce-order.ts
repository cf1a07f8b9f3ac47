import { z } from 'zod'
import { type KlarnaOrderId, parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { Money } from '../domain/money.ts'
import { numberDigits, numberKey } from '../domain/order-reference.ts'
import type { ShopRecord } from '../domain/shop-record.ts'
import { decimalAmount } from './decimal-amount.ts'
import type { NumberReference, WhyNot } from './order-source.ts'
import { klarnaOrderIdKey, numberKeys } from './woocommerce-get.ts'

/** What is kept of an order while a question lasts: nothing personal. */
export type WooCommerceOrder = {
  readonly id: number
  /** As the shopper sees it, and as plugins have left it. */
  readonly numbers: readonly string[]
  readonly status: string
  readonly createdAt: Date | null
  readonly paymentMethod: string
  /** Most likely first. Klarna confirms. */
  readonly klarnaOrderIds: readonly KlarnaOrderId[]
  readonly record: ShopRecord
}

/** Whatever it is sent, reading an answer takes a moment: no shop has more of any of these. */
const mostOrders = 500
const mostRefunds = 1_000
const mostMeta = 100
const mostNumbers = 20
const mostIds = 5

const metaKeys: readonly unknown[] = [klarnaOrderIdKey, ...numberKeys]

/** Of an order's meta, what Kvitto reads; the rest is not looked at, however much there is. */
function metaRead(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const entries: readonly unknown[] = value
  return entries
    .filter((entry) => entry instanceof Object && 'key' in entry && metaKeys.includes(entry.key))
    .slice(0, mostMeta)
}

function isShort(value: unknown): boolean {
  return !Array.isArray(value) || value.length <= mostRefunds
}

const orderSchema = z.object({
  id: z.int().positive(),
  number: z.union([z.string(), z.number()]).transform(String).catch(''),
  status: z.string().catch(''),
  currency: z.string().catch(''),
  total: z.unknown().optional(),
  refunds: z
    .preprocess(
      (value) => (isShort(value) ? value : null),
      z.array(z.object({ total: z.unknown() })).nullable(),
    )
    .catch(null),
  date_created_gmt: z.string().catch(''),
  date_modified_gmt: z.string().catch(''),
  payment_method: z.string().catch(''),
  transaction_id: z.string().catch(''),
  meta_data: z.preprocess(metaRead, z.array(z.object({ key: z.string(), value: z.unknown() }))).catch([]),
})

/** `undefined` unless the body is a JSON list of orders, no longer than any that was asked for. */
export function parseWooCommerceOrders(body: string): readonly WooCommerceOrder[] | undefined {
  try {
    // Some shops send a byte order mark first.
    const parsed: unknown = JSON.parse(body.replace(/^\uFEFF/, ''))
    if (Array.isArray(parsed) && parsed.length > mostOrders) return undefined
    return z.array(orderSchema).safeParse(parsed).data?.map(orderOf)
  } catch {
    return undefined
  }
}

type RawOrder = z.output<typeof orderSchema>

/** `undefined` for what is no order. */
export function parseWooCommerceOrder(value: unknown): WooCommerceOrder | undefined {
  const { data } = orderSchema.safeParse(value)
  return data === undefined ? undefined : orderOf(data)
}

function orderOf(raw: RawOrder): WooCommerceOrder {
  const meta = (key: string): readonly unknown[] =>
    raw.meta_data.flatMap((entry) => (entry.key === key ? [entry.value] : []))
  const numbers = [raw.number, ...numberKeys.flatMap(meta)].flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
  )
  const ids = [...meta(klarnaOrderIdKey), ...(isKlarna(raw.payment_method) ? [raw.transaction_id] : [])]
  return {
    id: raw.id,
    numbers: numbers
      .filter((number) => number !== '' && number.length <= longestNumber)
      .slice(0, mostNumbers),
    status: raw.status,
    createdAt: dateOf(raw.date_created_gmt),
    paymentMethod: raw.payment_method,
    klarnaOrderIds: isKustom(raw.payment_method)
      ? []
      : [...new Set(ids.flatMap((id) => parseKlarnaOrderId(id) ?? []))].slice(0, mostIds),
    record: recordOf(raw),
  }
}

const longestNumber = 128

/**
 * With Klarna's plugin, a new order is `processing` and has a date of payment although nothing is charged: that happens
 * when it is `completed`. Shops that name their states themselves say nothing by them.
 */
function recordOf({ id, number, status, currency, total, refunds, ...raw }: RawOrder): ShopRecord {
  const isOpen = ['processing', 'on-hold', 'completed', 'refunded'].includes(status)
  const isUnpaid = status === 'pending' || status === 'failed'
  return {
    orderNumber: (number === '' ? String(id) : number).slice(0, longestNumber),
    cancelled: status === 'cancelled' ? true : isOpen ? false : null,
    paid: status === 'completed' ? true : isUnpaid ? false : null,
    refunded: refunds === null ? null : sumOf(refunds, currency),
    total: decimalAmount(total, currency),
    changedAt: dateOf(raw.date_modified_gmt),
  }
}

/** WooCommerce writes refunds as negative amounts. Null where one of them, or their sum, cannot be read. */
function sumOf(refunds: readonly { readonly total: unknown }[], currency: string): Money | null {
  const known = refunds.flatMap(({ total }) => decimalAmount(total, currency) ?? [])
  const nothing = decimalAmount('0', currency)
  if (nothing === null || known.length < refunds.length) return null
  const amount = known.reduce((sum, one) => sum + Math.abs(one.amount), 0)
  return Number.isSafeInteger(amount) ? { ...nothing, amount } : null
}

/** WooCommerce leaves the zone out: it is UTC. */
function dateOf(text: string): Date | null {
  const date = new Date(/[zZ]$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(date.getTime()) ? null : date
}

/** Klarna's own plugin. */
function isKlarna(paymentMethod: string): boolean {
  return paymentMethod.startsWith('klarna_')
}

/** Klarna Checkout, which went to Kustom (klarna-facts §2.2). */
function isKustom(paymentMethod: string): boolean {
  return paymentMethod === 'kco'
}

/** How long Klarna's plugin may take to write the ID. */
const newMs = 10 * 60_000

/** Of an order that leads to no Klarna order ID. */
export function whyNoKlarnaId(order: WooCommerceOrder, now: Date): WhyNot {
  const { paymentMethod, createdAt, status } = order
  if (isKustom(paymentMethod)) return { kind: 'kustom' }
  if (!paymentMethod.includes('klarna')) return { kind: 'not_paid_with_klarna' }
  if (!isKlarna(paymentMethod)) return { kind: 'other_provider' }
  if (createdAt !== null && now.getTime() - createdAt.getTime() < newMs) return { kind: 'too_new' }
  // Klarna was chosen, and the checkout not finished: Klarna has no order.
  if (['pending', 'failed', 'cancelled', 'checkout-draft'].includes(status))
    return { kind: 'not_paid_with_klarna' }
  return { kind: 'id_removed' }
}

/**
 * The orders that may be meant, most likely first: the number as it is written; the same digits with another prefix or
 * suffix (`WC-1001` and `1001`); the ID, which a number plugin has hidden. The newest first among equals.
 */
export function ordersMeant(
  reference: NumberReference,
  orders: readonly WooCommerceOrder[],
): readonly WooCommerceOrder[] {
  const digits = digitsOf(reference)
  const likeness = (order: WooCommerceOrder): number => {
    if (order.numbers.some((number) => reference.keys.includes(numberKey(number)))) return 0
    if (digits === '') return unlike
    if (order.numbers.some((number) => hasDigits(number, digits))) return 1
    return String(order.id) === digits ? 2 : unlike
  }
  const once = new Map(orders.map((order) => [order.id, order]))
  return [...once.values()]
    .map((order) => ({ order, likeness: likeness(order) }))
    .filter((found) => found.likeness < unlike)
    .toSorted(
      (a, b) => a.likeness - b.likeness || timeOf(b.order) - timeOf(a.order) || b.order.id - a.order.id,
    )
    .map(({ order }) => order)
}

const unlike = 3

/** All digits of the reference, without zeros in front; empty where it has none. */
export function digitsOf({ key }: NumberReference): string {
  return withoutZeros(numberDigits(key))
}

/** `2026-00042` has 202600042, 2026 and 42. */
function hasDigits(number: string, digits: string): boolean {
  return [numberDigits(number), ...number.split(/\P{Nd}+/u)].some(
    (run) => run !== '' && withoutZeros(run) === digits,
  )
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=.)/, '')
}

function timeOf({ createdAt }: WooCommerceOrder): number {
  return createdAt?.getTime() ?? 0
}
