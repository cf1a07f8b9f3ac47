import type { ShopifyCost } from './shopify-wire.ts'

const leastPauseMs = 1_000
const longestPauseMs = 60_000

/**
 * What Shopify still lets us ask. Each query has a cost; it is taken from an allowance that fills up again by so much
 * a second (https://shopify.dev/docs/api/usage/limits). Time is monotonic milliseconds.
 */
export class ShopifyAllowance {
  readonly #monotonic: () => number
  readonly #costs = new Map<string, number>()
  #seen: { readonly at: number; readonly available: number; readonly perSecond: number } | undefined
  #pausedUntil = 0

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /** Milliseconds until the query may be asked. */
  waitMs(query: string): number {
    const now = this.#monotonic()
    return Math.max(0, this.#pausedUntil - now, this.#refillMs(query, now))
  }

  /** What Shopify says with each answer. */
  saw(query: string, { requestedQueryCost, throttleStatus }: ShopifyCost): void {
    const { currentlyAvailable, restoreRate } = throttleStatus
    this.#costs.set(query, requestedQueryCost)
    this.#seen = { at: this.#monotonic(), available: currentlyAvailable, perSecond: restoreRate }
  }

  /** After a refusal; without a figure of Shopify's until there is enough for the query, at least a second. */
  pause(query: string, seconds: number | null): void {
    const now = this.#monotonic()
    const asked = seconds === null ? this.#refillMs(query, now) : seconds * 1000
    const pauseMs = Math.min(Math.max(asked, leastPauseMs), longestPauseMs)
    this.#pausedUntil = Math.max(this.#pausedUntil, now + pauseMs)
  }

  #refillMs(query: string, now: number): number {
    const cost = this.#costs.get(query)
    if (cost === undefined || this.#seen === undefined || this.#seen.perSecond <= 0) return 0
    const { at, available, perSecond } = this.#seen
    return ((cost - available) / perSecond) * 1000 - (now - at)
  }
}
