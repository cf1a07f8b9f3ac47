import type { Money } from './money.ts'

/** What a shop's own record says of an order's money; null where its platform does not say. Nothing personal. */
export type ShopRecord = {
  /** As the shop writes it. */
  readonly orderNumber: string
  readonly cancelled: boolean | null
  /** The shop counts the order as charged, all of it. */
  readonly paid: boolean | null
  readonly refunded: Money | null
  /** Of the order, without its refunds. */
  readonly total: Money | null
  /** When the record last changed: nothing in it is younger. */
  readonly changedAt: Date | null
}
