import { type Choice, type ConversationWording, choices } from '../languages/conversation-wording.ts'
import type { ToolName } from '../tools/index.ts'
import type { Desk } from './desk.ts'
import type { Looked } from './look-up.ts'
import { generalAnswer, type Part } from './say-step.ts'
import type { AskedFor } from './state.ts'
import type { TurnInput } from './turn.ts'

/** Asks for what is missing: for a question of this message, or for one that was dropped for another. */
export function askDetails(
  turn: TurnInput,
  desk: Desk,
  looked: Looked,
  others: readonly Part[],
): Part | undefined {
  const asksFor = desk.missing()
  if (asksFor.length === 0) return undefined
  const words = turn.speech.language.conversation
  const [waiting] = looked.waiting
  if (waiting !== undefined) {
    const part = detailsPart(turn, asksFor)
    const isLost = waiting === 'get_order_history' && asksFor.includes('order_reference')
    return isLost ? { ...part, text: `${part.text} ${generalAnswer(turn, 'which_number')}` } : part
  }
  const [dropped] = turn.state.open
  const switched = [...others, ...looked.parts].some(({ outcome }) =>
    ['answered', 'out_of_scope', 'refused'].includes(outcome),
  )
  const isAsked = others.some((part) => (part.asksFor ?? []).length > 0)
  if (dropped === undefined || !switched || isAsked) return undefined
  const text =
    asksFor.length > 1 ? words.backTo(words.choices[choiceFor(dropped)]) : askText(false, asksFor, words)
  return { text, outcome: 'answered', asksFor }
}

/** Asks for just what is missing. */
export function detailsPart({ brought, speech }: TurnInput, asksFor: readonly AskedFor[]): Part {
  return { text: askText(brought.expired, asksFor, speech.language.conversation), outcome: 'asked', asksFor }
}

function askText(expired: boolean, asksFor: readonly AskedFor[], words: ConversationWording): string {
  if (expired) return words.proofEnded
  if (asksFor.length > 1) return words.askBoth
  return asksFor[0] === 'email' ? words.askEmail : words.askReference
}

function choiceFor(tool: ToolName): Choice {
  return choices.find((choice) => tool === `get_${choice}`) ?? 'general_question'
}
