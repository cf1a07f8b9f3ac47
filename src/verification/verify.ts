import type { Email } from '../domain/email.ts'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { Order } from '../domain/order.ts'
import type { OrderReference } from '../domain/order-reference.ts'
import type { WhyIncomplete } from '../domain/why-incomplete.ts'
import type { OrderReader, ReadFailure, ReadOrder } from '../klarna/order-reader.ts'
import type { EmailHash, OrderSource } from '../orders/order-source.ts'
import { sameHash } from '../security/email-hash.ts'
import type { ShopScope } from '../shop-scope.ts'
import { type Claimed, type CountedClaim, countMismatch, type TooMany } from './attempts.ts'
import { candidates, problemOf } from './candidates.ts'
import { admitClaim } from './claim-queue.ts'
import { noteDisagreements } from './note-disagreements.ts'

type OpenedOrder = {
  readonly order: Order
  readonly readAt: Date
  readonly emailHash: EmailHash
  readonly shopId: string
}

/** Known to this file alone. `private` ends with the compiler, and every proof leads to its constructor. */
const mintKey = Symbol('mint')

let mint: (opened: OpenedOrder) => VerifiedOrder
let unwrap: (proof: VerifiedOrder) => OpenedOrder | undefined

/**
 * The proof that somebody gave the email on an order. Only this file makes one. Its content is a private field: a
 * literal, a copy, a cast or parsed JSON holds none, and is refused when it is opened.
 */
class VerifiedOrder {
  readonly #opened: OpenedOrder

  private constructor(key: symbol, opened: OpenedOrder) {
    refuseWithout(key)
    this.#opened = opened
    Object.freeze(this)
  }

  static {
    mint = (opened) => new VerifiedOrder(mintKey, opened)
    unwrap = (proof) =>
      typeof proof === 'object' && proof !== null && #opened in proof ? proof.#opened : undefined
  }
}

let mintShopper: (proof: VerifiedOrder) => VerifiedShopper
let unwrapShopper: (shopper: VerifiedShopper) => VerifiedOrder | undefined

/** The proof that somebody has the email of an order, good for the other orders with that billing email. */
class VerifiedShopper {
  readonly #proof: VerifiedOrder

  private constructor(key: symbol, proof: VerifiedOrder) {
    refuseWithout(key)
    this.#proof = proof
    Object.freeze(this)
  }

  static {
    mintShopper = (proof) => new VerifiedShopper(mintKey, proof)
    unwrapShopper = (shopper) =>
      typeof shopper === 'object' && shopper !== null && #proof in shopper ? shopper.#proof : undefined
  }
}

function refuseWithout(key: symbol): void {
  if (key !== mintKey) throw new TypeError('Only verification makes proofs.')
}

export type { VerifiedOrder, VerifiedShopper }

/** What somebody claims: this order is mine, and this is its email. */
export type Claim = { readonly reference: OrderReference; readonly email: Email }

/** A claim that matched, to keep: it opens nothing by itself, `resume` reads the order and compares again. */
export type Grant = { readonly klarnaOrderId: KlarnaOrderId; readonly emailHash: EmailHash }

export type NoMatch = {
  readonly outcome: 'no_match'
  /** For the shop's own eyes. No reply, header, count or metric may tell the two apart. */
  readonly reason: 'order_not_found' | 'email_mismatch'
}

export type Verification =
  | {
      readonly outcome: 'verified'
      readonly order: VerifiedOrder
      readonly shopper: VerifiedShopper
      readonly grant: Grant
      /** Something is open in which the shop's record and Klarna differ; for the shop's own eyes. */
      readonly differs: boolean
    }
  | NoMatch
  | TooMany
  | { readonly outcome: 'klarna_order_id_required' }
  | ReadFailure

/**
 * Checks a claim. `caller` is whoever asks, in the caller's own words, for the limits. Takes at most 5 s, 4 s
 * of the sources before them and a second in the queue; the delay of `no_match` is the business of `answers/`.
 */
export function verify(scope: ShopScope, claim: Claim, caller: string): Promise<Verification> {
  const email = scope.hashEmail(claim.email)
  const claimed = { caller, email, referenceKey: claim.reference.key }
  return scope.claimsInFlight.join(caller, `${email} ${claim.reference.key}`, () =>
    check(scope, claim, claimed),
  )
}

