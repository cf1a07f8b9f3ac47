/** What a shopper can ask about, as a choice to pick from. */
export const choices = [
  'order_status',
  'payment_status',
  'refund_status',
  'payment_info',
  'order_history',
  'payment_methods',
  'installment_schedule',
  'upcoming_payments',
  'capture_details',
  'general_question',
  'write_request',
  'talk_to_human',
] as const
export type Choice = (typeof choices)[number]

/** What is often asked in general, with no order at hand. A merchant can put own answers in place of these. */
export const generalTopics = [
  'more_time',
  'return_under_way',
  'not_received',
  'two_orders',
  'refund_time',
  'which_number',
  'declined',
  'late_fee',
  'interest',
  'credit_check',
  'pay_early',
  'paid_but_not_seen',
  'new_order',
  'why_email',
  'other',
] as const
export type GeneralTopic = (typeof generalTopics)[number]

/** What Kvitto does not do, with the way to have it done. */
export const refusalKinds = [
  'cancel',
  'refund',
  'move_due_date',
  'pay',
  'change_data',
  'other_write',
  'somebody_else',
  'skip_check',
  'instructions',
] as const
export type RefusalKind = (typeof refusalKinds)[number]

/** A language's sentences for talking, beside those of the tools. Whole sentences; no word is put together by code. */
export type ConversationWording = {
  /** Said once, first of all: an assistant, not a person; it reads and changes nothing. */
  readonly notice: string
  /** Hello, and what it can do. */
  readonly greeting: string
  /** What it can do, in one sentence. */
  readonly abilities: string
  readonly thanks: string
  readonly goodbye: string
  /** Asks for order number (or Klarna order ID) and email together. */
  readonly askBoth: string
  readonly askReference: string
  readonly askEmail: string
  /** Which other order, after one was shown. */
  readonly askOtherOrder: string
  /** After something else was answered: what is still needed for the question before. `what` is one of `choices`. */
  readonly backTo: (what: string) => string
  /** The details are there, a question is not. What follows are choices. */
  readonly askWhat: string
  /** Not sure what was meant. What follows are two or three choices, a line each. */
  readonly askBack: string
  readonly notUnderstood: string
  readonly outOfScope: string
  /** Parcels and delivery: what it can say of them (tracking that the shop gave to Klarna) and who knows more. */
  readonly parcels: string
  readonly offerPerson: string
  readonly handoff: string
  /** Said after it outside the shop's office hours: when somebody is there again, "Monday 30 November at 09:00". */
  readonly thereAgain: (when: string) => string
  /** While a person is waited for, or writes. */
  readonly handoffUnderWay: string
  /** The shopper does not want a person after all. */
  readonly noPerson: string
  /** The 30 minutes of a proof have passed: number and email are needed again. */
  readonly proofEnded: string
  /** Why a schedule is an estimate. */
  readonly whyEstimate: string
  /** Short noun phrases, to stand as a line of a list and inside `backTo`. */
  readonly choices: Readonly<Record<Choice, string>>
  readonly general: Readonly<Record<GeneralTopic, string>>
  /** By how many days the shop can have the due date of this order moved, as Klarna offers it to the shop; not empty. */
  readonly extension: (days: readonly number[]) => string
  readonly refusals: Readonly<Record<RefusalKind, string>>
}
