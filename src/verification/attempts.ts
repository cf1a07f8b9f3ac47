import { hash } from 'node:crypto'
import { z } from 'zod'
import type { EmailHash } from '../orders/order-source.ts'
import type { ShopScope } from '../shop-scope.ts'

const callerLimit = 10
const callerWindowMs = 15 * 60_000
const firstBlockMs = 60_000
const longestBlockMs = 60 * 60_000
/** Of so many matches it is remembered that they have cleared the count. */
const mostCleared = 20
const referenceLimit = 10
const referenceWindowMs = 60 * 60_000
/** Claims that did not match, of the whole shop in a quarter of an hour, from which the log raises an alarm. */
const alarmAt = 100

export type Claimed = { readonly caller: string; readonly email: EmailHash; readonly referenceKey: string }

/** A claim that was counted before its look-up. One of the two ends it; none means that it did not match. */
export type CountedClaim = {
  readonly outcome: 'counted'
  readonly id: string
  /**
   * It matched: the caller's count starts anew, but for the claims that are under way. Once for each order: whoever has
   * one of their own would guess without end otherwise, with a match in between.
   */
  readonly matched: () => Promise<void>
  /** It was not checked (Klarna out of reach): it was no guess. */
  readonly unchecked: () => Promise<void>
}

export type TooMany = { readonly outcome: 'too_many_attempts'; readonly retryAfterSeconds: number }

/** `strikes`: how many blocks there were in a row. `by`: the claim that brought it about. */
const block = z.object({ strikes: z.number(), by: z.string(), from: z.number(), until: z.number() })
type Block = z.infer<typeof block>

const callerState = z
  .object({
    claims: z.array(z.object({ id: z.string(), at: z.number() })),
    block: block.nullable(),
    cleared: z.array(z.object({ hash: z.string(), at: z.number() })).default([]),
  })
  .catch({ claims: [], block: null, cleared: [] })
type CallerState = z.infer<typeof callerState>

const emailState = z
  .object({ references: z.array(z.object({ hash: z.string(), at: z.number() })) })
  .catch({ references: [] })

const shopState = z.object({ times: z.array(z.number()) }).catch({ times: [] })

type EmailState = z.infer<typeof emailState>

type Count<State> = { readonly state: State; readonly refusal?: TooMany }
type ReferenceCount = Count<EmailState> & { readonly added: boolean }
/** `added`: the reference is one more of the email's. `before`: the caller's block until then. */
type Counted =
  | { readonly refusal: TooMany }
  | { readonly refusal?: never; readonly added: boolean; readonly before: Block | null }

/**
 * Counts a claim before any look-up, the same whether or not the order exists: by caller ten in 15 minutes, then
 * 60 s doubling to an hour; by email ten different references an hour. What one of the two refuses, neither counts.
 * `id` is the claim's own, not used before.
 */
export async function countClaim(
  scope: ShopScope,
  claimed: Claimed,
  id: string,
): Promise<CountedClaim | TooMany> {
  const now = scope.now().getTime()
  const counted = await changeBoth<Counted>(scope, claimed, (emails, callers) => {
    const byEmail = countReference(emailState.parse(emails), claimed, now)
    if (byEmail.refusal !== undefined)
      return { email: byEmail.state, caller: callers, result: { refusal: byEmail.refusal } }
    const caller = current(callerState.parse(callers), now)
    const byCaller = countCaller(caller, id, now)
    if (byCaller.refusal !== undefined)
      return { email: emails, caller: byCaller.state, result: { refusal: byCaller.refusal } }
    return {
      email: byEmail.state,
      caller: byCaller.state,
      result: { added: byEmail.added, before: caller.block },
    }
  })
  if (counted.refusal !== undefined) return counted.refusal
  const { added, before } = counted
  return {
    outcome: 'counted',
    id,
    matched: () =>
      changeBoth(scope, claimed, (emails, callers) => ({
        email: withoutReference(emails, claimed),
        caller: restarted(callers, claimed, {
          id,
          before,
          underWay: scope.claimsInFlight.underWay(claimed.caller),
          now: scope.now().getTime(),
        }),
        result: undefined,
      })),
    unchecked: () =>
      changeBoth(scope, claimed, (emails, callers) => ({
        email: added ? withoutReference(emails, claimed) : emails,
        caller: uncounted(callers, id, before),
        result: undefined,
      })),
  }
}

