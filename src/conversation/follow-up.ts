import type { WordClass } from '../languages/word-classes.ts'
import { type ToolName, toolNamed } from '../tools/index.ts'
import { words } from '../understanding/features.ts'
import { isSure } from '../understanding/sure.ts'
import { wordClassesFor } from '../understanding/word-class-index.ts'
import { pointsTo } from './pointers.ts'
import type { State } from './state.ts'
import type { Step } from './step.ts'
import type { TurnInput } from './turn.ts'

/** A follow-up is short, or it says itself what it is about. */
const mostWords = 6
/** From this confidence on, a message with "other orders" in it asks for all of them. */
const clearlyAll = 0.9
const fewWords = 4
/** Words of these classes say what a message is about: it needs no answer before it. */
const topical: readonly WordClass[] = [
  'refund',
  'return_goods',
  'pay',
  'paid',
  'charge',
  'invoice',
  'installment',
  'order',
  'purchase',
  'approve',
  'decline',
  'cancel',
  'change',
  'offer',
  'email',
  'somebody_else',
  'everybody',
  'ignore',
  'human',
  'talk',
  'parcel',
  'deliver',
  'hello',
  'thanks',
  'goodbye',
]

/** Tools that tell of payments to come. */
const ofPayments: readonly ToolName[] = [
  'get_installment_schedule',
  'get_upcoming_payments',
  'get_payment_info',
]

type Rule = {
  readonly classes: readonly WordClass[]
  /** After one of these answers; without it, after any. */
  readonly after?: readonly ToolName[]
  readonly step: Step
}

const tool = (name: ToolName): Step => ({ kind: 'tool', tool: name })

/** In the order in which they are tried. */
const rules: readonly Rule[] = [
  {
    classes: ['why', 'explain'],
    after: ['get_refund_status'],
    step: { kind: 'general', topic: 'refund_time' },
  },
  { classes: ['why', 'explain'], after: ofPayments, step: { kind: 'why_estimate' } },
  { classes: ['why', 'explain'], step: tool('get_capture_details') },
  { classes: ['next'], step: tool('get_upcoming_payments') },
  // Before "upcoming": "when is it coming?" is about the money.
  { classes: ['when', 'how_long', 'where'], after: ['get_refund_status'], step: tool('get_refund_status') },
  { classes: ['upcoming'], step: tool('get_upcoming_payments') },
  { classes: ['how_much'], after: ['get_refund_status'], step: tool('get_refund_status') },
  {
    classes: ['whole', 'all_of_them', 'plan', 'schedule', 'list'],
    after: ofPayments,
    step: tool('get_installment_schedule'),
  },
  // The rest of what was charged in part.
  { classes: ['left_over'], after: ['get_capture_details'], step: tool('get_capture_details') },
  { classes: ['when', 'due', 'date', 'left_over', 'how_much'], step: tool('get_upcoming_payments') },
  { classes: ['method', 'which', 'card', 'how'], step: tool('get_payment_info') },
]

/** So short that it means nothing without the answer before: "why?", "and the next one?". */
export function isElliptic({ message, speech, state, brought }: TurnInput): boolean {
  if (state.answered.length === 0) return false
  const said = spoken(message)
  const classes = classesIn(said, speech.language.tag)
  const most = brought.reference || asksWhyOfDates(classes, state) ? mostWords : fewWords
  return said.length <= most && !classes.some((name) => topical.includes(name))
}

/** "Why are the dates only estimated?" after a schedule. */
function asksWhyOfDates(classes: readonly WordClass[], { answered }: State): boolean {
  return (
    classes.includes('why') && classes.includes('date') && answered.some((name) => ofPayments.includes(name))
  )
}

/** "And the next one?", "why?", "what about the other order?": understood from the answer before. */
export function followUp(turn: TurnInput): readonly Step[] | undefined {
  const { message, speech, state, brought } = turn
  if (state.answered.length === 0) return undefined
  if (spoken(message).length <= mostWords && pointsTo(message, speech.language.talkWords.otherOrder))
    return brought.reference ? state.answered.map(tool) : [{ kind: 'other_order', tools: state.answered }]
  const said = spoken(message)
  const classes = new Set(said.length > mostWords ? [] : classesIn(said, speech.language.tag))
  const rule = rules.find(
    ({ classes: wanted, after }) =>
      wanted.some((name) => classes.has(name)) &&
      (after === undefined || after.some((name) => state.answered.includes(name))),
  )
  if (rule !== undefined) return [rule.step]
  return brought.reference && isElliptic(turn) && !asksItself(turn) ? state.answered.map(tool) : undefined
}

/** "Why are these dates estimated?" after a schedule. */
export function asksWhyEstimate({ message, speech, state }: TurnInput): boolean {
  if (!ofPayments.some((name) => state.answered.includes(name))) return false
  const classes = classesIn(words(message), speech.language.tag)
  const asksWhy = classes.includes('why') || classes.includes('explain') || /[?;]/.test(message)
  return asksWhy && pointsTo(message, speech.language.talkWords.estimate)
}

/** "What about my other order?" after an answer sounds like a wish for all orders, and is one only if it is clear. */
export function asksForAnother({ message, understanding, speech, state }: TurnInput): boolean {
  if (state.answered.length === 0 || understanding.intents[0] !== 'order_history') return false
  const isClear = understanding.confidence >= clearlyAll && spoken(message).length > mostWords
  return !isClear && pointsTo(message, speech.language.talkWords.otherOrder)
}

/** "And 5512?", "and what about 5512?" do not: the same as before is asked about that order. */
function asksItself({ message, understanding }: TurnInput): boolean {
  if (!isSure(understanding) || spoken(message).length <= 2) return false
  return understanding.intents.some((intent) => {
    const name = toolNamed(`get_${intent}`)?.name
    return name !== undefined && isOfOneOrder(name)
  })
}

/** "Is my other order paid?": which one that is must be known first. */
export function ofOtherOrder(
  { message, speech, state, brought }: TurnInput,
  steps: readonly Step[],
): readonly Step[] {
  if (state.answered.length === 0 || brought.reference) return steps
  const asked = steps.flatMap((step) => (step.kind === 'tool' && isOfOneOrder(step.tool) ? [step.tool] : []))
  const { tag, talkWords } = speech.language
  const namesOrder = classesIn(words(message), tag).some((name) => name === 'order' || name === 'purchase')
  if (asked.length === 0 || !namesOrder || !pointsTo(message, talkWords.otherOrder)) return steps
  // "What about my other order?" asks what was asked about the one before.
  const isOpen = asked.every((name) => name === 'get_order_status')
  return [{ kind: 'other_order', tools: isOpen ? state.answered : asked }]
}

/** The words, without punctuation and what stands for an email or a number. */
export function spoken(message: string): readonly string[] {
  return words(message).filter((word) => /^\p{L}/u.test(word) && !word.startsWith('zz'))
}

function isOfOneOrder(name: ToolName): boolean {
  return name !== 'get_order_history' && name !== 'get_payment_methods'
}

function classesIn(said: readonly string[], language: string): readonly WordClass[] {
  const index = wordClassesFor(language)
  return said.flatMap((word) => index.classesOf(word))
}
