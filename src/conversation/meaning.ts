import { type Choice, choices } from '../languages/conversation-wording.ts'
import type { Language } from '../languages/language.ts'
import { toolNamed } from '../tools/index.ts'
import type { Intent } from '../understanding/intents.ts'
import { isSure } from '../understanding/sure.ts'
import type { Guess } from '../understanding/understand.ts'
import { asksForAnother, asksWhyEstimate, followUp, isElliptic, ofOtherOrder, spoken } from './follow-up.ts'
import { isOneOf, pointedAt, pointsTo } from './pointers.ts'
import { topicOf } from './say-step.ts'
import type { Step } from './step.ts'
import type { TurnInput } from './turn.ts'

/** Refusing is safe, so these need not be as sure as what is answered. */
const sureToRefuse = 0.45
/** Small talk does no harm either, unless it stands in for an answer. */
const sureOfSmalltalk = 0.6
/** Nor does a general answer, where the words themselves point to it. */
const sureOfGeneral = 0.55
/** As likely as this, it is about what was just answered. */
const sureInContext = 0.4
const fewWords = 5
const likelyDetails = 0.05
/** A choice that is less likely than this is not offered. */
const worthOffering = 0.07
const mostChoices = 3

/** What the shopper means, in the light of what was said before. Empty: only the details that were asked for. */
export function meaningOf(turn: TurnInput): readonly Step[] {
  const answer = answerToOffer(turn)
  if (answer !== undefined) return [answer]
  if (onlyDetails(turn)) return stepsForDetails(turn)
  const { understanding, message, speech } = turn
  if (asksWhyEstimate(turn)) return [{ kind: 'why_estimate' }]
  const elliptic = isElliptic(turn)
  if (!elliptic && isLikelyGeneral(turn)) return [stepFor('general_question', message, speech.language)]
  const fromBefore = elliptic || !isSure(understanding) || asksForAnother(turn) ? followUp(turn) : undefined
  if (fromBefore !== undefined) return fromBefore
  if (!isSure(understanding)) return unsure(turn)
  const meant = understanding.intents.filter((intent) => intent !== 'provide_details')
  const steps = meant.map((intent) => stepFor(intent, message, speech.language))
  return ofOtherOrder(turn, steps)
}

function answerToOffer({ message, state, speech }: TurnInput): Step | undefined {
  const { talkWords } = speech.language
  if (state.offered && isOneOf(message, talkWords.yes)) return { kind: 'handoff' }
  if (state.offered && isOneOf(message, talkWords.no)) return { kind: 'no_person' }
  const at = talkWords.ordinals.findIndex((words) => isOneOf(message, words))
  const [first] = state.choices
  const yes = state.choices.length === 1 && isOneOf(message, talkWords.yes) ? first : undefined
  const { conversation } = speech.language
  const named = state.choices.find((choice) => isOneOf(message, [conversation.choices[choice]]))
  const picked = state.choices[at] ?? yes ?? named
  if (picked === undefined) return undefined
  // The number of a choice says nothing of what the question was.
  if (picked === 'general_question') return { kind: 'general', topic: state.topic ?? 'other' }
  return stepFor(picked, message, speech.language)
}

/** Order and email, and no question of its own beside them. */
function onlyDetails({ brought, understanding, state, message }: TurnInput): boolean {
  if (!brought.reference && !brought.email) return false
  const [first] = understanding.intents
  if (first === 'provide_details') return true
  if (state.asked.length === 0 && state.open.length === 0) return false
  if (!isSure(understanding)) return true
  // What was asked for has come with a few words around it: "the order is 5512" is no question about its status.
  const isVague = first === 'order_status' || first === 'general_question'
  const isShort = spoken(message).length <= fewWords && !/[?;]/.test(message)
  // "I know now, anna@example.com": a few words that could be a question, and more likely go with what has come.
  const mayBeDetails = understanding.alternatives.some(
    ({ intent, confidence }) => intent === 'provide_details' && confidence >= likelyDetails,
  )
  if (isShort && mayBeDetails) return true
  return isVague && (isShort || understanding.slots.klarnaOrderId !== null)
}

