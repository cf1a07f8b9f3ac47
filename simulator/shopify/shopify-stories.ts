import type { KlarnaOrder } from '../klarna-order.ts'
import { moneyBag, type ShopifyMoney, type ShopifyOrder, type Variant, variants } from './shopify-order.ts'

const usual: readonly Variant[] = [
  'note',
  'note of the shopper’s too',
  'attribute',
  'receipt',
  'nothing but the ID',
]

/** The simulated Klarna's orders as their shop has them in Shopify; one without a number has none there either. */
export function shopifyStories(orders: readonly KlarnaOrder[]): ShopifyOrder[] {
  const numbered = orders.filter(({ merchant_reference1: number }) => number !== undefined)
  return numbered.map((order, index) =>
    variants[usual[index % usual.length] ?? 'note']({
      name: order.merchant_reference1 ?? '',
      klarnaOrderId: order.order_id,
      email: order.billing_address.email,
      createdAt: order.created_at,
      money: moneyOf(order),
    }),
  )
}

/** As Klarna has it: where the two disagree, somebody must have done something. */
function moneyOf(order: KlarnaOrder): ShopifyMoney {
  const { status, order_amount: total, captured_amount: captured, refunded_amount: refunded } = order
  const bag = (amount: number) => moneyBag((amount / 100).toFixed(2), order.purchase_currency)
  return {
    updatedAt: order.created_at,
    cancelledAt: status === 'CANCELLED' ? order.created_at : null,
    displayFinancialStatus: financialStatus(order),
    totalPriceSet: bag(Math.max(total, captured)),
    totalRefundedSet: bag(refunded),
  }
}

function financialStatus({
  status,
  captured_amount: captured,
  refunded_amount: refunded,
}: KlarnaOrder): ShopifyMoney['displayFinancialStatus'] {
  if (refunded > 0) return refunded < captured ? 'PARTIALLY_REFUNDED' : 'REFUNDED'
  switch (status) {
    case 'CANCELLED':
      return 'VOIDED'
    case 'EXPIRED':
      return 'EXPIRED'
    case 'CAPTURED':
      return 'PAID'
    case 'PART_CAPTURED':
      return 'PARTIALLY_PAID'
    default:
      return 'AUTHORIZED'
  }
}
