import type { DisagreementView } from './disagreements.ts'
import type { Mismatch } from './tools.ts'

export type ConversationStatus = 'open' | 'waiting' | 'agent' | 'resolved'

/** `GET /conversations?status=&language=&outcome=&intent=&tool=&flag=&q=&cursor=`: 50 a page, the newest first. */
export type Conversations = {
  readonly conversations: readonly ConversationLine[]
  readonly next_cursor: string | null
  readonly counts: Readonly<Record<ConversationStatus, number>>
}

export type ConversationLine = {
  readonly id: string
  readonly status: ConversationStatus
  readonly channel: 'widget' | 'api' | 'terminal'
  readonly language: string
  readonly turns: number
  readonly started_at: string
  readonly updated_at: string
  readonly first_message: string
  readonly last_message: string
  readonly last_outcome: string
  readonly rating: 'up' | 'down' | null
  readonly agent: string | null
  readonly flags: readonly ConversationFlag[]
}

/** `disagreement`: an open one showed in it. */
export type ConversationFlag = 'disagreement'

/** `GET /conversations/{id}` */
export type ConversationView = ConversationLine & {
  readonly transcript: readonly TranscriptEntry[]
  readonly insight: Insight
}

export type TranscriptEntry =
  | { readonly kind: 'shopper'; readonly at: string; readonly text: string }
  | {
      readonly kind: 'assistant'
      readonly at: string
      readonly text: string
      readonly outcome: string
      readonly engine: 'rules' | 'model'
      readonly intents: readonly string[]
      readonly duration_ms: number
      readonly tools: readonly {
        readonly name: string
        readonly outcome: string
        readonly duration_ms: number
        readonly mismatch: Mismatch | null
      }[]
    }
  | { readonly kind: 'agent'; readonly at: string; readonly text: string; readonly name: string }
  | {
      readonly kind: 'event'
      readonly at: string
      readonly event:
        | 'handed_over'
        | 'taken'
        | 'handed_back'
        | 'resolved'
        | 'reopened'
        | 'rated_up'
        | 'rated_down'
      readonly name: string | null
    }

export type MoneyJson = { readonly amount: number; readonly currency: string; readonly text: string }

/** What the assistant saw, beside the transcript. */
export type Insight = {
  /** `none`: nothing was proved. `gone`: Klarna no longer shows it, or with another email. */
  readonly order_state: 'none' | 'shown' | 'gone' | 'unavailable'
  readonly order: {
    readonly name: string | null
    readonly klarna_order_id: string
    readonly status: string
    readonly payment_status: string
    readonly method: string | null
    /** Null, like the others, where Klarna does not say. */
    readonly total: MoneyJson | null
    readonly captured: MoneyJson | null
    readonly refunded: MoneyJson | null
    readonly remaining: MoneyJson | null
    readonly timeline: readonly {
      readonly kind: 'authorised' | 'captured' | 'shipped' | 'refunded' | 'expires'
      readonly at: string
      readonly amount: MoneyJson | null
      readonly detail: string | null
    }[]
    /** An estimate; empty where it cannot be worked out. */
    readonly installments: readonly {
      readonly number: number
      readonly of: number
      readonly amount: MoneyJson
      readonly due_on: string
      readonly state: string
    }[]
  } | null
  readonly failures: readonly { readonly at: string; readonly tool: string; readonly mismatch: Mismatch }[]
  /** Open ones of that order. */
  readonly disagreements: readonly DisagreementView[]
}

/**
 * `POST /conversations/{id}/take` `{ seen? }` (the status on the page: where it is another by now, 409, and nobody is
 * overtaken unseen), `/reply` `{ text }`, `/hand-back`, `/resolve`, `/reopen` → ConversationView.
 * `DELETE /conversations/{id}`. `GET /conversations/events`: an event stream, `changed` with ConversationChanged.
 */
export type ConversationChanged = { readonly id: string; readonly waiting: number }
