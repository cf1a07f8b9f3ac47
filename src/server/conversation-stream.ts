import { parseState } from '../conversation/state.ts'
import { mergedInTime, type TranscriptPart } from '../conversation/transcript.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { Conversation, Turn } from '../storage/storage.ts'
import type { WidgetMessage, WidgetStatus } from './widget/wire.ts'

/** What somebody in a conversation sees happen. `id` is the cursor from which to go on. */
export type ConversationStreamEvent =
  | { readonly id: string; readonly event: 'message'; readonly data: WidgetMessage }
  | { readonly id: string; readonly event: 'status'; readonly data: WidgetStatus }

/** How many turns, and which of the other events, somebody has seen. */
export type Cursor = { readonly turns: number; readonly event: number }

export const beginning: Cursor = { turns: 0, event: 0 }

/** What another process changes is seen after that long at most. */
const pollMs = 2_500

/** `TURNS.EVENT`. What is none is the beginning: better twice than not at all. */
export function parseCursor(text: string | undefined): Cursor {
  const [, turns, event] = /^(\d{1,9})\.(\d{1,15})$/.exec(text ?? '') ?? []
  return turns === undefined || event === undefined
    ? beginning
    : { turns: Number(turns), event: Number(event) }
}

export function cursorText({ turns, event }: Cursor): string {
  return `${turns}.${event}`
}

/**
 * The messages and the status of a conversation from `cursor` on, as they come; the status first of all where nothing
 * was missed. Ends with `signal`, or with the conversation. Whether somebody may see it is the business of whoever asks.
 */
export async function* conversationEvents(
  scope: ShopScope,
  conversationId: string,
  cursor: Cursor,
  signal: AbortSignal,
): AsyncGenerator<ConversationStreamEvent> {
  let seen = cursor
  let said: WidgetStatus | undefined
  while (!signal.aborted) {
    // Listening begins before the look, so that nothing falls between the two.
    const changed = scope.changes.next(conversationId, pollMs, signal)
    const news = await newsSince(scope, conversationId, seen)
    if (news === undefined) return
    for (const { cursor: behind, messages } of news.steps) {
      for (const [index, data] of messages.entries()) {
        // Only the last message of a turn moves on: whoever is cut off in between gets the reply after all.
        const id = cursorText(index === messages.length - 1 ? behind : seen)
        yield { id, event: 'message', data }
      }
      seen = behind
    }
    if (said?.state !== news.status.state || said.agent !== news.status.agent) {
      said = news.status
      yield { id: cursorText(seen), event: 'status', data: said }
    }
    await changed
  }
}

/** What is new since `cursor`, and from where to go on; `undefined` where there is no such conversation. */
export async function newsSince(
  scope: ShopScope,
  conversationId: string,
  cursor: Cursor,
): Promise<News | undefined> {
  const { conversations } = scope.storage
  const conversation = await conversations.find(conversationId)
  if (conversation === undefined) return undefined
  const events = await conversations.events(conversationId, cursor.event)
  const turns =
    conversation.turns > cursor.turns
      ? (await conversations.turns(conversationId)).slice(cursor.turns, conversation.turns)
      : []
  const steps: Step[] = []
  let at = cursor
  for (const part of mergedInTime(turns, events, cursor.turns + 1)) {
    at = part.kind === 'turn' ? { ...at, turns: part.number } : { ...at, event: part.event.id }
    steps.push({ cursor: at, messages: messagesOf(part, (number) => asksFor(scope, conversation, number)) })
  }
  return { steps, status: statusOf(conversation), cursor: at }
}

type Step = { readonly cursor: Cursor; readonly messages: readonly WidgetMessage[] }

export type News = {
  /** In their order: what happened, and the cursor behind it. */
  readonly steps: readonly Step[]
  readonly status: WidgetStatus
  readonly cursor: Cursor
}

function statusOf({ status, agent }: Pick<Conversation, 'status' | 'agent'>): WidgetStatus {
  return { state: status, agent: status === 'agent' ? agent : null }
}

type AsksFor = WidgetMessage['asks_for']

function messagesOf(part: TranscriptPart, asks: (turn: number) => AsksFor): readonly WidgetMessage[] {
  if (part.kind === 'turn') return turnMessages(part.number, part.turn, asks(part.number))
  const { id, kind, at, name, text } = part.event
  if (kind !== 'agent_message' || text === null) return []
  return [{ id: `e${id}`, from: 'agent', at: at.toISOString(), text, name, asks_for: [] }]
}

/** The shopper's line, and the reply unless a person writes. */
function turnMessages(number: number, turn: Turn, asks: AsksFor): readonly WidgetMessage[] {
  const at = turn.at.toISOString()
  const message = {
    id: `s${number}`,
    from: 'shopper',
    at,
    text: turn.message,
    name: null,
    asks_for: [],
  } as const
  if (turn.reply === '') return [message]
  return [message, { id: `a${number}`, from: 'assistant', at, text: turn.reply, name: null, asks_for: asks }]
}

/** What a later message has answered is asked no more. */
function asksFor(scope: ShopScope, conversation: Conversation, turn: number): AsksFor {
  if (turn !== conversation.turns) return []
  return parseState(scope.conversationSeal.open(conversation.sealedState, conversation.id)).asked
}
