import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ReadFailure } from '../klarna/order-reader.ts'
import type { ShopScope } from '../shop-scope.ts'
import { type Claimed, type CountedClaim, countClaim, type TooMany } from './attempts.ts'

/** As many claims of one caller are checked at a time as the caller may miss in a row. */
const mostAtATime = 10
/** How long a claim waits for the caller's other claims, as long as they may still turn out to match. */
const longestWaitMs = 1_000

type Admission = CountedClaim | TooMany | Extract<ReadFailure, { outcome: 'busy' }>

/**
 * Counts a claim, or says why it may not be checked. What is counted is under way in `claimsInFlight`, and must leave.
 * Claims are counted before they are known to miss; so where only the caller's own claims under way use up the limit,
 * the next one waits for one of them instead of being refused.
 */
export function admitClaim(scope: ShopScope, claimed: Claimed): Promise<Admission> {
  const deadline = scope.monotonic() + longestWaitMs
  // In turn: of many claims that wait, only the first tries again when another leaves.
  return scope.claimsInFlight.inTurn(claimed.caller, () => admit(scope, claimed, deadline))
}

async function admit(scope: ShopScope, claimed: Claimed, deadline: number): Promise<Admission> {
  for (;;) {
    // Looked at before counting: one that leaves meanwhile may have matched, and then the count starts anew.
    const others = scope.claimsInFlight.underWay(claimed.caller).size
    if (others < mostAtATime) {
      const counted = await countUnderWay(scope, claimed)
      if (counted.outcome === 'counted' || others === 0) return counted
    }
    const left = deadline - scope.monotonic()
    if (left <= 0) return { outcome: 'busy', retryAfterSeconds: 1 }
    await waitForOne(scope, claimed.caller, left)
  }
}

/** Under way before it is counted, so that another's match cannot forget it. */
async function countUnderWay(scope: ShopScope, claimed: Claimed): Promise<CountedClaim | TooMany> {
  const { claimsInFlight } = scope
  const id = randomUUID()
  let stays = false
  claimsInFlight.enter(claimed.caller, id)
  try {
    const counted = await countClaim(scope, claimed, id)
    stays = counted.outcome === 'counted'
    return counted
  } finally {
    if (!stays) claimsInFlight.leave(claimed.caller, id)
  }
}

async function waitForOne(scope: ShopScope, caller: string, milliseconds: number): Promise<void> {
  const stop = new AbortController()
  const timer = sleep(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined)
  await Promise.race([scope.claimsInFlight.nextLeft(caller), timer])
  stop.abort()
}
