import { numberDigits, numberKey } from '../domain/order-reference.ts'
import type { ShopRecord } from '../domain/shop-record.ts'
import { decimalAmount } from './decimal-amount.ts'
import { type KlarnaIds, klarnaIdsIn } from './klarna-id-in-note.ts'
import type { NumberReference, WhyNot } from './order-source.ts'
import type { ShopifyOrder } from './shopify-wire.ts'

/** Klarna's app writes the ID "shortly after" the purchase (klarna-facts §6.1). */
const tooNewMs = 15 * 60_000
const klarna = /klarna/i

/** How a shop writes its order numbers: `#` and nothing, unless it has changed that. */
export type NumberFormat = { readonly prefix: string; readonly suffix: string }

/** The search for the orders that bear the number in any spelling. It holds their names and nothing else. */
export function searchFor({ keys }: NumberReference, format: NumberFormat): string {
  const names = new Set(keys.flatMap((key) => namesOf(key, format)))
  return [...names].map((name) => `name:"${name.replace(/["\\]/g, '\\$&')}"`).join(' OR ')
}

function namesOf(key: string, { prefix, suffix }: NumberFormat): readonly string[] {
  // Names from before the shop changed how it writes them: letters, a dash, digits.
  const dashed = key.replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, '-')
  const [start, end] = [numberKey(prefix), numberKey(suffix)]
  const isWhole = key.length > start.length + end.length && key.startsWith(start) && key.endsWith(end)
  const numbers = [
    ...(/^\p{Nd}+$/u.test(key) ? [key] : []),
    ...(isWhole ? [key.slice(start.length, key.length - end.length)] : []),
  ]
  return [...numbers.map((number) => `${prefix}${number}${suffix}`), `#${key}`, key, dashed]
}

/** Whether it bears the number: Shopify's search is wider. 0: literally; 1: by its digits alone. */
export function bears(order: ShopifyOrder, { keys }: NumberReference): 0 | 1 | undefined {
  if (keys.includes(numberKey(order.name))) return 0
  return keys.includes(numberDigits(order.name)) ? 1 : undefined
}

/** What an order leads to. `open`: to nothing, for a reason that only the shop's other orders tell. */
export type Lead = Extract<KlarnaIds, { kind: 'found' }> | { readonly kind: 'open' } | WhyNot

/** What of an order can lead to Klarna: a webhook brings no more. */
export type Leading = Pick<
  ShopifyOrder,
  'createdAt' | 'tags' | 'note' | 'customAttributes' | 'paymentGatewayNames' | 'transactions'
>

export function leadOf(order: Leading, now: Date): Lead {
  const found = klarnaIdsIn(placesOf(order))
  const isKlarnas = bearsKlarnasSign(order)
  // The only UUID of an order that Klarna did not pay is something else.
  if (found.kind === 'found' && (found.named || isKlarnas)) return found
  if (isThroughShopifyPayments(order)) return { kind: 'shopify_payments' }
  if (!isKlarnas) return { kind: 'not_paid_with_klarna' }
  if (now.getTime() - order.createdAt.getTime() < tooNewMs) return { kind: 'too_new' }
  if (found.kind === 'ambiguous') return { kind: 'ambiguous' }
  return hasTag(order) ? { kind: 'id_removed' } : { kind: 'open' }
}

/**
 * What the shop says of the order's money: "paid" is what Klarna calls captured. `undefined` of an order that was not
 * paid with Klarna: its note is the shopper's own, and may name another order so that the shop refunds that one too.
 */
export function recordOf(order: ShopifyOrder): ShopRecord | undefined {
  if (!bearsKlarnasSign(order)) return undefined
  const { name, cancelledAt, displayFinancialStatus: status, updatedAt } = order
  return {
    orderNumber: name.slice(0, longestNumber),
    cancelled: cancelledAt === undefined ? null : cancelledAt !== null,
    paid: isPaid(status),
    refunded: amountOf(order.totalRefundedSet),
    total: amountOf(order.totalPriceSet),
    changedAt: updatedAt ?? null,
  }
}

const longestNumber = 128

/** A part that was paid says nothing of the whole. */
function isPaid(status: string | null | undefined): boolean | null {
  switch (status) {
    case 'PAID':
    case 'PARTIALLY_REFUNDED':
    case 'REFUNDED':
      return true
    case 'AUTHORIZED':
    case 'EXPIRED':
    case 'PENDING':
    case 'VOIDED':
      return false
    default:
      return null
  }
}

function amountOf(set: ShopifyOrder['totalPriceSet']): ShopRecord['total'] {
  return set === undefined
    ? null
    : decimalAmount(set.presentmentMoney.amount, set.presentmentMoney.currencyCode)
}

function placesOf({ note, customAttributes, transactions }: Leading): readonly string[] {
  return [
    note ?? '',
    ...customAttributes.map(({ key, value }) => `${key}: ${value ?? ''}`),
    ...transactions.map(({ receiptJson }) =>
      typeof receiptJson === 'string' ? receiptJson : (JSON.stringify(receiptJson) ?? ''),
    ),
  ]
}

/** Its tag, or its name among the gateways: the one that Klarna's own app has. */
function bearsKlarnasSign(order: Leading): boolean {
  const gateways = [...order.paymentGatewayNames, ...order.transactions.map(({ gateway }) => gateway ?? '')]
  return hasTag(order) || gateways.some((gateway) => klarna.test(gateway))
}

function hasTag({ tags }: Leading): boolean {
  return tags.some((tag) => klarna.test(tag))
}

function isThroughShopifyPayments({ transactions }: Leading): boolean {
  return transactions.some(
    ({ gateway, paymentDetails }) =>
      gateway === 'shopify_payments' && klarna.test(paymentDetails?.paymentMethodName ?? ''),
  )
}
