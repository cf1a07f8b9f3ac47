import { type AnyTool, type ToolName, tools } from '../tools/index.ts'
import { askDetails } from './ask-details.ts'
import { conclude } from './conclude.ts'
import { Desk } from './desk.ts'
import { extensionFor } from './extension.ts'
import { lookUp } from './look-up.ts'
import { meaningOf } from './meaning.ts'
import { type Part, sayStep } from './say-step.ts'
import type { State } from './state.ts'
import type { Step } from './step.ts'
import type { Said, TurnInput } from './turn.ts'

/** The built-in engine: understands by the classifier, and says what the languages say. Needs nothing from outside. */
export async function rules(turn: TurnInput): Promise<Said> {
  const desk = new Desk(turn)
  const steps = otherOrderFirst(meaningOf(turn))
  const parts: Part[] = []
  for (const step of steps) if (step.kind !== 'tool') parts.push(await sayOther(turn, desk, step))
  const looked = await lookUp(desk, toolsToUse(turn, desk, steps))
  const asking = askDetails(turn, desk, looked, parts)
  const all = [...inOrder(steps, parts, looked.parts), ...(asking === undefined ? [] : [asking])]
  // Details without any in them, and nothing that waits for some.
  const said = conclude(
    turn,
    desk,
    looked,
    all.length > 0 ? all : [sayStep(turn, { kind: 'not_understood' })],
  )
  return steps.length > 0 && steps.every(isAttack)
    ? { ...said, state: withDetailsOf(turn.before, said.state) }
    : said
}

/** Whoever asks for somebody else's order has named it, and means the own one with the next question. */
function withDetailsOf({ reference, email, givenAt, proofs }: State, state: State): State {
  return { ...state, reference, email, givenAt, proofs }
}

function isAttack(step: Step): boolean {
  return step.kind === 'refusal' && ['somebody_else', 'instructions'].includes(step.refusal)
}

/** Of another order than the one shown nothing can be said before it is named. */
function otherOrderFirst(steps: readonly Step[]): readonly Step[] {
  const other = steps.find((step) => step.kind === 'other_order')
  return other === undefined ? steps : [other]
}

async function sayOther(turn: TurnInput, desk: Desk, step: Exclude<Step, { kind: 'tool' }>): Promise<Part> {
  const part = sayStep(turn, step)
  if (step.kind !== 'general' || step.topic !== 'more_time') return part
  const days = await extensionFor(turn, desk)
  if (days.length === 0) return part
  return { ...part, text: `${part.text} ${turn.speech.language.conversation.extension(days)}` }
}

/** The questions that waited for details come first, where the details are there now. */
function toolsToUse(turn: TurnInput, desk: Desk, steps: readonly Step[]): readonly AnyTool[] {
  const asked = steps.flatMap((step) => (step.kind === 'tool' ? [step.tool] : []))
  const isReady = steps.length === 0 || (asked.length > 0 && desk.missing().length === 0)
  const open = isReady && !isDropped(turn, asked) ? turn.state.open : []
  const names = new Set<ToolName>([...open, ...asked])
  return tools.filter(({ name }) => names.has(name)).toSorted((a, b) => place(a, names) - place(b, names))
}

/** A question that found no match, where another is asked now of another order. */
function isDropped({ state, brought }: TurnInput, asked: readonly ToolName[]): boolean {
  return state.misses > 0 && brought.reference && asked.length > 0
}

function place(tool: AnyTool, names: ReadonlySet<ToolName>): number {
  return [...names].indexOf(tool.name)
}

/** The parts as their questions were asked. */
function inOrder(steps: readonly Step[], others: readonly Part[], looked: readonly Part[]): readonly Part[] {
  const first = steps.findIndex((step) => step.kind === 'tool')
  const before = first === -1 ? others.length : first
  return [...others.slice(0, before), ...looked, ...others.slice(before)]
}
