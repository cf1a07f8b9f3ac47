import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Shops } from '../../shops.ts'
import { addressKey } from '../address-key.ts'

/**
 * What one address may ask of the widget's public routes in this process. They keep floods off; the limits on guessing
 * are others (verification/attempts.ts), and those hold over all processes.
 */
const limits = {
  /** In ten minutes. */
  look: new RateLimiterMemory({ points: 300, duration: 600 }),
  /** New conversations, in ten minutes. */
  open: new RateLimiterMemory({ points: 60, duration: 600 }),
  /** Messages and ratings, in a minute. */
  message: new RateLimiterMemory({ points: 40, duration: 60 }),
} as const

/** Seconds to wait, or 0. */
export async function secondsToWait(
  kind: keyof typeof limits,
  shops: Shops,
  address: string,
): Promise<number> {
  try {
    await limits[kind].consume(addressKey(shops, address))
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}
