import type {
  ConversationSoFar,
  Look,
  OpenedSession,
  SentMessage,
  WidgetMessage,
  WidgetStatus,
} from '../../../src/server/widget/wire.ts'

/** What the server says, from `unknown`. Undefined where it is not that: an HTML page of a proxy, half a body. */
export type Parse<Value> = (value: unknown) => Value | undefined

const asked = ['order_reference', 'email', 'code', 'intent'] as const
const senders = ['shopper', 'assistant', 'agent'] as const
const states = ['open', 'waiting', 'agent', 'resolved'] as const

export const parseLook: Parse<Look> = (value) => {
  const { shop, accent, position, title, welcome } = fieldsOf(value)
  if (typeof shop !== 'string' || typeof accent !== 'string') return undefined
  return {
    shop,
    accent,
    position: position === 'left' ? 'left' : 'right',
    title: textOrNull(title),
    welcome: textOrNull(welcome),
  }
}

export const parseOpenedSession: Parse<OpenedSession> = (value) => {
  const { conversation_token, look } = fieldsOf(value)
  const parsed = parseLook(look)
  if (typeof conversation_token !== 'string' || parsed === undefined) return undefined
  return { conversation_token, look: parsed }
}

export const parseConversationSoFar: Parse<ConversationSoFar> = (value) => {
  const { messages, status, cursor, rating, look } = fieldsOf(value)
  const parsedStatus = parseStatus(status)
  const parsedLook = parseLook(look)
  if (parsedStatus === undefined || parsedLook === undefined || typeof cursor !== 'string') return undefined
  return {
    messages: parseMessages(messages),
    status: parsedStatus,
    cursor,
    rating: rating === 'up' || rating === 'down' ? rating : null,
    look: parsedLook,
  }
}

export const parseSentMessage: Parse<SentMessage> = (value) => {
  const { messages, status, cursor, outcome, locale } = fieldsOf(value)
  const parsedStatus = parseStatus(status)
  if (parsedStatus === undefined || typeof cursor !== 'string' || !Array.isArray(messages)) return undefined
  return {
    messages: parseMessages(messages),
    status: parsedStatus,
    cursor,
    outcome: textOrNull(outcome) ?? '',
    locale: textOrNull(locale) ?? '',
  }
}

export const parseStatus: Parse<WidgetStatus> = (value) => {
  const { state, agent } = fieldsOf(value)
  const known = states.find((word) => word === state)
  return known === undefined ? undefined : { state: known, agent: textOrNull(agent) }
}

export const parseMessage: Parse<WidgetMessage> = (value) => {
  const { id, from, at, text, name, asks_for } = fieldsOf(value)
  const sender = senders.find((word) => word === from)
  if (typeof id !== 'string' || typeof text !== 'string' || sender === undefined) return undefined
  const wanted: readonly unknown[] = Array.isArray(asks_for) ? asks_for : []
  return {
    id,
    from: sender,
    at: textOrNull(at) ?? '',
    text,
    name: textOrNull(name),
    asks_for: asked.filter((word) => wanted.includes(word)),
  }
}

/** A message of a kind that this panel does not know yet is left out. */
function parseMessages(value: unknown): WidgetMessage[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  return list.map(parseMessage).filter((message) => message !== undefined)
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

type Name =
  | keyof Look
  | keyof OpenedSession
  | keyof ConversationSoFar
  | keyof SentMessage
  | keyof WidgetStatus
  | keyof WidgetMessage

function fieldsOf(value: unknown): { readonly [name in Name]?: unknown } {
  return typeof value === 'object' && value !== null ? value : {}
}
