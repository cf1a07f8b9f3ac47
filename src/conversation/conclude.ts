import { type ToolName, toolNamed } from '../tools/index.ts'
import type { Desk } from './desk.ts'
import type { Looked } from './look-up.ts'
import type { Part } from './say-step.ts'
import { noState, type State } from './state.ts'
import type { Said, TurnInput, TurnOutcome } from './turn.ts'

/** Turns in a row that did not help, after which a person is offered. */
const missesUntilOffer = 2
const mostOpen = 3

/** The parts as one reply, and what is to be remembered. */
export function conclude(
  turn: TurnInput,
  desk: Desk,
  { answered, waiting }: Pick<Looked, 'answered' | 'waiting'>,
  parts: readonly Part[],
): Said {
  const words = turn.speech.language.conversation
  const outcome = outcomeOf(parts)
  const misses = isMiss(turn, outcome, parts) ? turn.state.misses + 1 : 0
  const offered = misses >= missesUntilOffer
  const texts = [...new Set(parts.map(({ text }) => text)), ...(offered ? [words.offerPerson] : [])]
  const asksFor = [...new Set(parts.flatMap((part) => part.asksFor ?? []))]
  const offer = parts.findLast((part) => part.choices !== undefined)
  const handoff = parts.some((part) => part.handoff === true)
  // "And 5512?" asks nothing again that was not about an order.
  const ofOrders = answered.filter((name) => toolNamed(name)?.access !== 'anyone')
  return {
    text: texts.join('\n\n'),
    outcome,
    asksFor,
    tools: desk.used,
    differing: desk.differing,
    handoff,
    engine: 'rules',
    usage: null,
    state: {
      ...desk.state,
      open: openAfter(turn.state, parts, answered, waiting),
      asked: asksFor,
      choices: offer?.choices ?? noState.choices,
      topic: offer?.topic ?? noState.topic,
      offered,
      answered: ofOrders.length > 0 ? ofOrders : turn.state.answered,
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
