import type { DataOf } from '../../tools/index.ts'
import { dayText, lines, type Say, sentences, some, textOf } from './say.ts'

type Data = DataOf<'get_refund_status'>
type Refund = Data['refunds'][number]

export function refundStatus(data: Data, say: Say): string {
  const { refunds: words } = say.words
  if (data.state === 'none') {
    const nothingCharged = data.remaining_after_refunds?.amount === 0
    return nothingCharged ? words.nothingCharged(say.about.orderName) : words.noneYet(say.about.orderName)
  }
  if (data.refunds.length <= 1) return sentences(single(data, say), after(data, say))
  return lines(
    words.several(data.refunds.length, textOf(data.refunded_total)),
    ...data.refunds.map((refund) => line(refund, say)),
    after(data, say),
  )
}

function single(data: Data, say: Say): string {
  const { refunds: words } = say.words
  const [refund] = data.refunds
  const amount = textOf(refund?.amount ?? data.refunded_total)
  return sentences(
    words.one(amount, dayText(say, refund?.refunded_at ?? null, 'full')),
    refund?.description != null && words.shopNote(refund.description),
  )
}

function line({ amount, refunded_at, description }: Refund, say: Say): string {
  const parts = [textOf(amount), dayText(say, refunded_at, 'full'), description]
  return `• ${parts.filter((part) => part !== null).join(' · ')}`
}

function after(data: Data, say: Say): string {
  const { refunds: words } = say.words
  const left = data.remaining_after_refunds
  return sentences(
    data.state === 'full' && words.everything,
    data.state === 'partial' && some(left) && words.leavesCharged(left.text),
    arrival(data, words),
  )
}

/** The shop has registered the refund; only Klarna and the bank know whether the money has arrived. */
function arrival({ usually_arrives, state }: Data, words: Say['words']['refunds']): string {
  if (usually_arrives !== null) return words.arrives(usually_arrives.from_days, usually_arrives.to_days)
  return state === 'full' ? words.dueFallsAway : words.dueIsLowered
}
