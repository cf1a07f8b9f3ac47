import type { Speech } from '../languages/index.ts'
import { speechFor } from '../languages/index.ts'
import type { Wording } from '../languages/wording.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { AnyTool, DataOf, ToolName } from '../tools/index.ts'
import { askedLocale, type Issue } from '../tools/input.ts'
import type { MethodWords } from '../tools/tool.ts'
import { type Answered, type Asked, type Caller, type Used, use } from '../tools/use.ts'
import { holdBack } from './hold-back.ts'
import { wording } from './wording/index.ts'
import { type Say, sayFor } from './wording/say.ts'

/** A tool's reply, one flat object, the same on every surface. */
export type Reply =
  | {
      readonly outcome: 'answered'
      readonly text: string
      readonly locale: string
      readonly as_of: string
      readonly data: DataOf<ToolName>
    }
  | {
      readonly outcome: Exclude<Used['outcome'], 'answered'>
      readonly text: string
      readonly retry_after_seconds?: number
      readonly issues?: readonly Issue[]
    }

/** `receivedAt`: when the question came, in monotonic milliseconds. */
export type Question = { readonly caller: Caller; readonly receivedAt: number }

/** A reply, and what a conversation keeps of it and never says. */
export type Told = {
  readonly reply: Reply
  readonly grant: Answered['grant']
  /** What the order is called. */
  readonly orderName: string | null
  /** The shop's record and Klarna differ. */
  readonly differs: boolean
  readonly mismatch: Extract<Used, { outcome: 'no_match' }>['reason'] | null
}

/** All that a surface calls: runs the tool and says the result in the shopper's language. */
export async function answer(
  scope: ShopScope,
  tool: AnyTool,
  input: unknown,
  question: Question,
): Promise<Reply> {
  return (await tellAsAsked(scope, tool, input, question)).reply
}

/** The same, with what only the shop's own view may show. */
export async function tellAsAsked(
  scope: ShopScope,
  tool: AnyTool,
  input: unknown,
  question: Question,
): Promise<Told> {
  const speech = speechFor(askedLocale(input), scope.shop.locale)
  return tell(scope, tool, { kind: 'input', input }, speech, question)
}

/** The same for a conversation, in the language that it is held in. */
export async function tell(
  scope: ShopScope,
  tool: AnyTool,
  asked: Asked,
  speech: Speech,
  question: Question,
): Promise<Told> {
  const used = await use(scope, tool, asked, question.caller, {
    locale: speech.writtenAs,
    methods: methodWords(speech),
  })
  if (used.outcome === 'no_match') await holdBack(question.receivedAt, scope.monotonic)
  if (used.outcome !== 'answered') {
    const reply = refusal(speech.language.wording.outcomes, used)
    const mismatch = used.outcome === 'no_match' ? used.reason : null
    return { reply, grant: null, orderName: null, differs: false, mismatch }
  }
  const reply = {
    outcome: used.outcome,
    text: textOf(scope, speech, used),
    locale: speech.locale,
    as_of: used.asOf.toISOString(),
    data: used.data,
  }
  const { grant, differs, about } = used
  return { reply, grant, orderName: about.orderName, differs, mismatch: null }
}

/** What the payment methods are called in a language. */
export function methodWords({ language }: Speech): MethodWords {
  const { methodNames, methodDescriptions } = language.wording
  return {
    name: (method) => (method === 'unknown' ? null : methodNames[method]),
    description: (method) => methodDescriptions[method],
  }
}

function refusal(words: Wording['outcomes'], used: Exclude<Used, { outcome: 'answered' }>): Reply {
  switch (used.outcome) {
    case 'too_many_attempts':
      return {
        outcome: used.outcome,
        text: words.too_many_attempts(used.retryAfterSeconds),
        retry_after_seconds: used.retryAfterSeconds,
      }
    case 'busy':
      return { outcome: used.outcome, text: words.busy, retry_after_seconds: used.retryAfterSeconds }
    case 'bad_input':
      return { outcome: used.outcome, text: badInput(words, used.issues), issues: used.issues }
    default:
      return { outcome: used.outcome, text: words[used.outcome] }
  }
}

function badInput(words: Wording['outcomes'], issues: readonly Issue[]): string {
  const rules = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
  return [words.bad_input, ...rules].join(' ')
}

function textOf(scope: ShopScope, speech: Speech, answered: Answered): string {
  // Each tool's data goes to the wording under the same name; the compiler sees only the union of both.
  const say = wording[answered.tool] as (data: Answered['data'], say: Say) => string
  return say(answered.data, sayFor(scope, speech, answered.about))
}
