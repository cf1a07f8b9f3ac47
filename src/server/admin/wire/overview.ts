import type { ConnectionState } from './integrations.ts'

/** `GET /overview?from=DAY&to=DAY`; the same as a table: `GET /overview.csv`. At most 366 days. */
export type Overview = {
  readonly from: string
  readonly to: string
  readonly totals: Totals
  readonly days: readonly (Totals & { readonly day: string })[]
  readonly intents: readonly { readonly name: string; readonly count: number }[]
  readonly tools: readonly { readonly name: string; readonly count: number; readonly answered: number }[]
  /** Milliseconds from message to reply; null where there was none. */
  readonly reply_ms: { readonly median: number | null; readonly p95: number | null }
  readonly failures: { readonly order_not_found: number; readonly email_mismatch: number }
  readonly klarna: {
    readonly state: ConnectionState
    readonly per_second: number | null
    /** Share (0 to 1) of the budget that is taken right now; null where there is none. */
    readonly used: number | null
    /** Questions in the range that Klarna did not answer. */
    readonly unavailable: number
  }
  readonly setup: Setup
}

/** Conversations by how they ended; the four last add up to `conversations`. */
export type Totals = {
  readonly conversations: number
  readonly messages: number
  /** Answered with no person, and the shopper said so: a thumb up or thanks. */
  readonly confirmed: number
  /** Answered with no person, and the shopper said nothing more. */
  readonly assumed: number
  readonly handed_over: number
  /** Neither answered nor handed over. */
  readonly unanswered: number
  readonly verification_failures: number
}

/** The first steps, in their order. */
export type Setup = {
  readonly klarna_connected: boolean
  readonly tool_tried: boolean
  readonly widget_seen: boolean
}
