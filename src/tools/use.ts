import { chargeableUntil } from '../domain/chargeable-until.ts'
import { type Day, dayIn } from '../domain/day.ts'
import type { Review } from '../domain/order.ts'
import { allocateRefunds } from '../domain/refund-allocation.ts'
import type { WhyIncomplete } from '../domain/why-incomplete.ts'
import type { ReadFailure } from '../klarna/order-reader.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { TooMany } from '../verification/attempts.ts'
import {
  type Grant,
  type NoMatch,
  openOrder,
  resume,
  type Verification,
  verify,
} from '../verification/verify.ts'
import type { AnyTool, DataOf, ToolName } from './index.ts'
import { type Issue, type ParsedInput, parseInput } from './input.ts'
import type { MethodWords, ToolContext } from './tool.ts'

/** What the wording may say of the order beside the tool's data. */
export type About = {
  /** What to call the order by: its number, else its Klarna reference. */
  readonly orderName: string | null
  /** Klarna's fraud review. */
  readonly review: Review
  /** Last day on which the shop can charge the rest; null where nothing more can be charged, or the day has passed. */
  readonly chargeableUntil: Day | null
  /** Some refund could not be laid to a charge, so no payment was lowered for it. */
  readonly unallocatedRefund: boolean
  /** Why there may be more orders than the answer has; null where there are surely none. */
  readonly whyIncomplete: WhyIncomplete | null
}

export type Answered = {
  [Name in ToolName]: {
    readonly outcome: 'answered'
    readonly tool: Name
    readonly data: DataOf<Name>
    readonly asOf: Date
    readonly about: About
    /** What the proof can be had again by; null where none was needed. */
    readonly grant: Grant | null
    /** For the shop's own eyes: see Verification. */
    readonly differs: boolean
  }
}[ToolName]

export type Used =
  | Answered
  | TooMany
  | ReadFailure
  | NoMatch
  | { readonly outcome: 'klarna_order_id_required' }
  | { readonly outcome: 'disabled' }
  | { readonly outcome: 'bad_input'; readonly issues: readonly Issue[] }

/** Who asks, for the limits and the audit: `key:ID`, `cli`. */
export type Caller = {
  readonly id: string
  /** Whose guesses are counted together, where one caller can have as many IDs as it likes. */
  readonly limitedAs?: string
}

/** What came from outside, not parsed yet; or the grant of an earlier match, which only a conversation keeps. */
export type Asked =
  | { readonly kind: 'input'; readonly input: unknown }
  | { readonly kind: 'grant'; readonly grant: Grant }

const nothing: About = {
  orderName: null,
  review: 'none',
  chargeableUntil: null,
  unallocatedRefund: false,
  whyIncomplete: null,
}

/** The only way to run a tool: switched on, input parsed, claim checked, then run. Every use is audited. */
export async function use(
  scope: ShopScope,
  tool: AnyTool,
  asked: Asked,
  caller: Caller,
  speech: { readonly locale: string; readonly methods: MethodWords },
): Promise<Used> {
  const used = await run(scope, tool, asked, caller, {
    scope,
    locale: speech.locale,
    methods: speech.methods,
    today: dayIn(scope.now(), scope.shop.timeZone),
  })
  await scope.storage.audit.append({
    at: scope.now(),
    actor: caller.id,
    action: 'tool-used',
    detail: { tool: tool.name, outcome: used.outcome },
  })
  return used
}

async function run(
  scope: ShopScope,
  tool: AnyTool,
  asked: Asked,
  caller: Caller,
  context: ToolContext,
): Promise<Used> {
  if ((await scope.storage.tools.disabled()).has(tool.name)) return { outcome: 'disabled' }
  if (asked.kind === 'grant') return runIfVerified(context, tool, await resume(scope, asked.grant))
  const parsed = parseInput(tool, asked.input)
  if (parsed.kind === 'bad') return { outcome: 'bad_input', issues: parsed.issues }
  if (parsed.kind === 'public') return runPublic(context, tool, parsed)
  const counted = caller.limitedAs ?? caller.id
  const asker = parsed.endUser === undefined ? counted : `${counted} user:${parsed.endUser}`
  return runIfVerified(context, tool, await verify(scope, parsed, asker))
}

async function runIfVerified(context: ToolContext, tool: AnyTool, verification: Verification): Promise<Used> {
  return verification.outcome === 'verified' ? runVerified(context, tool, verification) : verification
}

function runPublic(
  context: ToolContext,
  tool: AnyTool,
  { country }: Extract<ParsedInput, { kind: 'public' }>,
): Used {
  if (tool.access !== 'anyone') throw new TypeError(`${tool.name} needs a proof`)
  const data = tool.run(context, { country: country ?? context.scope.shop.country })
  return answered(tool, data, context.scope.now(), nothing)
}

async function runVerified(
  context: ToolContext,
  tool: AnyTool,
  proofs: Extract<Verification, { outcome: 'verified' }>,
): Promise<Used> {
  if (tool.access === 'anyone') throw new TypeError(`${tool.name} takes no proof`)
  const { order, readAt } = openOrder(proofs.order)
  const { data, whyIncomplete } =
    tool.access === 'order'
      ? { data: tool.run(context, proofs.order), whyIncomplete: null }
      : await tool.run(context, proofs.shopper)
  const about = {
    orderName: order.orderNumber ?? order.klarnaReference,
    review: order.review,
    chargeableUntil: stillAhead(chargeableUntil(order, context.scope.shop.timeZone), context.today),
    unallocatedRefund: allocateRefunds(order).unallocated > 0,
    whyIncomplete,
  }
  return answered(tool, data, readAt, about, proofs)
}

/** A day that has passed is not one until which something can be done, whatever the status still says. */
function stillAhead(day: Day | null, today: Day): Day | null {
  return day !== null && day >= today ? day : null
}

function answered(
  tool: AnyTool,
  data: DataOf<ToolName>,
  asOf: Date,
  about: About,
  proofs: Pick<Extract<Verification, { outcome: 'verified' }>, 'grant' | 'differs'> | null = null,
): Used {
  const { grant = null, differs = false } = proofs ?? {}
  // The compiler cannot follow that `data` came from `tool`; the line above each call is the proof.
  return { outcome: 'answered', tool: tool.name, data, asOf, about, grant, differs } as Answered
}
