import type { WordClass } from '../languages/word-classes.ts'
import type { ToolName } from '../tools/index.ts'
import { words } from '../understanding/features.ts'
import { wordClassesFor } from '../understanding/word-class-index.ts'
import { pointsTo } from './pointers.ts'
import type { Step } from './step.ts'
import type { TurnInput } from './turn.ts'

/** A follow-up is short, or it says itself what it is about. */
const mostWords = 6
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
  'cancel',
  'change',
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
  { classes: ['next', 'upcoming'], step: tool('get_upcoming_payments') },
  { classes: ['when', 'how_long', 'where'], after: ['get_refund_status'], step: tool('get_refund_status') },
  { classes: ['how_much'], after: ['get_refund_status'], step: tool('get_refund_status') },
  {
    classes: ['whole', 'all_of_them', 'plan', 'schedule', 'list'],
    after: ofPayments,
    step: tool('get_installment_schedule'),
  },
  { classes: ['when', 'due', 'date', 'left_over', 'how_much'], step: tool('get_upcoming_payments') },
  { classes: ['method', 'which', 'card', 'how'], step: tool('get_payment_info') },
]

/** So short that it means nothing without the answer before: "why?", "and the next one?". */
export function isElliptic({ message, speech, state }: TurnInput): boolean {
  if (state.answered.length === 0) return false
  const said = words(message).filter((word) => /^\p{L}/u.test(word))
  return (
    said.length <= fewWords && !classesIn(said, speech.language.tag).some((name) => topical.includes(name))
  )
}

/** "And the next one?", "why?", "what about the other order?": understood from the answer before. */
export function followUp({ message, speech, state, brought }: TurnInput): readonly Step[] | undefined {
  if (state.answered.length === 0) return undefined
  const said = words(message)
  if (said.length > mostWords) return undefined
  if (pointsTo(message, speech.language.talkWords.otherOrder))
    return brought.reference ? state.answered.map(tool) : [{ kind: 'other_order' }]
  const classes = new Set(classesIn(said, speech.language.tag))
  const rule = rules.find(
    ({ classes: wanted, after }) =>
      wanted.some((name) => classes.has(name)) &&
      (after === undefined || after.some((name) => state.answered.includes(name))),
  )
  return rule === undefined ? undefined : [rule.step]
}

function classesIn(said: readonly string[], language: string): readonly WordClass[] {
  const index = wordClassesFor(language)
  return said.flatMap((word) => index.classesOf(word))
}
