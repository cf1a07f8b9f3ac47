import { setTimeout as sleep } from 'node:timers/promises'
import type { ReadFailure } from '../klarna/order-reader.ts'
import type { ShopScope } from '../shop-scope.ts'
import { type Claimed, type CountedClaim, countClaim, type TooMany } from './attempts.ts'

/** How long a claim waits for the caller's other claims, as long as they may still turn out to match. */
const longestWaitMs = 1_000

/**
 * Counts a claim, or says why it may not be checked. What is counted has a place in `claimsInFlight`, and must leave.
 * Claims are counted before they are known to miss; so where only the caller's own claims under way use up the limit,
 * the next one waits for one of them instead of being refused.
 */
export async function admitClaim(
  scope: ShopScope,
  claimed: Claimed,
): Promise<CountedClaim | TooMany | Extract<ReadFailure, { outcome: 'busy' }>> {
  const { claimsInFlight } = scope
  const deadline = scope.monotonic() + longestWaitMs
  for (;;) {
    if (claimsInFlight.enter(claimed.caller)) {
      const counted = await countOrLeave(scope, claimed)
      if (counted.outcome === 'counted' || claimsInFlight.count(claimed.caller) === 0) return counted
    }
    const left = deadline - scope.monotonic()
    if (left <= 0) return { outcome: 'busy', retryAfterSeconds: 1 }
    await waitForOne(scope, claimed.caller, left)
  }
}

async function countOrLeave(scope: ShopScope, claimed: Claimed): Promise<CountedClaim | TooMany> {
  let entered = false
  try {
    const counted = await countClaim(scope, claimed)
    entered = counted.outcome === 'counted'
    return counted
  } finally {
    if (!entered) scope.claimsInFlight.leave(claimed.caller)
  }
}

async function waitForOne(scope: ShopScope, caller: string, milliseconds: number): Promise<void> {
  const stop = new AbortController()
  const timer = sleep(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined)
  await Promise.race([scope.claimsInFlight.nextLeft(caller), timer])
  stop.abort()
}