/** Reads the order of an earlier match again and compares: so a conversation can go on in another process. */
export async function resume(scope: ShopScope, grant: Grant): Promise<Verification> {
  if (scope.reader === null) return { outcome: 'not_connected' }
  const refusal = await scope.reader.admits()
  return refusal ?? matchOne(scope, scope.reader, grant.klarnaOrderId, grant.emailHash)
}

/** @throws TypeError for anything that `verify` or `resume` did not make. */
export function openOrder(proof: VerifiedOrder): { readonly order: Order; readonly readAt: Date } {
  const opened = unwrap(proof)
  if (opened === undefined)
    throw new TypeError('This is not a proof of an order: only verification makes one.')
  return opened
}

export type History = {
  readonly orders: readonly VerifiedOrder[]
  /** Null where these are surely all. */
  readonly whyIncomplete: WhyIncomplete | null
  /** Where orders were looked for, and what has told the directory of them. */
  readonly sources: readonly string[]
}

/**
 * The shopper's orders, newest first: the proven one and those that the sources nominate and whose billing email at
 * Klarna is the proven one. Complete only where every source knows all its orders and each was read.
 * @throws TypeError for anything that `verify` or `resume` did not make, or made for another shop.
 */
export async function ordersOf(scope: ShopScope, shopper: VerifiedShopper, limit: number): Promise<History> {
  const proof = unwrapShopper(shopper)
  const opened = proof === undefined ? undefined : unwrap(proof)
  if (proof === undefined || opened === undefined || opened.shopId !== scope.shop.id) {
    throw new TypeError('This is not a proof of a shopper of this shop: only verification makes one.')
  }
  const nominated = await nominations(scope, opened.emailHash, limit)
  const ids = new Set(nominated.ids)
  ids.delete(opened.order.id)
  const read = await Promise.all(
    [...ids].slice(0, limit).map((id) => matchOne(scope, scope.reader, id, opened.emailHash)),
  )
  const confirmed = read.flatMap((result) => (result.outcome === 'verified' ? [result.order] : []))
  const failed = read.some((result) => result.outcome !== 'verified' && result.outcome !== 'no_match')
  // The proven order takes one of the places.
  const hasMore = confirmed.length >= limit
  const areUnread = ids.size > limit
  return {
    orders: [proof, ...confirmed].toSorted(newestFirst).slice(0, limit),
    whyIncomplete: hasMore
      ? 'more_than_shown'
      : ((failed ? 'not_answering' : nominated.whyIncomplete) ?? (areUnread ? 'not_listed' : null)),
    sources: nominated.sources,
  }
}

async function check(scope: ShopScope, claim: Claim, claimed: Claimed): Promise<Verification> {
  const { reader } = scope
  if (reader === null) return { outcome: 'not_connected' }
  // First of all, so that a storm of questions is refused without a write.
  const refusal = await reader.admits()
  if (refusal !== undefined) return refusal
  const counted = await admitClaim(scope, claimed)
  if (counted.outcome !== 'counted') return counted
  try {
    return await checkCounted(scope, reader, claim, claimed, counted)
  } finally {
    scope.claimsInFlight.leave(claimed.caller, counted.id)
  }
}

async function checkCounted(
  scope: ShopScope,
  reader: OrderReader,
  claim: Claim,
  claimed: Claimed,
  counted: CountedClaim,
): Promise<Verification> {
  try {
    const result = await match(scope, reader, claim, claimed.email)
    if (result.outcome === 'verified') await counted.matched()
    else if (result.outcome === 'no_match') await countMismatch(scope)
    else if (result.outcome !== 'klarna_order_id_required') await counted.unchecked()
    return result
  } catch (error) {
    await counted.unchecked()
    throw error
  }
}

async function match(
  scope: ShopScope,
  reader: OrderReader,
  claim: Claim,
  email: EmailHash,
): Promise<Verification> {
  const found = await candidates(scope, claim.reference, email)
  if (found.outcome !== 'candidates') return found
  const results = await Promise.all(found.ids.map((id) => matchOne(scope, reader, id, email)))
  const matched = results.find((result) => result.outcome === 'verified')
  if (matched !== undefined) {
    const { order } = openOrder(matched.order)
    return { ...matched, differs: await noteDisagreements(scope, order, found.nominated) }
  }
  return (
    results.find((result) => result.outcome !== 'no_match') ??
    results.find((result) => result.outcome === 'no_match' && result.reason === 'email_mismatch') ?? {
      outcome: 'no_match',
      reason: 'order_not_found',
    }
  )
}

