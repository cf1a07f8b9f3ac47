import type { Reply } from '../answers/answer.ts'
import type { AnyTool, ToolName } from '../tools/index.ts'
import type { Desk } from './desk.ts'
import type { Part } from './say-step.ts'

export type Looked = {
  readonly parts: readonly Part[]
  readonly answered: readonly ToolName[]
  /** Still to be answered: details are missing, or a look-up did not go through. */
  readonly waiting: readonly ToolName[]
}

/** Uses the tools one after the other. What needs an order and has none, or no match, waits. */
export async function lookUp(desk: Desk, wanted: readonly AnyTool[]): Promise<Looked> {
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

/** A tool's reply as a part of the turn's. */
export function partOf({ outcome, text }: Reply): Part {
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
