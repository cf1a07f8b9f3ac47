import type { DataOf } from '../../tools/index.ts'
import { dayText, lines, type Say, sentences, some, textOf } from './say.ts'

type Data = DataOf<'get_order_status'>

export function orderStatus(data: Data, say: Say): string {
  const { orderStatus: words } = say.words
  return sentences(
    placed(data, say),
    standing(data, say),
    some(data.refunded) && words.refunded(data.refunded.text),
  )
}

function placed({ total, created_at }: Data, { words, about, ...say }: Say): string {
  if (total === null && created_at === null) return words.orderStatus.found(about.orderName)
  const day = created_at === null ? null : say.day(created_at, 'full')
  return words.orderStatus.placed(about.orderName, day, textOf(total))
}

function standing({ status, review }: Data, say: Say): string {
  const { orderStatus: words } = say.words
  const sentence = words.status[status](dayText(say, say.about.chargeableUntil, 'long'))
  if (review === 'none') return sentence
  const reviewed = review === 'rejected' ? words.declined : words.underReview
  // "Authorized" says no more than that the review is not over, or went badly.
  return status === 'authorized' ? reviewed : sentences(reviewed, sentence)
}

export function orderHistory({ orders }: DataOf<'get_order_history'>, say: Say): string {
  const { orderHistory: words } = say.words
  const list = orders.map((order) => {
    const name = order.order_number ?? order.klarna_reference ?? words.unnamed
    const parts = [
      name,
      dayText(say, order.created_at, 'full'),
      textOf(order.total),
      words.statuses[order.status],
    ]
    return `• ${parts.filter((part) => part !== null).join(' · ')}`
  })
  const { whyIncomplete } = say.about
  return lines(
    words.heading(orders.length),
    ...list,
    whyIncomplete !== null && words.mayBeMore[whyIncomplete](orders.length),
  )
}