function stepsForDetails({ state, brought }: TurnInput): readonly Step[] {
  if (state.open.length > 0) return []
  // "and 5512?" after an answer: the same question about that order.
  if (state.answered.length > 0 && brought.reference)
    return state.answered.map((tool) => ({ kind: 'tool', tool }))
  return [{ kind: 'ask_what' }]
}

function isLikelyGeneral({ understanding, message, speech }: TurnInput): boolean {
  const { intents, confidence } = understanding
  if (intents.length > 1 || intents[0] !== 'general_question' || confidence < sureOfGeneral) return false
  return topicOf(message, speech.language) !== 'other'
}

function unsure({ understanding, message, speech, state, brought }: TurnInput): readonly Step[] {
  const { alternatives } = understanding
  const [top] = alternatives
  if (top !== undefined && (isHarmless(top) || isSmalltalk(alternatives)))
    return [stepFor(top.intent, message, speech.language)]
  const again = state.answered.find((name) => name === `get_${top?.intent}`)
  if (again !== undefined && (top?.confidence ?? 0) >= sureInContext) return [{ kind: 'tool', tool: again }]
  if (brought.reference && state.answered.length > 0 && message.length < 40)
    return state.answered.map((tool) => ({ kind: 'tool', tool }))
  // The likeliest is offered with the next beside it, however unlikely that is: one alone is no choice.
  const offered = alternatives
    .flatMap(({ intent, confidence }) => {
      const choice = choices.find((name) => name === intent)
      return choice === undefined ? [] : { choice, confidence }
    })
    .filter(({ confidence }, at) => confidence >= worthOffering || at === 1)
    .map(({ choice }) => choice)
    .slice(0, mostChoices)
  return offered.length > 1 ? [{ kind: 'ask_back', choices: offered }] : [{ kind: 'not_understood' }]
}

const refusable: readonly Intent[] = ['injection', 'write_request', 'out_of_scope']
const smalltalk: readonly Intent[] = ['greeting', 'thanks', 'goodbye']

function isHarmless({ intent, confidence }: Guess): boolean {
  if (refusable.includes(intent)) return confidence >= sureToRefuse
  return smalltalk.includes(intent) && confidence >= sureOfSmalltalk
}

/** "Thanks, and have a nice day" is as much one as the other. */
function isSmalltalk([first, ...others]: readonly Guess[]): boolean {
  if (first === undefined || !smalltalk.includes(first.intent)) return false
  const all = [first, ...others].filter(({ intent }) => smalltalk.includes(intent))
  return all.reduce((sum, { confidence }) => sum + confidence, 0) >= sureOfSmalltalk
}

export function stepFor(meant: Intent | Choice, message: string, language: Language): Step {
  const { talkWords } = language
  const tool = toolNamed(`get_${meant}`)
  if (tool !== undefined) return { kind: 'tool', tool: tool.name }
  switch (meant) {
    case 'general_question':
      return { kind: 'general', topic: topicOf(message, language) }
    case 'write_request':
      return { kind: 'refusal', refusal: writeKind(message, talkWords.refusals) }
    case 'injection':
      return { kind: 'refusal', refusal: injectionKind(message, talkWords.refusals) }
    case 'talk_to_human':
      return { kind: 'handoff' }
    case 'greeting':
    case 'thanks':
    case 'goodbye':
      return { kind: meant }
    case 'provide_details':
      return { kind: 'ask_what' }
    default:
      return { kind: 'out_of_scope', parcels: pointsTo(message, talkWords.parcels) }
  }
}

type Refusals = Language['talkWords']['refusals']

function writeKind(message: string, { cancel, refund, move_due_date, pay, change_data }: Refusals) {
  return pointedAt(message, { cancel, refund, move_due_date, change_data, pay }) ?? 'other_write'
}

function injectionKind(message: string, { somebody_else, skip_check, instructions }: Refusals) {
  return pointedAt(message, { instructions, skip_check, somebody_else }) ?? 'somebody_else'
}