/** The one place where an email is compared with an order's. */
async function matchOne(
  scope: ShopScope,
  reader: OrderReader | null,
  id: KlarnaOrderId,
  email: EmailHash,
): Promise<Verification> {
  if (reader === null) return { outcome: 'not_connected' }
  const kept = scope.matchedClaims.find(id, email)
  if (kept !== undefined) return verified(scope, kept, email)
  const result = await reader.read(id)
  if (result.outcome === 'not_found') return { outcome: 'no_match', reason: 'order_not_found' }
  if (result.outcome !== 'found' && result.outcome !== 'unreadable') return result
  const billingEmail = result.outcome === 'found' ? result.read.billingEmail : result.billingEmail
  if (billingEmail === null || !sameHash(scope.hashEmail(billingEmail), email)) {
    return { outcome: 'no_match', reason: 'email_mismatch' }
  }
  // Only its owner hears that an order cannot be read: to all others it is one that does not exist.
  if (result.outcome === 'unreadable') return { outcome: 'unavailable' }
  const { read } = result
  scope.matchedClaims.keep(read, email)
  await remember(scope, read, email)
  return verified(scope, read, email)
}

function verified(scope: ShopScope, read: ReadOrder, emailHash: EmailHash): Verification {
  const { order, readAt } = read
  const proof = mint({ order, readAt, emailHash, shopId: scope.shop.id })
  return {
    outcome: 'verified',
    order: proof,
    shopper: mintShopper(proof),
    grant: { klarnaOrderId: order.id, emailHash },
    differs: false,
  }
}

/** From now on the order's number and reference lead to it. */
async function remember(scope: ShopScope, { order }: ReadOrder, emailHash: EmailHash): Promise<void> {
  const { orderNumber, klarnaReference, createdAt } = order
  const row = { orderNumber, klarnaReference, klarnaOrderId: order.id, emailHash, createdAt }
  await scope.storage.directory.learn(row, scope.now())
}

async function nominations(
  scope: ShopScope,
  email: EmailHash,
  limit: number,
): Promise<Pick<History, 'whyIncomplete' | 'sources'> & { readonly ids: readonly KlarnaOrderId[] }> {
  const { sources, storage } = scope
  const [remembered, heard, ...answers] = await Promise.all([
    storage.directory.ordersOf(email, limit + 1),
    storage.feeds.heardFrom(),
    ...sources.map((source) => fromSource(scope, source, email, limit + 1)),
  ])
  const known = answers.flatMap((answer) => answer?.nominations ?? [])
  const knowsAll = answers.length > 0 && answers.every((answer) => answer?.complete === true)
  return {
    ids: [...remembered, ...known].map((nomination) => nomination.klarnaOrderId),
    whyIncomplete: knowsAll ? null : whyNotAll(answers, heard),
    sources: [...new Set(['directory', ...sources.map(({ name }) => name), ...heard])],
  }
}

type Known = Awaited<ReturnType<OrderSource['ordersOf']>> | undefined

/** `undefined` where the source does not answer: the others are told all the same. */
async function fromSource(
  { log }: ShopScope,
  source: OrderSource,
  email: EmailHash,
  limit: number,
): Promise<Known> {
  try {
    return await source.ordersOf(email, limit)
  } catch (error) {
    log.warn('order-source-failed', { source: source.name, problem: problemOf(error) })
    return undefined
  }
}

function whyNotAll(answers: readonly Known[], heard: readonly string[]): WhyIncomplete {
  if (answers.includes(undefined)) return 'not_answering'
  // What is connected and has told of nothing yet only leads from a number to its order.
  return heard.length > 0 ? 'since_connected' : 'not_listed'
}

function newestFirst(a: VerifiedOrder, b: VerifiedOrder): number {
  const createdAt = (proof: VerifiedOrder): number => openOrder(proof).order.createdAt?.getTime() ?? 0
  return createdAt(b) - createdAt(a)
}
