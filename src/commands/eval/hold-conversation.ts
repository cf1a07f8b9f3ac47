import { klarnaOrders } from '../../../simulator/stories/scripted-order.ts'
import { type ChatReply, takeTurn } from '../../conversation/conversation.ts'
import type { Engine } from '../../conversation/turn.ts'
import type { Demo } from '../start-demo.ts'
import { checkTurn, type Deviation } from './check-turn.ts'
import type { WrittenConversation, WrittenTurn } from './conversation.ts'

export type HeldTurn = {
  readonly written: WrittenTurn
  /** Null where the engine failed. */
  readonly reply: ChatReply | null
  readonly durationMs: number
  readonly deviations: readonly Deviation[]
}

export type HeldConversation = {
  readonly written: WrittenConversation
  readonly turns: readonly HeldTurn[]
}

/** When every conversation begins (docs/evaluation.md). */
export const beginning = new Date('2026-11-22T09:30:00.000Z')

let held = 0

/** Holds a conversation on its own orders, as if nobody had asked anything before. */
export async function holdConversation(
  demo: Demo,
  engine: Engine,
  written: WrittenConversation,
): Promise<HeldConversation> {
  const { clock } = demo.simulator
  clock.set(beginning)
  await demo.simulator.replaceOrders(klarnaOrders(written.orders, beginning))
  held += 1
  const caller = { id: `eval-${held}` }
  const turns: HeldTurn[] = []
  let conversationId: string | undefined
  for (const turn of written.turns) {
    if (turn.new) conversationId = undefined
    if (turn.after_minutes > 0) clock.set(new Date(clock.now().getTime() + turn.after_minutes * 60_000))
    const from = performance.now()
    const scope = await demo.scope()
    const answered = await takeTurn(
      { scope, caller, engine, receivedAt: from },
      { text: turn.say, conversationId },
    ).catch((error: unknown) => failureOf(error))
    turns.push({ written: turn, durationMs: performance.now() - from, ...judged(turn, answered) })
    if (answered !== undefined && 'reply' in answered) conversationId = answered.conversationId
  }
  return { written, turns }
}

function judged(
  turn: WrittenTurn,
  answered: ChatReply | Deviation | undefined,
): Pick<HeldTurn, 'reply' | 'deviations'> {
  if (answered === undefined)
    return { reply: null, deviations: [failureOf(new Error('The conversation has gone'))] }
  if ('what' in answered) return { reply: null, deviations: [answered] }
  return { reply: answered, deviations: checkTurn(turn, answered) }
}

function failureOf(error: unknown): Deviation {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { what: 'failed', expected: 'a reply', said }
}
