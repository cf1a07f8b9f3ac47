/**
 * What the widget's panel and the server say to each other under `/widget/v1`: types alone. All but the first want
 * `Authorization: Bearer CONVERSATION_TOKEN`. What goes wrong is `application/problem+json`.
 */

/** `POST /sessions`. A token is one conversation: a new conversation is a new session. */
export type OpenSession = { readonly widget_key: string; readonly locale?: string }

export type OpenedSession = {
  readonly conversation_token: string
  readonly look: Look
}

/** How the merchant has set the widget; texts are null where Kvitto's own in the panel's language stand. */
export type Look = {
  readonly shop: string
  readonly accent: string
  readonly position: 'right' | 'left'
  readonly title: string | null
  readonly welcome: string | null
}

/** `GET /look?widget_key=&locale=`: for a panel that has no conversation yet. `GET /conversation?locale=`: what was said so far. */
export type ConversationSoFar = {
  readonly messages: readonly WidgetMessage[]
  readonly status: WidgetStatus
  /** For `GET /events`, as `Last-Event-ID`. */
  readonly cursor: string
  readonly rating: 'up' | 'down' | null
  readonly look: Look
}

/** `agent`: a person writes now. `waiting`: one was asked for. */
export type WidgetStatus = {
  readonly state: 'open' | 'waiting' | 'agent' | 'resolved'
  readonly agent: string | null
}

export type WidgetMessage = {
  /** Unique within the conversation; the same again is the same message. */
  readonly id: string
  readonly from: 'shopper' | 'assistant' | 'agent'
  readonly at: string
  readonly text: string
  /** The agent's. */
  readonly name: string | null
  /** What the assistant asks for: the panel offers fields for it. */
  readonly asks_for: readonly ('order_reference' | 'email' | 'code' | 'intent')[]
}

/** `POST /messages`. The same `message_id` again gets the same answer and is not taken twice. */
export type SendMessage = {
  /** Made by the panel, 16 to 64 characters of `A-Za-z0-9_-`. */
  readonly message_id: string
  readonly message: string
  readonly locale?: string
}

/** `messages`: the shopper's own as kept, then the reply; no reply while a person writes. */
export type SentMessage = {
  readonly messages: readonly WidgetMessage[]
  readonly status: WidgetStatus
  readonly cursor: string
  readonly outcome: string
  readonly locale: string
}

/** `GET /events`: an event stream. `message` WidgetMessage, `status` WidgetStatus; `id:` is the cursor. */

/** `POST /rating` → 204 */
export type Rate = { readonly rating: 'up' | 'down' | null }
