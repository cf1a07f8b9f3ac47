import { z } from 'zod'
import { generalTopics, refusalKinds } from '../../languages/conversation-wording.ts'
import { tools } from '../../tools/index.ts'
import { detailsPart } from '../ask-details.ts'
import type { Desk } from '../desk.ts'
import { partOf } from '../look-up.ts'
import { withoutEmails } from '../mask-emails.ts'
import { type Part, sayStep } from '../say-step.ts'
import type { Step } from '../step.ts'
import type { TurnInput } from '../turn.ts'
import type { ModelTool } from './chat-model.ts'
import { marked } from './marked.ts'

/** What a model did in a turn: the same parts that the built-in engine would say. */
export class Doings {
  readonly parts: Part[] = []
  readonly answered = new Set<(typeof tools)[number]['name']>()
  readonly waiting = new Set<(typeof tools)[number]['name']>()
  calls = 0
}

export const mostCalls = 8

/** The tools of a model in a conversation. A call too many does nothing. */
export function modelTools(turn: TurnInput, desk: Desk, doings: Doings): readonly ModelTool[] {
  const counted =
    (work: ModelTool['execute']): ModelTool['execute'] =>
    async (input) => {
      doings.calls += 1
      return doings.calls > mostCalls ? { error: 'Too many calls. Answer now.' } : work(input)
    }
  const say = (step: Exclude<Step, { kind: 'tool' }>): object => {
    const part = sayStep(turn, step)
    doings.parts.push(part)
    return { wording: part.text }
  }
  const others: readonly ModelTool[] = [
    {
      name: 'general_answer',
      description: 'The shop’s answer to a question about Klarna in general, with no order at hand.',
      input: z.object({ topic: z.enum(generalTopics) }),
      execute: async ({ topic }) => say({ kind: 'general', topic: z.enum(generalTopics).parse(topic) }),
    },
    {
      name: 'refuse',
      description: 'What to say where something is asked that must not be done.',
      input: z.object({ kind: z.enum(refusalKinds) }),
      execute: async ({ kind }) => say({ kind: 'refusal', refusal: z.enum(refusalKinds).parse(kind) }),
    },
    {
      name: 'hand_over',
      description: 'Asks for a person of the shop, where the shopper wants one or you cannot help.',
      input: z.object({}),
      execute: async () => say({ kind: 'handoff' }),
    },
    {
      name: 'out_of_scope',
      description: 'What to say to a question that is not about paying with Klarna.',
      input: z.object({}),
      execute: async () => say({ kind: 'out_of_scope', parcels: false }),
    },
  ]
  return [...lookUps(turn, desk, doings), ...others].map((offered) => ({
    ...offered,
    execute: counted(offered.execute),
  }))
}

function lookUps(turn: TurnInput, desk: Desk, doings: Doings): readonly ModelTool[] {
  return tools.map((tool) => ({
    name: tool.name,
    description: tool.description,
    input: z.object({}),
    execute: async () => {
      const told = await desk.look(tool)
      if (told === undefined) {
        const asking = detailsPart(turn, desk.missing())
        doings.waiting.add(tool.name)
        doings.parts.push(asking)
        return { outcome: 'details_missing', wording: asking.text }
      }
      doings.parts.push(partOf(told.reply))
      const { reply } = told
      if (reply.outcome === 'answered') doings.answered.add(tool.name)
      else if (reply.outcome !== 'disabled') doings.waiting.add(tool.name)
      const wording = withoutEmails(reply.text, turn.state.email)
      return reply.outcome === 'answered'
        ? { outcome: reply.outcome, wording, data: marked(reply.data) }
        : { outcome: reply.outcome, wording }
    },
  }))
}
