import type { KlarnaOrder } from '../klarna-order.ts'

/** An order as a shop's own system shows it. It may say more than it is asked for. */
export type LookupOrder = {
  readonly order_number: string
  readonly klarna_order_id?: string | null
  readonly paid_with_klarna?: boolean
  readonly created_at?: string
  readonly [more: string]: unknown
}

/** The stories as their shop has them; one without a number has none there either. */
export function lookupStories(orders: readonly KlarnaOrder[]): readonly LookupOrder[] {
  return orders.flatMap(({ order_id, merchant_reference1: number, created_at }) =>
    number === undefined
      ? []
      : [{ order_number: number, klarna_order_id: order_id, paid_with_klarna: true, created_at }],
  )
}
