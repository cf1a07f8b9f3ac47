import { setTimeout as wait } from 'node:timers/promises'
import { methodWords } from '../answers/answer.ts'
import { chargeableUntil } from '../domain/chargeable-until.ts'
import { dayIn } from '../domain/day.ts'
import type { Capture, Order } from '../domain/order.ts'
import { paymentStatus } from '../domain/payment-status.ts'
import { speechFor } from '../languages/index.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { Conversation, Disagreement, Turn, UsedTool } from '../storage/storage.ts'
import { scheduleOf } from '../tools/installment-schedule.ts'
import { type MoneyData, methodOrNull, moneyOrNull } from '../tools/schemas.ts'
import type { ToolContext } from '../tools/tool.ts'
import { openOrder, resume, type VerifiedOrder } from '../verification/verify.ts'
import { maskEmails } from './mask-emails.ts'
import { type Proof, parseState } from './state.ts'

/** What the assistant saw: for the shop's own eyes, beside the conversation. */
export type Insight = {
  readonly state: 'none' | 'shown' | 'gone' | 'unavailable'
  readonly order: OrderInsight | null
  readonly failures: readonly Failure[]
  /** The open ones of that order, whatever Klarna says by now. */
  readonly disagreements: readonly Disagreement[]
}

/** An order as the tools tell it, and what happened to it. Amounts are null where Klarna does not say. */
export type OrderInsight = {
  readonly name: string | null
  readonly klarnaOrderId: string
  readonly status: Order['status']
  readonly paymentStatus: string
  readonly method: string | null
  readonly total: MoneyData | null
  readonly captured: MoneyData | null
  readonly refunded: MoneyData | null
  readonly remaining: MoneyData | null
  readonly timeline: readonly TimelineEntry[]
  readonly installments: readonly InstallmentInsight[]
}

export type TimelineEntry = {
  readonly kind: 'authorised' | 'captured' | 'shipped' | 'refunded' | 'expires'
  readonly at: Date
  readonly amount: MoneyData | null
  readonly detail: string | null
}

export type InstallmentInsight = {
  readonly number: number
  readonly of: number
  readonly amount: MoneyData
  readonly dueOn: string
  readonly state: string
}

export type Failure = {
  readonly at: Date
  readonly tool: string
  readonly mismatch: NonNullable<UsedTool['mismatch']>
}

/** The conversation is what matters: it waits no longer for its order. */
const longestWaitMs = 3_000

/**
 * Reads the order that was proved last again, also where the proof has ended for the shopper. Takes at most three
 * seconds.
 */
export async function insight(
  scope: ShopScope,
  conversation: Conversation,
  turns: readonly Turn[],
): Promise<Insight> {
  const failures = failuresIn(turns)
  const done = new AbortController()
  const late = wait(longestWaitMs, 'unavailable' as const, { signal: done.signal })
  try {
    const proof = proofIn(scope, conversation)
    if (proof === undefined) return { state: 'none', order: null, failures, disagreements: [] }
    const disagreements = await scope.storage.disagreements.ofOrder(proof.grant.klarnaOrderId)
    const seen = await Promise.race([orderSeen(scope, proof), late])
    return typeof seen === 'string'
      ? { state: seen, order: null, failures, disagreements }
      : { state: 'shown', order: seen, failures, disagreements }
  } catch {
    scope.log.warn('insight-unavailable')
    return { state: 'unavailable', order: null, failures, disagreements: [] }
  } finally {
    late.catch(() => undefined)
    done.abort()
  }
}

function proofIn(scope: ShopScope, { id, sealedState }: Conversation): Proof | undefined {
  return parseState(scope.conversationSeal.open(sealedState, id)).proofs.at(-1)
}

async function orderSeen(scope: ShopScope, proof: Proof): Promise<OrderInsight | 'gone' | 'unavailable'> {
  const read = await resume(scope, proof.grant)
  if (read.outcome === 'verified') return orderInsight(scope, proof, read.order)
  return read.outcome === 'no_match' ? 'gone' : 'unavailable'
}

function orderInsight(scope: ShopScope, { name, grant }: Proof, verified: VerifiedOrder): OrderInsight {
  const { order } = openOrder(verified)
  const context = shopsOwn(scope)
  return {
    name: withoutAddresses(name),
    klarnaOrderId: grant.klarnaOrderId,
    status: order.status,
    paymentStatus: paymentStatus(order).status,
    method: methodOrNull(order.method, context)?.name ?? null,
    total: moneyOrNull(order.total, context),
    captured: moneyOrNull(order.captured, context),
    refunded: moneyOrNull(order.refunded, context),
    remaining: moneyOrNull(order.remaining, context),
    timeline: timelineOf(order, context),
    installments: scheduleOf(order, context).plans.flatMap(({ installments }) =>
      installments.map((part) => ({
        number: part.number,
        of: part.of,
        amount: part.amount,
        dueOn: part.due_on,
        state: part.state,
      })),
    ),
  }
}

/** In the shop's own language: its people read it. */
function shopsOwn(scope: ShopScope): ToolContext {
  const speech = speechFor(undefined, scope.shop.locale)
  return {
    scope,
    locale: speech.writtenAs,
    today: dayIn(scope.now(), scope.shop.timeZone),
    methods: methodWords(speech),
  }
}

function timelineOf(order: Order, context: ToolContext): readonly TimelineEntry[] {
  const { scope } = context
  const entry = (
    kind: TimelineEntry['kind'],
    at: Date | null,
    amount: Order['total'] = null,
    detail: string | null = null,
  ): readonly TimelineEntry[] =>
    at === null ? [] : [{ kind, at, amount: moneyOrNull(amount, context), detail: withoutAddresses(detail) }]
  const ahead = chargeableUntil(order, scope.shop.timeZone) === null ? null : order.expiresAt
  return [
    ...entry('authorised', order.createdAt, order.total),
    ...order.captures.flatMap((capture) => [
      ...entry('captured', capture.capturedAt, capture.amount, capture.description),
      ...parcels(capture).flatMap((parcel) => entry('shipped', capture.capturedAt, null, parcel)),
    ]),
    ...order.refunds.flatMap(({ refundedAt, amount, description }) =>
      entry('refunded', refundedAt, amount, description),
    ),
    ...entry('expires', ahead, order.remaining),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

/** Klarna says of a parcel only with which capture it went. */
function parcels({ tracking }: Capture): readonly string[] {
  return tracking
    .map(({ company, number }) => [company, number].filter((word) => word !== null).join(' '))
    .filter((text) => text !== '')
}

function withoutAddresses(text: string | null): string | null {
  return text === null ? null : maskEmails(text, null)
}

function failuresIn(turns: readonly Turn[]): readonly Failure[] {
  return turns.flatMap(({ at, tools }) =>
    tools.flatMap(({ name, mismatch }) => (mismatch === undefined ? [] : [{ at, tool: name, mismatch }])),
  )
}
