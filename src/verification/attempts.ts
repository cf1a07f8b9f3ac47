import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { EmailHash } from '../orders/order-source.ts'
import type { ShopScope } from '../shop-scope.ts'

const callerLimit = 10
const callerWindowMs = 15 * 60_000
const firstBlockMs = 60_000
const longestBlockMs = 60 * 60_000
const referenceLimit = 10
const referenceWindowMs = 60 * 60_000
/** Claims that did not match, of the whole shop in a quarter of an hour, from which the log raises an alarm. */
const alarmAt = 100

export type Claimed = { readonly caller: string; readonly email: EmailHash; readonly referenceKey: string }

/** A claim that was counted before its look-up. One of the three ends it; none means that it did not match. */
export type CountedClaim = {
  readonly outcome: 'counted'
  /** It matched: the caller's count starts anew, but for `stillChecking` claims that are under way. */
  readonly matched: (stillChecking: number) => Promise<void>
  /** It was not checked (Klarna out of reach): it was no guess. */
  readonly unchecked: () => Promise<void>
}

export type TooMany = { readonly outcome: 'too_many_attempts'; readonly retryAfterSeconds: number }

const callerState = z
  .object({ times: z.array(z.number()), strikes: z.number(), blockedUntil: z.number() })
  .catch({ times: [], strikes: 0, blockedUntil: 0 })
type CallerState = z.infer<typeof callerState>

const emailState = z
  .object({ references: z.array(z.object({ hash: z.string(), at: z.number() })) })
  .catch({ references: [] })

type CallerCount = { readonly refusal?: TooMany; readonly struck: boolean }
type ReferenceCount = { readonly refusal?: TooMany; readonly added: boolean }

/**
 * Counts a claim before any look-up, the same whether or not the order exists: by caller ten in 15 minutes, then
 * 60 s doubling to an hour; by email ten different references an hour.
 */
export async function countClaim(scope: ShopScope, claimed: Claimed): Promise<CountedClaim | TooMany> {
  const byEmail = await countReference(scope, claimed)
  if (byEmail.refusal !== undefined) return byEmail.refusal
  const byCaller = await countCaller(scope, claimed)
  if (byCaller.refusal !== undefined) {
    if (byEmail.added) await forgetReference(scope, claimed)
    return byCaller.refusal
  }
  return {
    outcome: 'counted',
    matched: async (stillChecking) => {
      await restartCaller(scope, claimed, stillChecking)
      await forgetReference(scope, claimed)
    },
    unchecked: async () => {
      await uncountCaller(scope, claimed, byCaller.struck)
      if (byEmail.added) await forgetReference(scope, claimed)
    },
  }
}

/** What the shop as a whole sees only raises an alarm: a stranger's guesses must not lock out the real shopper. */
export async function countMismatch(scope: ShopScope): Promise<void> {
  const now = scope.now().getTime()
  const raise = await scope.storage.attempts.change(
    'shop',
    (state) => {
      const { times } = callerState.parse(state)
      const recent = [...times.filter((time) => within(time, now, callerWindowMs)), now].slice(-alarmAt)
      const full = recent.length === alarmAt
      return { state: full ? undefined : { times: recent, strikes: 0, blockedUntil: 0 }, result: full }
    },
    scope.now(),
  )
  if (raise) scope.log.warn('verification-alarm', { shop: scope.shop.id, mismatches: alarmAt, minutes: 15 })
}

function countCaller(scope: ShopScope, { caller }: Claimed): Promise<CallerCount> {
  const now = scope.now().getTime()
  return scope.storage.attempts.change<CallerCount>(
    callerKey(caller),
    (stored) => {
      const state = current(callerState.parse(stored), now)
      if (state.blockedUntil > now)
        return { state, result: { refusal: tooMany(state.blockedUntil - now), struck: false } }
      const times = [...state.times, now].slice(-callerLimit)
      const struck = times.length >= callerLimit || state.strikes > 0
      if (!struck) return { state: { ...state, times }, result: { struck } }
      const blockedUntil = now + Math.min(longestBlockMs, firstBlockMs * 2 ** state.strikes)
      return { state: { times, strikes: state.strikes + 1, blockedUntil }, result: { struck } }
    },
    scope.now(),
  )
}

/** What still counts at `now`. A clock that was set back leaves nothing from its future. */
function current(state: CallerState, now: number): CallerState {
  const times = state.times.filter((time) => within(time, now, callerWindowMs))
  const valid = state.blockedUntil <= now + longestBlockMs && state.blockedUntil > now - callerWindowMs
  return valid ? { ...state, times } : { times, strikes: 0, blockedUntil: 0 }
}

function uncountCaller(scope: ShopScope, { caller }: Claimed, struck: boolean): Promise<void> {
  return scope.storage.attempts.change(
    callerKey(caller),
    (stored) => {
      const state = callerState.parse(stored)
      const times = state.times.slice(0, -1)
      const undone = struck
        ? { times, strikes: Math.max(0, state.strikes - 1), blockedUntil: 0 }
        : { ...state, times }
      return { state: times.length === 0 && undone.strikes === 0 ? undefined : undone, result: undefined }
    },
    scope.now(),
  )
}

function restartCaller(scope: ShopScope, { caller }: Claimed, stillChecking: number): Promise<void> {
  const now = scope.now().getTime()
  const times = Array.from({ length: Math.min(stillChecking, callerLimit - 1) }, () => now)
  const state = times.length === 0 ? undefined : { times, strikes: 0, blockedUntil: 0 }
  return scope.storage.attempts.change(callerKey(caller), () => ({ state, result: undefined }), scope.now())
}

function countReference(scope: ShopScope, { email, referenceKey }: Claimed): Promise<ReferenceCount> {
  const now = scope.now().getTime()
  const hash = shortHash(referenceKey)
  return scope.storage.attempts.change<ReferenceCount>(
    emailKey(email),
    (stored) => {
      const references = emailState
        .parse(stored)
        .references.filter((reference) => within(reference.at, now, referenceWindowMs))
      if (references.some((reference) => reference.hash === hash)) {
        return { state: { references }, result: { added: false } }
      }
      const oldest = references[0]
      if (references.length >= referenceLimit && oldest !== undefined) {
        return {
          state: { references },
          result: { refusal: tooMany(oldest.at + referenceWindowMs - now), added: false },
        }
      }
      return { state: { references: [...references, { hash, at: now }] }, result: { added: true } }
    },
    scope.now(),
  )
}

function forgetReference(scope: ShopScope, { email, referenceKey }: Claimed): Promise<void> {
  const hash = shortHash(referenceKey)
  return scope.storage.attempts.change(
    emailKey(email),
    (stored) => {
      const references = emailState.parse(stored).references.filter((reference) => reference.hash !== hash)
      return { state: references.length === 0 ? undefined : { references }, result: undefined }
    },
    scope.now(),
  )
}

function within(time: number, now: number, windowMs: number): boolean {
  return time <= now && time > now - windowMs
}

function tooMany(waitMs: number): TooMany {
  return { outcome: 'too_many_attempts', retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) }
}

function callerKey(caller: string): string {
  return `caller:${shortHash(caller)}`
}

function emailKey(email: EmailHash): string {
  return `email:${email}`
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
