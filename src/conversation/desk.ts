import { type Reply, type Told, tell } from '../answers/answer.ts'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { UsedTool } from '../storage/storage.ts'
import type { AnyTool } from '../tools/index.ts'
import type { Asked } from '../tools/use.ts'
import type { Grant } from '../verification/verify.ts'
import { referenceKey } from './details.ts'
import { type AskedFor, type Proof, proofMs, type State } from './state.ts'
import type { TurnInput } from './turn.ts'

/**
 * Where both engines look things up in a turn. Order and email come from the shopper's words alone: an engine names a
 * tool and nothing else.
 */
export class Desk {
  readonly #turn: TurnInput
  readonly #used: UsedTool[] = []
  readonly #replies: Reply[] = []
  readonly #differing = new Set<KlarnaOrderId>()
  #state: State
  /** The claim of this turn did not match, or was not checked: it is not made again. */
  #missed: Told | undefined

  constructor(turn: TurnInput) {
    this.#turn = turn
    this.#state = turn.state
  }

  /** With the proofs of this turn. */
  get state(): State {
    return this.#state
  }

  get used(): readonly UsedTool[] {
    return this.#used
  }

  /** What the tools have said in this turn: all that a reply may state as fact. */
  get replies(): readonly Reply[] {
    return this.#replies
  }

  /** Orders looked up in this turn of which the shop says something else than Klarna. */
  get differing(): readonly KlarnaOrderId[] {
    return [...this.#differing]
  }

  /** What must be asked for before an order can be looked up. Empty where it is proved, or can be. */
  missing(): readonly AskedFor[] {
    if (this.proof() !== undefined) return []
    const { reference, email } = this.#state
    return [
      ...(reference === null ? (['order_reference'] as const) : []),
      ...(email === null ? (['email'] as const) : []),
    ]
  }

  /** The proof of the order in question: the one named last, else the one shown last. */
  proof(): Proof | undefined {
    const { proofs, reference } = this.#state
    const key = referenceKey(reference)
    return key === undefined ? proofs.at(-1) : proofs.findLast(({ keys }) => keys.includes(key))
  }

  /** Uses a tool; `undefined` where details are missing for it. */
  async look(tool: AnyTool): Promise<Told | undefined> {
    const asked = this.#asked(tool)
    if (asked === undefined) return undefined
    if (tool.access !== 'anyone' && this.#missed !== undefined) return this.#missed
    const { scope, speech, caller, receivedAt } = this.#turn
    const from = scope.monotonic()
    const told = await tell(scope, tool, asked, speech, { caller, receivedAt })
    this.#used.push({
      name: tool.name,
      outcome: told.reply.outcome,
      durationMs: Math.round(scope.monotonic() - from),
      ...(told.mismatch === null ? {} : { mismatch: told.mismatch }),
    })
    this.#replies.push(told.reply)
    if (tool.access !== 'anyone' && !['answered', 'disabled'].includes(told.reply.outcome))
      this.#missed = told
    if (told.grant !== null && told.differs) this.#differing.add(told.grant.klarnaOrderId)
    if (told.grant !== null) this.#remember(told.grant, told.orderName)
    else if (asked.kind === 'grant' && told.reply.outcome === 'no_match') this.#forget(asked.grant)
    return told
  }

  #asked(tool: AnyTool): Asked | undefined {
    if (tool.access === 'anyone') return { kind: 'input', input: {} }
    const proof = this.proof()
    if (proof !== undefined) return { kind: 'grant', grant: proof.grant }
    const { reference, email } = this.#state
    if (reference === null || email === null) return undefined
    const { endUser } = this.#turn
    const claim = { order_reference: reference, email }
    return {
      kind: 'input',
      input: endUser === undefined ? claim : { ...claim, end_user: endUser },
    }
  }

  #remember(grant: Grant, name: string | null): void {
    const known = this.#state.proofs.find((proof) => proof.grant.klarnaOrderId === grant.klarnaOrderId)
    const until = known?.until ?? this.#turn.scope.now().getTime() + proofMs
    const spellings = [this.#state.reference, name, grant.klarnaOrderId].map(referenceKey)
    const keys = new Set([...(known?.keys ?? []), ...spellings.flatMap((key) => key ?? [])])
    const others = this.#state.proofs.filter((proof) => proof !== known)
    this.#state = { ...this.#state, proofs: [...others, { grant, name, until, keys: [...keys] }].slice(-5) }
  }

  /** The order no longer bears the email: what was proved has ended. */
  #forget(grant: Grant): void {
    const proofs = this.#state.proofs.filter((proof) => proof.grant.klarnaOrderId !== grant.klarnaOrderId)
    this.#state = { ...this.#state, proofs }
  }
}
