import { randomUUID } from 'node:crypto'
import type { ConversationStatus, Rating, ShopStorage, Turn } from '../src/storage/storage.ts'

/** What matters of a turn; the rest is as usual. */
export type SomeTurn = Pick<Turn, 'outcome' | 'intents'> & {
  readonly at?: Date
  readonly reply?: string
  readonly status?: ConversationStatus
  readonly durationMs?: number
  readonly mismatch?: 'order_not_found' | 'email_mismatch'
}

/** Keeps a conversation as if it had been held at that time. Returns its ID. */
export async function converse(
  { conversations }: Pick<ShopStorage, 'conversations'>,
  at: Date,
  turns: readonly SomeTurn[],
  rating?: Rating,
): Promise<string> {
  const id = `conv_${randomUUID()}`
  let before: ConversationStatus = 'open'
  for (const [index, turn] of turns.entries()) {
    const status: ConversationStatus = turn.status ?? before
    const added = {
      id,
      owner: 'key:test',
      seen: index === 0 ? null : { turns: index, status: before },
      status,
      language: 'en',
      emailHash: null,
      sealedState: 'sealed',
      turn: turnOf(turn, at),
    }
    if (!(await conversations.addTurn(added))) throw new Error('The turn was not added')
    before = status
  }
  if (rating !== undefined) {
    const event = { kind: `rated_${rating}`, name: null, text: null } as const
    await conversations.change(id, { at, from: ['open', 'waiting'], event, rating })
  }
  return id
}

function turnOf(turn: SomeTurn, began: Date): Turn {
  const { outcome, intents, at = began, reply = 'A reply', durationMs = 5, mismatch } = turn
  return {
    at,
    message: 'A message',
    reply,
    language: 'en',
    outcome,
    engine: 'rules',
    intents,
    tools: mismatch === undefined ? [] : [{ name: 'get_order_status', outcome, durationMs, mismatch }],
    durationMs,
    usage: null,
    messageId: null,
  }
}
