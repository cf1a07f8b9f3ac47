import { type Day, dayIn } from './day.ts'
import type { Order } from './order.ts'

/** Last day on which the shop can charge the order or its rest; null once it is all charged, or has ended. */
export function chargeableUntil(order: Order, timeZone: string): Day | null {
  const open = order.status === 'authorized' || order.status === 'part_captured'
  return open && order.expiresAt !== null ? dayIn(order.expiresAt, timeZone) : null
}
