import type { DataOf } from '../../tools/index.ts'
import type { WhyNot } from '../../tools/installment-schedule.ts'
import type { Say } from '../language.ts'
import { inDays, lines, sentences, theOrder } from './phrases.ts'

type Schedule = DataOf<'get_installment_schedule'>
type Plan = Schedule['plans'][number]
type Installment = Plan['installments'][number]
type Upcoming = DataOf<'get_upcoming_payments'>
type Info = DataOf<'get_payment_info'>

export function installmentSchedule(data: Schedule, say: Say): string {
  if (data.why_not !== null) return noSchedule(data.why_not)
  return lines(
    `Here's your installment schedule for ${theOrder(say)} (estimated; exact dates are in the Klarna app):`,
    ...planLines(data, say),
    refundNote(say),
  )
}

export function paymentInfo(data: Info, say: Say): string {
  const chosen =
    data.method === null
      ? 'Klarna does not say how this order is paid.'
      : data.method.name === null
        ? 'Klarna names a payment method that I do not know.'
        : `At checkout you chose ${data.method.name}.`
  const changed =
    data.deferred !== true ? null : 'If you have changed it in the Klarna app since, the app is right.'
  if (data.schedule.why_not !== null) return sentences(chosen, changed, noSchedule(data.schedule.why_not))
  return lines(
    sentences(chosen, changed, 'The schedule (estimated; exact dates are in the Klarna app):'),
    ...planLines(data.schedule, say),
    refundNote(say),
  )
}

export function upcomingPayments(data: Upcoming, say: Say): string {
  if (data.why_not !== null) return noSchedule(data.why_not)
  const [next, ...later] = data.payments
  if (next === undefined) {
    return 'By the usual plan, no payment is ahead. The Klarna app shows whether anything is still open.'
  }
  return sentences(
    `Your next payment is ${next.amount.text}, due on ${say.day(next.due_on, 'long')} (${inDays(next.days_until)}).`,
    afterNext(later, say),
    'This is an estimate; exact dates are in the Klarna app.',
    refundNote(say),
  )
}

function afterNext(later: Upcoming['payments'], say: Say): string {
  const [first] = later
  if (first === undefined) return 'No other payment is ahead for what the shop has charged so far.'
  if (later.length === 1) {
    return `You have one more payment of ${first.amount.text}, due ${say.day(first.due_on, 'long')}.`
  }
  const list = later.map((payment) => `${payment.amount.text} due ${say.day(payment.due_on, 'long')}`)
  return `After that come ${later.length} more: ${list.join(', ')}.`
}

function planLines(schedule: Schedule, say: Say): string[] {
  return schedule.plans.flatMap((plan) => [
    ...(schedule.plans.length > 1
      ? [`For the ${plan.amount.text} charged ${say.day(plan.captured_at, 'short')}:`]
      : []),
    ...plan.installments.map((part) => installmentLine(part, say)),
  ])
}

function installmentLine(part: Installment, say: Say): string {
  const head = `#${part.number}: ${part.amount.text}`
  const on = say.day(part.due_on, 'short')
  if (part.amount.amount === 0) return `${head} – nothing left to pay after the refund`
  switch (part.state) {
    case 'charged_at_start':
      return `${say.mark.done}${head} – charged ${on}`
    case 'due_passed':
      return `${head} – was due ${on}; the Klarna app shows whether it is paid`
    case 'upcoming':
      return `${say.mark.waiting}${head} – due ${on}`
  }
}

function refundNote(say: Say): string | null {
  return say.about.unallocatedRefund
    ? 'A refund on this order could not be matched to a charge, so it is not taken off here. The Klarna app shows what is left.'
    : null
}

const reasons: Readonly<Record<WhyNot, string>> = {
  nothing_captured:
    'The shop has not charged this order yet, so no payment is due for now. Shops usually charge an order when it ships.',
  pay_in_full: 'This order is paid at once, so there are no installments.',
  financing:
    'This order is financed with Klarna. Its monthly payments are between you and Klarna: the Klarna app shows them.',
  monthly_invoice: 'This order is on a monthly invoice from Klarna. The Klarna app shows when it is due.',
  unknown_method:
    'I cannot work out when payments are due for the way this order is paid. The Klarna app shows it.',
  cancelled: 'This order was cancelled, so nothing is due for it.',
  expired: 'This order has expired, so nothing more will be charged for it.',
  closed:
    'Klarna lists this order as closed, so I cannot work out a schedule. The Klarna app shows whether anything is due.',
  refunded_in_full:
    'This order was refunded in full, so no further payments are due for it. The Klarna app shows the details.',
  rejected: 'Klarna has declined this order, so there are no payments for it.',
}

function noSchedule(reason: WhyNot): string {
  return reasons[reason]
}
