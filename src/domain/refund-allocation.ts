import type { Capture, Order, Refund } from './order.ts'

/** A share of a refund that belongs to one capture, in minor units of the order's currency. */
type Allocation = { readonly amount: number; readonly refundedAt: Date }

/**
 * Which refund reduces which capture. Klarna gives no link: it matches the items' references, and states on each
 * capture how much of it is refunded (klarna-facts §1.3). So a refund goes to the one capture that holds its items;
 * the rest fills, earliest refund first, what the captures' own figures leave open. What finds no place, or has no
 * day, is `unallocated`. `allocations[i]` belongs to `order.captures[i]`.
 */
export function allocateRefunds(order: Order): {
  readonly allocations: readonly (readonly Allocation[])[]
  readonly unallocated: number
} {
  const allocations: Allocation[][] = order.captures.map(() => [])
  const placed = order.captures.map(() => 0)
  let unallocated = 0

  const place = (index: number, refundedAt: Date, amount: number): number => {
    const open = (order.captures[index]?.amount.amount ?? 0) - (placed[index] ?? 0)
    const taken = Math.min(open, amount)
    if (taken <= 0) return 0
    allocations[index]?.push({ amount: taken, refundedAt })
    placed[index] = (placed[index] ?? 0) + taken
    return taken
  }

  const loose: { refundedAt: Date; left: number }[] = []
  for (const { refund, refundedAt } of dated(order.refunds)) {
    const index = captureWithItems(order.captures, refund)
    const taken = index === undefined ? 0 : place(index, refundedAt, refund.amount.amount)
    if (taken < refund.amount.amount) loose.push({ refundedAt, left: refund.amount.amount - taken })
  }
  for (const refund of loose) {
    for (const [index, capture] of order.captures.entries()) {
      const stated = Math.max(0, (capture.refunded?.amount ?? 0) - (placed[index] ?? 0))
      refund.left -= place(index, refund.refundedAt, Math.min(stated, refund.left))
    }
    unallocated += refund.left
  }
  for (const refund of order.refunds) if (refund.refundedAt === null) unallocated += refund.amount.amount
  for (const list of allocations) list.sort((a, b) => a.refundedAt.getTime() - b.refundedAt.getTime())
  return { allocations, unallocated }
}

function dated(refunds: readonly Refund[]): { refund: Refund; refundedAt: Date }[] {
  return refunds
    .flatMap((refund) => (refund.refundedAt === null ? [] : [{ refund, refundedAt: refund.refundedAt }]))
    .sort((a, b) => a.refundedAt.getTime() - b.refundedAt.getTime())
}

/** The only capture that holds every item of the refund; `undefined` when none or several do. */
function captureWithItems(captures: readonly Capture[], refund: Refund): number | undefined {
  if (refund.itemReferences.length === 0) return undefined
  const holders = captures.flatMap((capture, index) => {
    const references = new Set(capture.items.map((item) => item.reference))
    return refund.itemReferences.every((reference) => references.has(reference)) ? [index] : []
  })
  return holders.length === 1 ? holders[0] : undefined
}
