import type { Reply } from '../answers/answer.ts'
import { type Choice, choices } from '../languages/conversation-wording.ts'
import { type AnyTool, type ToolName, tools } from '../tools/index.ts'
import { Desk } from './desk.ts'
import { extensionFor } from './extension.ts'
import { meaningOf } from './meaning.ts'
import { type Part, sayStep } from './say-step.ts'
import { type AskedFor, noState, type State } from './state.ts'
import type { Step } from './step.ts'
import type { Said, TurnInput, TurnOutcome } from './turn.ts'

/** Turns in a row that did not help, after which a person is offered. */
const missesUntilOffer = 2
const mostOpen = 3

/** The built-in engine: understands by the classifier, and says what the languages say. Needs nothing from outside. */
export async function rules(turn: TurnInput): Promise<Said> {
  const desk = new Desk(turn)
  const steps = otherOrderFirst(meaningOf(turn))
  const parts: Part[] = []
  for (const step of steps) if (step.kind !== 'tool') parts.push(await sayOther(turn, desk, step))
  const looked = await lookUp(desk, toolsToUse(turn, desk, steps))
  const asking = ask(turn, desk, looked, parts)
  const all = inOrder(steps, parts, looked.parts)
  return said(turn, desk, looked, asking === undefined ? all : [...all, asking])
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
function toolsToUse({ state }: TurnInput, desk: Desk, steps: readonly Step[]): readonly AnyTool[] {
  const asked = steps.flatMap((step) => (step.kind === 'tool' ? [step.tool] : []))
  const open = steps.length === 0 || (asked.length > 0 && desk.missing().length === 0) ? state.open : []
  const names = new Set<ToolName>([...open, ...asked])
  return tools.filter(({ name }) => names.has(name)).toSorted((a, b) => place(a, names) - place(b, names))
}

function place(tool: AnyTool, names: ReadonlySet<ToolName>): number {
  return [...names].indexOf(tool.name)
}

type Looked = {
  readonly parts: readonly Part[]
  readonly answered: readonly ToolName[]
  /** Still to be answered: details are missing, or a look-up did not go through. */
  readonly waiting: readonly ToolName[]
}

async function lookUp(desk: Desk, wanted: readonly AnyTool[]): Promise<Looked> {
  const parts: Part[] = []
  const answered: ToolName[] = []
  const waiting: ToolName[] = []
  let stopped = false
  for (const tool of wanted) {
    const told = stopped && tool.access !== 'anyone' ? undefined : await desk.look(tool)
    if (told === undefined) {
      waiting.push(tool.name)
      continue
    }
    parts.push(partOf(told.reply))
    if (told.reply.outcome === 'answered') answered.push(tool.name)
    else if (tool.access !== 'anyone' && told.reply.outcome !== 'disabled') {
      // One order, one claim: what does not match for one question does not match for the next.
      stopped = true
      waiting.push(tool.name)
    }
  }
  return { parts, answered, waiting }
}

function partOf({ outcome, text }: Reply): Part {
  switch (outcome) {
    case 'answered':
    case 'too_many_attempts':
    case 'unavailable':
      return { text, outcome }
    case 'no_match':
      return { text, outcome, asksFor: ['order_reference', 'email'] }
    case 'klarna_order_id_required':
      return { text, outcome: 'asked', asksFor: ['order_reference'] }
    case 'bad_input':
      return { text, outcome: 'asked', asksFor: ['order_reference', 'email'] }
    case 'disabled':
      return { text, outcome: 'out_of_scope' }
    case 'busy':
    case 'not_connected':
      return { text, outcome: 'unavailable' }
  }
}

/** Asks for what is missing: for a question of this message, or for one that was dropped for another. */
function ask(turn: TurnInput, desk: Desk, looked: Looked, others: readonly Part[]): Part | undefined {
  const asksFor = desk.missing()
  if (asksFor.length === 0) return undefined
  const words = turn.speech.language.conversation
  const [waiting] = looked.waiting
  if (waiting !== undefined) {
    const text = turn.brought.expired ? words.proofEnded : askText(asksFor, words)
    return { text, outcome: 'asked', asksFor }
  }
  const [dropped] = turn.state.open
  const switched = [...others, ...looked.parts].some(({ outcome }) =>
    ['answered', 'out_of_scope', 'refused'].includes(outcome),
  )
  if (dropped === undefined || !switched) return undefined
  return { text: words.backTo(words.choices[choiceFor(dropped)]), outcome: 'answered', asksFor }
}

function askText(asksFor: readonly AskedFor[], words: TurnInput['speech']['language']['conversation']) {
  if (asksFor.length > 1) return words.askBoth
  return asksFor[0] === 'email' ? words.askEmail : words.askReference
}

function choiceFor(tool: ToolName): Choice {
  return choices.find((choice) => tool === `get_${choice}`) ?? 'general_question'
}

/** The parts as their questions were asked. */
function inOrder(steps: readonly Step[], others: readonly Part[], looked: readonly Part[]): readonly Part[] {
  const first = steps.findIndex((step) => step.kind === 'tool')
  const before = first === -1 ? others.length : first
  return [...others.slice(0, before), ...looked, ...others.slice(before)]
}

function said(turn: TurnInput, desk: Desk, { answered, waiting }: Looked, parts: readonly Part[]): Said {
  const words = turn.speech.language.conversation
  const outcome = outcomeOf(parts)
  const misses = isMiss(turn, outcome, parts) ? turn.state.misses + 1 : 0
  const offered = misses >= missesUntilOffer
  const texts = [...new Set(parts.map(({ text }) => text)), ...(offered ? [words.offerPerson] : [])]
  const asksFor = [...new Set(parts.flatMap((part) => part.asksFor ?? []))]
  const handoff = parts.some((part) => part.handoff === true)
  return {
    text: texts.join('\n\n'),
    outcome,
    asksFor,
    tools: desk.used,
    handoff,
    engine: 'rules',
    usage: null,
    state: {
      ...desk.state,
      open: openAfter(turn.state, parts, answered, waiting),
      asked: asksFor,
      choices: parts.findLast((part) => part.choices !== undefined)?.choices ?? noState.choices,
      offered,
      answered: answered.length > 0 ? answered : turn.state.answered,
      misses,
    },
  }
}

function openAfter(
  before: State,
  parts: readonly Part[],
  answered: readonly ToolName[],
  waiting: readonly ToolName[],
): State['open'] {
  const open = new Set([...before.open, ...waiting])
  for (const tool of answered) open.delete(tool)
  for (const tool of parts.flatMap((part) => part.open ?? [])) open.add(tool)
  return [...open].slice(-mostOpen)
}

/** CONTRACT.md: of several, the first that is not `answered` wins; small talk beside anything else does not count. */
function outcomeOf(parts: readonly Part[]): TurnOutcome {
  const outcomes = parts.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'smalltalk')
  return outcomes.find((outcome) => outcome !== 'answered') ?? outcomes[0] ?? 'smalltalk'
}

function isMiss({ state }: TurnInput, outcome: TurnOutcome, parts: readonly Part[]): boolean {
  if (outcome === 'no_match' || outcome === 'unavailable' || outcome === 'out_of_scope') return true
  if (outcome !== 'asked') return false
  const asksWhat = parts.some(({ asksFor }) => asksFor?.includes('intent') === true)
  return asksWhat && state.asked.includes('intent')
}
