import type { OrderStatus } from '../domain/order.ts'
import type { PaymentMethodId } from '../domain/payment-method.ts'
import type { WhyIncomplete } from '../domain/why-incomplete.ts'

/** Why an order has no schedule (tools/installment-schedule.ts has the list). */
export type WhyNoSchedule =
  | 'nothing_captured'
  | 'pay_in_full'
  | 'financing'
  | 'monthly_invoice'
  | 'unknown_method'
  | 'cancelled'
  | 'expired'
  | 'closed'
  | 'refunded_in_full'
  | 'rejected'

/**
 * Every sentence of a language. Which of them is said, and when, is decided in `answers/wording/`; here is only how.
 * `amount` and `day` are written out already, and so are order numbers: they go into the sentence as they are.
 * A parameter that may be null is not known: the sentence then goes without it. No sentence says that the shopper
 * has or has not paid Klarna; the shop cannot see that.
 */
export type Wording = {
  readonly methodNames: Readonly<Record<Exclude<PaymentMethodId, 'unknown'>, string>>
  /** One line on each, for the list of methods. No promise of credit. */
  readonly methodDescriptions: Readonly<Record<PaymentMethodId, string>>

  readonly orderStatus: {
    readonly found: (order: string | null) => string
    /** At least one of day and total is known. */
    readonly placed: (order: string | null, day: string | null, total: string | null) => string
    /** `until`: last day on which the shop can charge it, or its rest. Only for the first two. */
    readonly status: Readonly<Record<OrderStatus, (until: string | null) => string>>
    readonly underReview: string
    readonly declined: string
    readonly refunded: (amount: string) => string
  }
  readonly orderHistory: {
    readonly heading: (count: number) => string
    /** Stands for an order that has no number. */
    readonly unnamed: string
    readonly statuses: Readonly<Record<OrderStatus, string>>
    /** Says that there may be more, why, and that the Klarna app shows them all. `shown`: so many stand above it. */
    readonly mayBeMore: Readonly<Record<WhyIncomplete, (shown: number) => string>>
  }
  readonly paymentStatus: {
    /** Paid at once: the shopper's payment is complete. */
    readonly complete: (amount: string | null, method: string | null) => string
    /** Paid to Klarna afterwards: the payment to the shop is complete. */
    readonly completeToShop: (amount: string | null, method: string | null) => string
    readonly owedInParts: (parts: number) => string
    readonly owedMonthly: string
    readonly owedLater: string
    /** The shop has charged it; how it is paid is not known, and in the Klarna app. */
    readonly charged: (amount: string | null) => string
    readonly notCharged: (total: string | null) => string
    readonly usuallyWhenShipped: string
    readonly nothingDueYet: string
    readonly underReview: string
    readonly declined: string
    readonly refundedInFull: (amount: string | null) => string
    readonly cancelled: string
    readonly expired: string
    readonly closed: string
    /** `captured`: what was charged before; null where nothing was. */
    readonly nothingMore: (captured: string | null) => string
    readonly shopRefunded: (amount: string) => string
    readonly unknown: string
  }
  readonly captures: {
    /** Both are known, or neither. */
    readonly partCharged: (captured: string | null, total: string | null) => string
    readonly whyPart: string
    readonly restCanBeCharged: (amount: string, until: string | null) => string
    readonly declined: string
    readonly unknownStatus: string
    readonly allCharged: (amount: string | null) => string
    /** What the shop did not charge was given up. */
    readonly restGivenUp: (captured: string, total: string) => string
    readonly charged: (amount: string) => string
    readonly nothingCharged: string
    readonly nothingMore: string
    readonly chargedOnApproval: (amount: string) => string
    readonly chargedWhenShipped: (amount: string) => string
    readonly nothingLeft: string
    /** One line of a list, without a full stop; `items` are separated by semicolons. */
    readonly line: (day: string | null, amount: string | null, items: string | null) => string
    readonly parcel: (carrierNumberAddress: string) => string
  }
  readonly refunds: {
    readonly nothingCharged: (order: string | null) => string
    readonly noneYet: (order: string | null) => string
    readonly one: (amount: string | null, day: string | null) => string
    /** Heading of a list, ending in a colon. */
    readonly several: (count: number, total: string | null) => string
    readonly shopNote: (text: string) => string
    readonly everything: string
    readonly leavesCharged: (amount: string) => string
    readonly arrives: (fromDays: number, toDays: number) => string
    readonly dueFallsAway: string
    readonly dueIsLowered: string
  }
  readonly schedule: {
    /** Heading of the list, ending in a colon; says that it is an estimate and that the Klarna app has exact dates. */
    readonly heading: (order: string | null) => string
    readonly planHeading: (amount: string, day: string) => string
    readonly chargedAtStart: (number: number, amount: string, day: string) => string
    /** It does not say that it was paid: the Klarna app shows that. */
    readonly duePassed: (number: number, amount: string, day: string) => string
    readonly upcoming: (number: number, amount: string, day: string) => string
    readonly nothingLeft: (number: number, amount: string) => string
    readonly unmatchedRefund: string
    readonly whyNot: Readonly<Record<WhyNoSchedule, string>>
  }
  readonly paymentInfo: {
    readonly notSaid: string
    readonly notKnown: string
    readonly chosen: (method: string) => string
    readonly mayHaveChanged: string
    /** As the heading of the schedule. */
    readonly heading: string
  }
  readonly upcoming: {
    readonly next: (amount: string, day: string, daysUntil: number) => string
    readonly noneAhead: string
    readonly noOther: string
    readonly oneMore: (amount: string, day: string) => string
    readonly more: (payments: readonly { readonly amount: string; readonly day: string }[]) => string
    readonly estimate: string
  }
  readonly paymentMethods: {
    /** Between a method and the line on it, where it is not a colon and a space. */
    readonly colon?: string
    /** `country` is its name in the nominative. Ends in a colon. */
    readonly heading: (country: string) => string
    readonly none: (country: string) => string
    readonly klarnaDecides: string
  }
  readonly outcomes: {
    /** One text for an order that does not exist and for an email that is not its own. */
    readonly no_match: string
    readonly klarna_order_id_required: string
    readonly too_many_attempts: (seconds: number) => string
    readonly busy: string
    readonly unavailable: string
    readonly not_connected: string
    readonly disabled: string
    /** What follows it are the fields and their rules. */
    readonly bad_input: string
  }
}