/** Changes what is kept of the email and of the caller in one, so that no claim is half counted. */
function changeBoth<T>(
  scope: ShopScope,
  { email, caller }: Claimed,
  change: (email: unknown, caller: unknown) => { email: unknown; caller: unknown; result: T },
): Promise<T> {
  return scope.storage.attempts.changeAll(
    [emailKey(email), callerKey(caller)],
    ([emails, callers]) => {
      const changed = change(emails, callers)
      return { states: [changed.email, changed.caller], result: changed.result }
    },
    scope.now(),
  )
}

/** What the shop as a whole sees only raises an alarm: a stranger's guesses must not lock out the real shopper. */
export async function countMismatch(scope: ShopScope): Promise<void> {
  const now = scope.now().getTime()
  const raise = await scope.storage.attempts.change(
    'shop',
    (stored) => {
      const { times } = shopState.parse(stored)
      const recent = [...times.filter((time) => within(time, now, callerWindowMs)), now]
      const full = recent.length >= alarmAt
      return { state: full ? undefined : { times: recent }, result: full }
    },
    scope.now(),
  )
  if (raise) scope.log.warn('verification-alarm', { shop: scope.shop.id, mismatches: alarmAt, minutes: 15 })
}

function countCaller(state: CallerState, id: string, now: number): Count<CallerState> {
  const { block } = state
  if (block !== null && block.until > now) return { state, refusal: tooMany(block.until - now) }
  const claims = [...state.claims, { id, at: now }].slice(-callerLimit)
  const strikes = block?.strikes ?? 0
  const blocked = strikes > 0 || claims.length >= callerLimit
  return { state: { ...state, claims, block: blocked ? nextBlock(strikes, id, now) : null } }
}

function nextBlock(strikes: number, by: string, now: number): Block {
  const until = now + Math.min(longestBlockMs, firstBlockMs * 2 ** strikes)
  return { strikes: strikes + 1, by, from: now, until }
}

/** What still counts at `now`. A clock that was set back leaves nothing from its future. */
function current({ claims, block, cleared }: CallerState, now: number): CallerState {
  const valid = block !== null && block.from <= now && block.until > now - callerWindowMs
  return {
    claims: claims.filter((claim) => within(claim.at, now, callerWindowMs)),
    block: valid ? block : null,
    cleared: cleared.filter(({ at }) => within(at, now, callerWindowMs)),
  }
}

/** As if the claim had not been counted; the block that it brought about goes with it. */
function uncounted(stored: unknown, id: string, before: Block | null): CallerState | undefined {
  const state = callerState.parse(stored)
  const claims = state.claims.filter((claim) => claim.id !== id)
  // A first block rests on ten claims: without one of them it falls.
  const others = state.block?.strikes === 1 ? null : state.block
  return stateOf({ ...state, claims, block: state.block?.by === id ? before : others })
}

type Match = {
  readonly id: string
  readonly before: Block | null
  readonly underWay: ReadonlySet<string>
  readonly now: number
}

function restarted(
  stored: unknown,
  { email, referenceKey }: Claimed,
  { id, before, underWay, now }: Match,
): CallerState | undefined {
  const state = current(callerState.parse(stored), now)
  const others = state.claims.filter((claim) => claim.id !== id)
  const claims = others.filter((claim) => underWay.has(claim.id))
  if (claims.length === others.length && state.block === null) return stateOf({ ...state, claims })
  const hash = shortHash(`${email} ${referenceKey}`)
  if (state.cleared.some((match) => match.hash === hash)) return uncounted(stored, id, before)
  return { claims, block: null, cleared: [...state.cleared, { hash, at: now }].slice(-mostCleared) }
}

/** `undefined`, which keeps no row, where nothing is left to remember. */
function stateOf(state: CallerState): CallerState | undefined {
  const isEmpty = state.claims.length === 0 && state.block === null && state.cleared.length === 0
  return isEmpty ? undefined : state
}

function countReference(stored: EmailState, { referenceKey }: Claimed, now: number): ReferenceCount {
  const hash = shortHash(referenceKey)
  const references = stored.references.filter((reference) => within(reference.at, now, referenceWindowMs))
  if (references.some((reference) => reference.hash === hash)) return { state: { references }, added: false }
  const oldest = references[0]
  if (references.length >= referenceLimit && oldest !== undefined) {
    const refusal = tooMany(oldest.at + referenceWindowMs - now)
    return { state: { references }, refusal, added: false }
  }
  return { state: { references: [...references, { hash, at: now }] }, added: true }
}

function withoutReference(stored: unknown, { referenceKey }: Claimed): EmailState | undefined {
  const hash = shortHash(referenceKey)
  const references = emailState.parse(stored).references.filter((reference) => reference.hash !== hash)
  return references.length === 0 ? undefined : { references }
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
  return hash('sha256', text, 'base64url').slice(0, 22)
}
