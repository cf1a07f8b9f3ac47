import type { DataOf } from '../../tools/index.ts'
import type { Say } from '../language.ts'
import { capitalised, lines, sentences, some, theOrder } from './phrases.ts'

type Data = DataOf<'get_order_status'>
type History = DataOf<'get_order_history'>

export function orderStatus(data: Data, say: Say): string {
  return sentences(
    placed(data, say),
    standing(data, say),
    some(data.refunded) && `${data.refunded.text} has been refunded.`,
  )
}

function placed({ total, created_at }: Data, say: Say): string {
  if (total === null && created_at === null) return `I found ${theOrder(say)}.`
  const on = created_at === null ? '' : ` was placed on ${say.day(created_at, 'full')}`
  const amount =
    total === null ? '' : created_at === null ? ` comes to ${total.text}` : ` and comes to ${total.text}`
  return `${capitalised(theOrder(say))}${on}${amount}.`
}

function standing(data: Data, say: Say): string {
  const status = statusSentence(data, say)
  if (data.review === 'none') return status
  const review =
    data.review === 'rejected'
      ? 'Klarna has declined it.'
      : 'Klarna is still reviewing it, which usually takes less than a day.'
  // "Authorized" says no more than that the review is not over, or went badly.
  return data.status === 'authorized' ? review : sentences(review, status)
}

function statusSentence(data: Data, say: Say): string {
  const lastDay = say.about.chargeableUntil
  const until = lastDay === null ? '' : `, and can do so until ${say.day(lastDay, 'long')}`
  switch (data.status) {
    case 'authorized':
      return `Klarna has approved it; the shop has not charged it yet${until}.`
    case 'part_captured':
      return `The shop has charged a part of it${lastDay === null ? '' : `, and can charge the rest until ${say.day(lastDay, 'long')}`}.`
    case 'captured':
      return 'The shop has charged it.'
    case 'cancelled':
      return 'It was cancelled.'
    case 'expired':
      return 'It has expired, because the shop did not charge it in time.'
    case 'closed':
      return 'Klarna lists it as closed.'
    case 'unrecognised':
      return 'Klarna gives it a status that I do not know. The Klarna app shows it, and the shop can help.'
  }
}

const statusWords: Readonly<Record<Data['status'], string>> = {
  authorized: 'not charged yet',
  part_captured: 'partly charged',
  captured: 'charged',
  cancelled: 'cancelled',
  expired: 'expired',
  closed: 'closed',
  unrecognised: 'status not known',
}

export function orderHistory({ orders, complete }: History, say: Say): string {
  const heading =
    orders.length === 1
      ? 'I found one order with your email:'
      : `I found ${orders.length} orders with your email:`
  const list = orders.map((order) => {
    const name = order.order_number ?? order.klarna_reference ?? 'Order'
    const on = order.created_at === null ? null : say.day(order.created_at, 'full')
    return `• ${[name, on, order.total?.text, statusWords[order.status]].filter((part) => part != null).join(' · ')}`
  })
  return lines(
    heading,
    ...list,
    !complete &&
      'There may be more: the shop cannot list orders by email at Klarna. The Klarna app shows them all.',
  )
}
