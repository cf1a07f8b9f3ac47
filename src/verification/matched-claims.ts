import { LRUCache } from 'lru-cache'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { ReadOrder } from '../klarna/order-reader.ts'
import type { EmailHash } from '../orders/order-source.ts'

const keepMs = 30_000

/**
 * Orders whose email matched a moment ago, by Klarna order ID and email hash; in memory only. A wrong email never
 * finds one, so what it hears does not depend on who asked before.
 */
export class MatchedClaims {
  readonly #now: () => Date
  readonly #kept: LRUCache<string, ReadOrder>

  /** `now` is the shop's clock: an order read before that clock was moved is not answered from memory. */
  constructor(now: () => Date) {
    this.#now = now
    this.#kept = new LRUCache({ max: 2_000, ttl: keepMs })
  }

  find(id: KlarnaOrderId, email: EmailHash): ReadOrder | undefined {
    const read = this.#kept.get(`${id} ${email}`)
    if (read === undefined) return undefined
    return Math.abs(this.#now().getTime() - read.readAt.getTime()) < keepMs ? read : undefined
  }

  keep(read: ReadOrder, email: EmailHash): void {
    this.#kept.set(`${read.order.id} ${email}`, read)
  }

  clear(): void {
    this.#kept.clear()
  }
}
