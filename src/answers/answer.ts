import { dayIn, formatDay, day as parseDay } from '../domain/day.ts'
import { speechFor } from '../languages/index.ts'
import type { Language, Say } from '../languages/language.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { AnyTool, DataOf, ToolName } from '../tools/index.ts'
import { askedLocale, type Issue } from '../tools/input.ts'
import { type About, type Answered, type Caller, type Used, use } from '../tools/use.ts'
import { holdBack } from './hold-back.ts'

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

/** All that a surface calls: runs the tool and says the result in the shopper's language. */
export async function answer(
  scope: ShopScope,
  tool: AnyTool,
  input: unknown,
  question: Question,
): Promise<Reply> {
  const { language, locale } = speechFor(askedLocale(input), scope.shop.locale)
  const used = await use(scope, tool, input, question.caller, { locale, methods: language.methods })
  if (used.outcome === 'no_match') await holdBack(question.receivedAt, scope.monotonic)
  return used.outcome === 'answered'
    ? {
        outcome: 'answered',
        text: say(scope, language, locale, used),
        locale,
        as_of: used.asOf.toISOString(),
        data: used.data,
      }
    : refusal(language, used)
}

function refusal(language: Language, used: Exclude<Used, { outcome: 'answered' }>): Reply {
  const { outcomes } = language
  switch (used.outcome) {
    case 'too_many_attempts':
      return {
        outcome: used.outcome,
        text: outcomes.too_many_attempts(used.retryAfterSeconds),
        retry_after_seconds: used.retryAfterSeconds,
      }
    case 'busy':
      return { outcome: used.outcome, text: outcomes.busy(), retry_after_seconds: used.retryAfterSeconds }
    case 'bad_input':
      return { outcome: used.outcome, text: outcomes.bad_input(used.issues), issues: used.issues }
    default:
      return { outcome: used.outcome, text: outcomes[used.outcome]() }
  }
}

function say(scope: ShopScope, language: Language, locale: string, answered: Answered): string {
  // Each tool's data goes to the wording under the same name; the compiler sees only the union of both.
  const wording = language.answers[answered.tool] as (data: Answered['data'], say: Say) => string
  return wording(answered.data, sayFor(scope, locale, answered.about))
}

function sayFor(scope: ShopScope, locale: string, about: About): Say {
  const today = dayIn(scope.now(), scope.shop.timeZone)
  return {
    day: (text, style) => formatDay(parseDay(text), locale, style, today),
    about,
    mark: { done: '✅ ', waiting: '⏳ ' },
  }
}
