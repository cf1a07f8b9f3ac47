import type { Insight } from '../../conversation/insight.ts'
import { mergedInTime, type TranscriptPart } from '../../conversation/transcript.ts'
import type { ShopScope } from '../../shop-scope.ts'
import type { ConversationEvent, ConversationSummary, Turn } from '../../storage/storage.ts'
import { disagreementView } from './disagreement-view.ts'
import type { ConversationLine, Insight as InsightJson, TranscriptEntry } from './wire.ts'

export function lineJson(summary: ConversationSummary): ConversationLine {
  return {
    id: summary.id,
    status: summary.status,
    channel: channelOf(summary.owner),
    language: summary.language,
    turns: summary.turns,
    started_at: summary.createdAt.toISOString(),
    updated_at: summary.updatedAt.toISOString(),
    first_message: summary.firstMessage,
    last_message: summary.lastMessage,
    last_outcome: summary.lastOutcome,
    rating: summary.rating,
    agent: summary.agent,
    flags: summary.disagrees ? ['disagreement'] : [],
  }
}

/** By the one whose conversation it is: `widget:ID`, `key:ID`, `cli`. */
function channelOf(owner: string): ConversationLine['channel'] {
  if (owner.startsWith('widget:')) return 'widget'
  return owner.startsWith('key:') ? 'api' : 'terminal'
}

export function transcriptJson(
  turns: readonly Turn[],
  events: readonly ConversationEvent[],
): readonly TranscriptEntry[] {
  return mergedInTime(turns, events).flatMap(entriesOf)
}

function entriesOf(part: TranscriptPart): readonly TranscriptEntry[] {
  return part.kind === 'turn' ? turnEntries(part.turn) : [eventEntry(part.event)]
}

function turnEntries(turn: Turn): readonly TranscriptEntry[] {
  const at = turn.at.toISOString()
  const shopper = { kind: 'shopper', at, text: turn.message } as const
  // While an agent writes, the assistant says nothing.
  if (turn.reply === '') return [shopper]
  const tools = turn.tools.map(({ name, outcome, durationMs, mismatch }) => ({
    name,
    outcome,
    duration_ms: Math.round(durationMs),
    mismatch: mismatch ?? null,
  }))
  return [
    shopper,
    {
      kind: 'assistant',
      at,
      text: turn.reply,
      outcome: turn.outcome,
      engine: turn.engine,
      intents: turn.intents,
      duration_ms: turn.durationMs,
      tools,
    },
  ]
}

function eventEntry({ kind, at, name, text }: ConversationEvent): TranscriptEntry {
  return kind === 'agent_message'
    ? { kind: 'agent', at: at.toISOString(), text: text ?? '', name: name ?? '' }
    : { kind: 'event', at: at.toISOString(), event: kind, name }
}

export function insightJson(
  { state, order, failures, disagreements }: Insight,
  scope: ShopScope,
): InsightJson {
  return {
    order_state: state,
    order:
      order === null
        ? null
        : {
            name: order.name,
            klarna_order_id: order.klarnaOrderId,
            status: order.status,
            payment_status: order.paymentStatus,
            method: order.method,
            total: order.total,
            captured: order.captured,
            refunded: order.refunded,
            remaining: order.remaining,
            timeline: order.timeline.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
            installments: order.installments.map(({ dueOn, ...part }) => ({ ...part, due_on: dueOn })),
          },
    failures: failures.map((failure) => ({ ...failure, at: failure.at.toISOString() })),
    disagreements: disagreements.map((disagreement) => disagreementView(disagreement, scope)),
  }
}
