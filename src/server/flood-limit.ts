import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js'

/** How often something may be done, by one key in this process. */
export class FloodLimit {
  readonly #limiter: RateLimiterMemory

  constructor(limit: { readonly points: number; readonly seconds: number }) {
    this.#limiter = new RateLimiterMemory({ points: limit.points, duration: limit.seconds })
  }

  /** Counts this time. Seconds to wait, or 0. */
  async secondsToWait(key: string): Promise<number> {
    try {
      await this.#limiter.consume(key)
      return 0
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
      throw refused
    }
  }
}
