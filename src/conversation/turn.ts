import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { Speech } from '../languages/index.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { ModelUsage, Turn, UsedTool } from '../storage/storage.ts'
import type { Caller } from '../tools/use.ts'
import type { Understanding } from '../understanding/understand.ts'
import type { AskedFor, State } from './state.ts'

/** The longest message of a shopper, in characters. */
export const longestMessage = 2_000

/** CONTRACT.md: how a turn went. */
export const turnOutcomes = [
  'answered',
  'asked',
  'no_match',
  'refused',
  'handoff',
  'unavailable',
  'too_many_attempts',
  'smalltalk',
  'out_of_scope',
] as const
export type TurnOutcome = (typeof turnOutcomes)[number]

/** One message, and all that an engine may use to answer it. */
export type TurnInput = {
  readonly scope: ShopScope
  readonly message: string
  readonly understanding: Understanding
  /** With the details of this message noted. */
  readonly state: State
  /** Without them. */
  readonly before: State
  /** What this message brought. */
  readonly brought: Brought
  /** A person was asked for before. */
  readonly isHandedOver: boolean
  readonly speech: Speech
  readonly caller: Caller
  readonly endUser: string | undefined
  /** The turns so far with whoever writes now, with emails masked. */
  readonly history: () => Promise<readonly Pick<Turn, 'message' | 'reply'>[]>
  /** When the message came, in monotonic milliseconds. */
  readonly receivedAt: number
}

export type Brought = {
  readonly reference: boolean
  readonly email: boolean
  /** A proof or the details ended with their half hour since the last message. */
  readonly expired: boolean
}

/** What an engine says, and what is to be remembered. */
export type Said = {
  readonly text: string
  readonly outcome: TurnOutcome
  readonly asksFor: readonly AskedFor[]
  readonly tools: readonly UsedTool[]
  /** Orders of which the shop says something else than Klarna: no word of it is said. */
  readonly differing: readonly KlarnaOrderId[]
  readonly state: State
  /** A person is asked for. */
  readonly handoff: boolean
  readonly engine: 'rules' | 'model'
  readonly usage: ModelUsage | null
}

/** Chooses the next step and says it. There are two: `rules`, and `model` where one is configured. */
export type Engine = (turn: TurnInput) => Promise<Said>
