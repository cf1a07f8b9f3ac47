import type {
  Choice,
  ConversationWording,
  GeneralTopic,
  RefusalKind,
} from '../languages/conversation-wording.ts'
import type { Language } from '../languages/language.ts'
import type { ToolName } from '../tools/index.ts'
import { nextOpening, writeOpening } from './office-hours.ts'
import { pointedAt } from './pointers.ts'
import type { AskedFor } from './state.ts'
import type { Step } from './step.ts'
import type { TurnInput, TurnOutcome } from './turn.ts'

/** A part of a reply, and what comes with it. */
export type Part = {
  readonly text: string
  readonly outcome: TurnOutcome
  readonly asksFor?: readonly AskedFor[]
  readonly choices?: readonly Choice[]
  /** What the question that they are offered for is about. */
  readonly topic?: GeneralTopic | null
  readonly handoff?: true
  /** Questions that wait for what this part asks for. */
  readonly open?: readonly ToolName[]
}

/** When a question is not there yet: what is asked most. */
const firstChoices: readonly Choice[] = ['payment_status', 'upcoming_payments', 'refund_status']

/** Says a step for which nothing is looked up. */
export function sayStep(turn: TurnInput, step: Exclude<Step, { kind: 'tool' }>): Part {
  const words = turn.speech.language.conversation
  switch (step.kind) {
    case 'general':
      return { text: generalAnswer(turn, step.topic), outcome: 'answered' }
    case 'refusal':
      return refusal(step.refusal, words)
    case 'greeting':
      return { text: ownGreeting(turn) ?? words.greeting, outcome: 'smalltalk' }
    case 'thanks':
    case 'goodbye':
      return { text: words[step.kind], outcome: 'smalltalk' }
    case 'no_person':
      return { text: words.noPerson, outcome: 'smalltalk' }
    case 'handoff':
      return {
        text: [turn.isHandedOver ? words.handoffUnderWay : words.handoff, thereAgain(turn)]
          .filter(Boolean)
          .join(' '),
        outcome: 'handoff',
        handoff: true,
      }
    case 'out_of_scope':
      return { text: step.parcels ? words.parcels : words.outOfScope, outcome: 'out_of_scope' }
    case 'why_estimate':
      return { text: words.whyEstimate, outcome: 'answered' }
    case 'other_order':
      return {
        text: words.askOtherOrder,
        outcome: 'asked',
        asksFor: ['order_reference'],
        open: step.tools,
      }
    case 'ask_what':
      return turn.state.choices.length > 0
        ? { ...offer(words.askWhat, turn.state.choices, words), topic: turn.state.topic }
        : offer(words.askWhat, firstChoices, words)
    case 'ask_back':
      return {
        ...offer(words.askBack, step.choices, words),
        topic: topicOf(turn.message, turn.speech.language),
      }
    case 'not_understood':
      return { text: `${words.notUnderstood} ${words.abilities}`, outcome: 'asked', asksFor: ['intent'] }
  }
}

/** Outside office hours: when somebody reads it. Nothing where the shop has set none. */
function thereAgain({ scope, speech }: TurnInput): string | undefined {
  const { shop, now } = scope
  const hours = shop.settings.handoff.officeHours
  const opening = hours === null ? undefined : nextOpening(hours, now(), shop.timeZone)
  if (opening === undefined) return undefined
  return speech.language.conversation.thereAgain(writeOpening(opening, speech.writtenAs))
}

/** The sentence on the check asks for order and email itself. */
function refusal(kind: RefusalKind, words: ConversationWording): Part {
  const said: Part = { text: words.refusals[kind], outcome: 'refused' }
  return kind === 'skip_check' ? { ...said, asksFor: ['order_reference', 'email'] } : said
}

/** What the merchant greets with in the language of the reply. */
export function ownGreeting({ scope, speech }: TurnInput): string | undefined {
  return scope.shop.settings.greeting[speech.language.tag]
}

/** The merchant's own answer, else the language's. */
export function generalAnswer({ scope, speech }: TurnInput, topic: GeneralTopic): string {
  const own = scope.shop.settings.generalAnswers[speech.language.tag]?.[topic]
  return own ?? speech.language.conversation.general[topic]
}

/** The merchant's own answers that stand in these texts. */
export function ownAnswersIn({ scope, speech }: TurnInput, texts: readonly string[]): readonly string[] {
  const own = Object.values(scope.shop.settings.generalAnswers[speech.language.tag] ?? {})
  return own.filter((answer) => texts.some((text) => text.includes(answer)))
}

/** What a question in general is about, as far as its words tell. */
export function topicOf(message: string, { talkWords }: Language): GeneralTopic {
  return pointedAt(message, talkWords.topics) ?? 'other'
}

function offer(question: string, choices: readonly Choice[], words: ConversationWording): Part {
  const lines = choices.map((choice, index) => `${index + 1}. ${words.choices[choice]}`)
  return { text: [question, ...lines].join('\n'), outcome: 'asked', asksFor: ['intent'], choices }
}
