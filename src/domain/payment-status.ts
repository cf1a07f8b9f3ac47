import { type Order, refundedInFull } from './order.ts'

export const paymentStatuses = ['UNPAID', 'PAID', 'CLOSED', 'UNKNOWN'] as const
export const paymentReasons = [
  'nothing_captured',
  'part_captured',
  'captured',
  'refunded_in_full',
  'cancelled',
  'expired',
  'closed',
  'unrecognised',
] as const

export type PaymentStatus = {
  readonly status: (typeof paymentStatuses)[number]
  readonly reason: (typeof paymentReasons)[number]
}

/**
 * Kvitto's word, not Klarna's: PAID means that the shop has charged all of the order, never that the shopper has
 * settled with Klarna. A status that is not known stays so, whatever the amounts.
 */
export function paymentStatus(order: Order): PaymentStatus {
  switch (order.status) {
    case 'cancelled':
    case 'expired':
    case 'closed':
      return { status: 'CLOSED', reason: order.status }
    case 'unrecognised':
      return { status: 'UNKNOWN', reason: 'unrecognised' }
    default:
      return refundedInFull(order) ? { status: 'CLOSED', reason: 'refunded_in_full' } : byCaptures(order)
  }
}

function byCaptures(order: Order): PaymentStatus {
  if (order.status === 'captured') return { status: 'PAID', reason: 'captured' }
  const some = order.status === 'part_captured' || (order.captured?.amount ?? 0) > 0
  return { status: 'UNPAID', reason: some ? 'part_captured' : 'nothing_captured' }
}
