import type { Capture, Order, Refund } from './order.ts'

/** A share of a refund that belongs to one capture, in minor units of the order's currency. */
type Allocation = { readonly amount: number; readonly refundedAt: Date }

/** `allocations[i]` belongs to `order.captures[i]`, earliest first. */
type RefundAllocation = {
  readonly allocations: readonly (readonly Allocation[])[]
  readonly unallocated: number
}

type DatedRefund = { readonly refundedAt: Date; readonly references: readonly string[]; left: number }

/**
 * Which refund reduces which capture. Klarna gives no link: it matches the lines' references, and states on each
 * capture how much of it is refunded (klarna-facts §1.3). So a refund goes to the one capture that holds its lines;
 * the rest fills, earliest refund first, what the captures' own figures leave open. What finds no place, or has no
 * day, is `unallocated`.
 */
export function allocateRefunds(order: Order): RefundAllocation {
  const slots = order.captures.map((capture) => new Slot(capture))
  const refunds = datedRefunds(order.refunds)
  for (const refund of refunds) {
    const holders = slots.filter((slot) => slot.holds(refund.references))
    if (holders.length === 1) holders[0]?.take(refund, Number.POSITIVE_INFINITY)
  }
  for (const refund of refunds) for (const slot of slots) slot.take(refund, slot.stillStated())
  return {
    allocations: slots.map((slot) => slot.sorted()),
    unallocated: undated(order.refunds) + refunds.reduce((sum, refund) => sum + refund.left, 0),
  }
}

class Slot {
  readonly #capture: Capture
  readonly #taken: Allocation[] = []
  #sum = 0

  constructor(capture: Capture) {
    this.#capture = capture
  }

  holds(references: readonly string[]): boolean {
    return references.length > 0 && references.every((line) => this.#capture.lineReferences.includes(line))
  }

  /** What Klarna says is refunded of this capture, beyond what was placed already. */
  stillStated(): number {
    return Math.max(0, (this.#capture.refunded?.amount ?? 0) - this.#sum)
  }

  take(refund: DatedRefund, limit: number): void {
    const room = (this.#capture.amount?.amount ?? 0) - this.#sum
    const amount = Math.min(room, limit, refund.left)
    if (amount <= 0) return
    this.#taken.push({ amount, refundedAt: refund.refundedAt })
    this.#sum += amount
    refund.left -= amount
  }

  sorted(): readonly Allocation[] {
    return this.#taken.toSorted((a, b) => a.refundedAt.getTime() - b.refundedAt.getTime())
  }
}

function datedRefunds(refunds: readonly Refund[]): DatedRefund[] {
  return refunds
    .flatMap(({ amount, refundedAt, lineReferences }) =>
      refundedAt === null || amount === null
        ? []
        : [{ refundedAt, references: lineReferences, left: amount.amount }],
    )
    .sort((a, b) => a.refundedAt.getTime() - b.refundedAt.getTime())
}

function undated(refunds: readonly Refund[]): number {
  return refunds.reduce(
    (sum, refund) => sum + (refund.refundedAt === null ? (refund.amount?.amount ?? 0) : 0),
    0,
  )
}
