import type {
  ConversationFlag,
  ConversationLine,
  ConversationStatus,
  Insight,
  Mismatch,
} from '../../../../../src/server/admin/wire.ts'

export const statusNames: Readonly<Record<ConversationStatus, string>> = {
  waiting: 'Waiting for a person',
  agent: 'With a person',
  open: 'Open',
  resolved: 'Resolved',
}

export const channelNames: Readonly<Record<ConversationLine['channel'], string>> = {
  widget: 'Chat on your site',
  api: 'API',
  terminal: 'Command line',
}

export const mismatchTexts: Readonly<Record<Mismatch, string>> = {
  order_not_found: 'Order not found',
  email_mismatch: 'Email verification failed: the email is not the one on the order',
}

/** How a reply of the assistant went. */
export const outcomeNames: Readonly<Record<string, string>> = {
  answered: 'Answered',
  asked: 'Asked for a detail',
  no_match: 'No order matched',
  refused: 'Declined',
  handoff: 'Passed to a person',
  unavailable: 'Klarna did not answer',
  too_many_attempts: 'Too many attempts',
  smalltalk: 'Small talk',
  out_of_scope: 'Not about paying',
}

/** How a tool went: of those that a reply does not have too. */
const toolOutcomeNames: Readonly<Record<string, string>> = {
  klarna_order_id_required: 'Klarna’s own order ID was needed',
  disabled: 'Switched off',
  bad_input: 'A detail was missing or wrong',
}

export function outcomeName(outcome: string): string {
  return outcomeNames[outcome] ?? toolOutcomeNames[outcome] ?? outcome.replaceAll('_', ' ')
}

const flagNames: Readonly<Record<ConversationFlag, string>> = {
  disagreement: 'Shop and Klarna disagree',
}

export function flagName(flag: string): string {
  return Object.entries(flagNames).find(([name]) => name === flag)?.[1] ?? flag
}

const languages = new Intl.DisplayNames('en', { type: 'language' })

export function languageName(language: string): string {
  try {
    return languages.of(language) ?? language
  } catch {
    return 'Unknown language'
  }
}

type ShownOrder = NonNullable<Insight['order']>

/** Klarna's words of an order, plainly. */
const orderStatuses: Readonly<Record<string, string>> = {
  authorized: 'Authorised, nothing charged yet',
  part_captured: 'Charged in part',
  captured: 'Charged in full',
  cancelled: 'Cancelled',
  expired: 'Expired',
  closed: 'Closed',
  unrecognised: 'A status that Kvitto does not know',
}

export function orderStatusName(status: string): string {
  return orderStatuses[status] ?? status
}

/** What the shop has charged; never whether the shopper has paid Klarna. */
const paymentStatuses: Readonly<Record<string, string>> = {
  PAID: 'Paid: you have charged all of it',
  UNPAID: 'Not paid: you have not charged all of it',
  CLOSED: 'Closed: nothing is left to be paid',
  UNKNOWN: 'Not known',
}

export function paymentStatusName(status: string): string {
  return paymentStatuses[status] ?? status
}

export const timelineNames: Readonly<Record<ShownOrder['timeline'][number]['kind'], string>> = {
  authorised: 'Authorised',
  captured: 'Captured',
  shipped: 'Shipped',
  refunded: 'Refunded',
  expires: 'The authorisation expires',
}

const installmentStates: Readonly<Record<string, string>> = {
  charged_at_start: 'Charged at the start',
  due_passed: 'Its day has passed',
  upcoming: 'Upcoming',
}

export function installmentStateName(state: string): string {
  return installmentStates[state] ?? state.replaceAll('_', ' ')
}

/** What the list can be narrowed to, by name. */
export const filterChoices = {
  flag: Object.keys(flagNames),
  language: 'cs da de el en es fi fr it nb nl pl pt sv'.split(' '),
  outcome: Object.keys(outcomeNames),
  intent:
    'order_status payment_status refund_status payment_info order_history payment_methods installment_schedule upcoming_payments capture_details talk_to_human general_question write_request injection out_of_scope provide_details greeting thanks goodbye'.split(
      ' ',
    ),
  tool: 'get_order_status get_payment_status get_refund_status get_payment_info get_order_history get_payment_methods get_installment_schedule get_upcoming_payments get_capture_details'.split(
    ' ',
  ),
}
