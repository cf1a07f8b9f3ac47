import { z } from 'zod'
import type { Email } from '../domain/email.ts'
import { parseEmail } from '../domain/email.ts'
import { parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import { type Choice, choices, type GeneralTopic, generalTopics } from '../languages/conversation-wording.ts'
import { type ToolName, tools } from '../tools/index.ts'
import type { Grant } from '../verification/verify.ts'

/** How long a proof is good for, from the match on. */
export const proofMs = 30 * 60_000

/** An order that the shopper has proved. It opens nothing by itself: the order is read and compared again. */
export type Proof = {
  readonly grant: Grant
  /** The spellings by which the shopper may name it again. */
  readonly keys: readonly string[]
  /** What the order is called. */
  readonly name: string | null
  /** Milliseconds since 1970. */
  readonly until: number
}

/** What a conversation remembers between turns. */
export type State = {
  /** The order in question, as the shopper wrote it. */
  readonly reference: string | null
  readonly email: Email | null
  /** When either was last given, in milliseconds since 1970. */
  readonly givenAt: number
  /** The latest last. */
  readonly proofs: readonly Proof[]
  /** Questions that wait for the order or the email, in the order asked. */
  readonly open: readonly ToolName[]
  /** What the last reply asked for. */
  readonly asked: readonly AskedFor[]
  /** What the last reply offered to choose from. */
  readonly choices: readonly Choice[]
  /** What the question was about for which these choices were offered, should it be chosen as one in general. */
  readonly topic: GeneralTopic | null
  /** The last reply offered a person. */
  readonly offered: boolean
  /** What was answered last, for follow-ups. */
  readonly answered: readonly ToolName[]
  /** Turns in a row that did not help. */
  readonly misses: number
  /** So many of the first turns were with somebody else, or with a proof that has ended: a model is not shown them. */
  readonly pastTurns: number
  /** On a language model, in this conversation. */
  readonly spent: { readonly tokens: number; readonly dollars: number }
}

export type AskedFor = 'order_reference' | 'email' | 'code' | 'intent'

export const noState: State = {
  reference: null,
  email: null,
  givenAt: 0,
  proofs: [],
  open: [],
  asked: [],
  choices: [],
  topic: null,
  offered: false,
  answered: [],
  misses: 0,
  pastTurns: 0,
  spent: { tokens: 0, dollars: 0 },
}

const toolName = z.custom<ToolName>((value) => tools.some(({ name }) => name === value))
const email = z.custom<Email>((value) => typeof value === 'string' && parseEmail(value) === value)
const klarnaOrderId = z.custom<Grant['klarnaOrderId']>((value) => parseKlarnaOrderId(value) === value)

const stateSchema: z.ZodType<State> = z.object({
  reference: z.string().nullable(),
  email: email.nullable(),
  givenAt: z.number(),
  proofs: z.array(
    z.object({
      grant: z.object({ klarnaOrderId, emailHash: z.string() }),
      keys: z.array(z.string()),
      name: z.string().nullable(),
      until: z.number(),
    }),
  ),
  open: z.array(toolName),
  asked: z.array(z.enum(['order_reference', 'email', 'code', 'intent'])),
  choices: z.array(z.enum(choices)),
  topic: z.enum(generalTopics).nullable(),
  offered: z.boolean(),
  answered: z.array(toolName),
  misses: z.number(),
  pastTurns: z.number(),
  spent: z.object({ tokens: z.number(), dollars: z.number() }),
})

/** What another version of Kvitto wrote and this one cannot read is as good as forgotten: the shopper is asked again. */
export function parseState(text: string): State {
  return stateSchema.safeParse(JSON.parse(text)).data ?? noState
}

/** What is left of it at `now`: proofs, and the details that they came from, end after half an hour. */
export function withoutExpired(state: State, now: number): State {
  const proofs = state.proofs.filter(({ until }) => until > now)
  const forgotten = proofs.length === 0 && state.givenAt + proofMs <= now
  return forgotten ? { ...state, proofs, reference: null, email: null } : { ...state, proofs }
}
