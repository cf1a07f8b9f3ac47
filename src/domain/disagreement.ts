import type { Money } from './money.ts'
import { ended, type Order, refundedInFull } from './order.ts'
import type { ShopRecord } from './shop-record.ts'

export const disagreementKinds = [
  'refunded_only_at_shop',
  'refunded_only_at_klarna',
  'refunded_differently',
  'cancelled_only_at_shop',
  'cancelled_only_at_klarna',
  'paid_only_at_shop',
  'captured_only_at_klarna',
] as const
export type DisagreementKind = (typeof disagreementKinds)[number]

/** What the shop's record says, kept to be shown. */
export type ShopSays = Pick<ShopRecord, 'cancelled' | 'paid' | 'refunded'>

/** What Klarna says, kept to be shown. */
export type KlarnaSays = Pick<Order, 'status' | 'captured' | 'refunded'>

/**
 * `differ`: where the two say different things. `agree`: kinds that there are none of. A kind in neither could not be
 * told: one of the two does not say, or something changed a moment ago.
 */
export type Comparison = {
  readonly differ: readonly DisagreementKind[]
  readonly agree: readonly DisagreementKind[]
}

/** A refund or a charge takes its time from one to the other: what differs so early is no disagreement yet. */
const lagMs = 60 * 60_000

type Compared = DisagreementKind | 'agree' | 'unknown'

/** Compares the shop's record of an order with Klarna's. Guesses nothing: where one does not say, nothing differs. */
export function compare(record: ShopRecord, order: Order, now: Date): Comparison {
  const found = [
    { kinds: refundKinds, compared: refunds(record, order) },
    { kinds: cancelKinds, compared: cancellations(record, order) },
    { kinds: chargeKinds, compared: charges(record, order) },
  ]
  const isEarly = now.getTime() - lastChange(record, order) < lagMs
  const known = found.filter(({ compared }) => compared !== 'unknown' && (compared === 'agree' || !isEarly))
  const differ = known.flatMap(({ compared }) =>
    compared === 'agree' || compared === 'unknown' ? [] : [compared],
  )
  const agree = known.flatMap(({ kinds }) => kinds.filter((kind) => !differ.includes(kind)))
  return { differ, agree }
}

const refundKinds = ['refunded_only_at_shop', 'refunded_only_at_klarna', 'refunded_differently'] as const
const cancelKinds = ['cancelled_only_at_shop', 'cancelled_only_at_klarna'] as const
const chargeKinds = ['paid_only_at_shop', 'captured_only_at_klarna'] as const

function refunds(record: ShopRecord, order: Order): Compared {
  const shops = record.refunded
  const klarnas = order.refunded
  if (shops === null || klarnas === null || shops.currency !== klarnas.currency) return 'unknown'
  if (shops.amount === klarnas.amount || sameRest(record, order)) return 'agree'
  if (klarnas.amount > 0 && shops.amount > 0) return 'refunded_differently'
  if (klarnas.amount === 0) return isOver(order) ? 'agree' : 'refunded_only_at_shop'
  // A cancelled order whose charge was paid back is no more than cancelled in some shops.
  return record.cancelled === true && refundedInFull(order) ? 'agree' : 'refunded_only_at_klarna'
}

/** What is left for the shopper to pay is the same: what the shop calls a refund was never charged at Klarna. */
function sameRest({ total, refunded }: ShopRecord, { captured, refunded: paidBack }: Order): boolean {
  if (total === null || refunded === null || captured === null || paidBack === null) return false
  return (
    captured.amount > 0 &&
    total.currency === captured.currency &&
    total.amount - refunded.amount === captured.amount - paidBack.amount
  )
}

function cancellations({ cancelled, refunded }: ShopRecord, order: Order): Compared {
  if (cancelled === null || order.status === 'unrecognised') return 'unknown'
  // What was paid back is compared as a refund.
  if (isSome(refunded)) return 'agree'
  if (cancelled) return ended(order.status) || refundedInFull(order) ? 'agree' : 'cancelled_only_at_shop'
  return order.status === 'cancelled' && !isSome(order.captured) ? 'cancelled_only_at_klarna' : 'agree'
}

function charges({ paid, cancelled, refunded }: ShopRecord, order: Order): Compared {
  if (paid === null || order.captured === null || order.status === 'unrecognised') return 'unknown'
  // Another comparison tells of these.
  if (cancelled === true || isSome(refunded)) return 'agree'
  if (paid) {
    if (isSome(order.captured) || (order.status === 'cancelled' && cancelled === false)) return 'agree'
    return 'paid_only_at_shop'
  }
  // A part that was charged may be all that the shop has sent so far.
  return order.status === 'captured' && !refundedInFull(order) ? 'captured_only_at_klarna' : 'agree'
}

/** Nothing was charged, and nothing will be: there is nothing to pay back. */
function isOver({ status, captured }: Order): boolean {
  return ended(status) && !isSome(captured)
}

function isSome(amount: Money | null): boolean {
  return amount !== null && amount.amount > 0
}

/** Milliseconds since 1970; minus infinity where no time is known. */
function lastChange({ changedAt }: ShopRecord, { createdAt, captures, refunds }: Order): number {
  const times = [
    changedAt,
    createdAt,
    ...captures.map(({ capturedAt }) => capturedAt),
    ...refunds.map(({ refundedAt }) => refundedAt),
  ]
  return Math.max(...times.map((time) => time?.getTime() ?? Number.NEGATIVE_INFINITY))
}

export function klarnaSays({ status, captured, refunded }: Order): KlarnaSays {
  return { status, captured, refunded }
}

export function shopSays({ cancelled, paid, refunded }: ShopRecord): ShopSays {
  return { cancelled, paid, refunded }
}
