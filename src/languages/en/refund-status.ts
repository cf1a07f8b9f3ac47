import type { DataOf } from '../../tools/index.ts'
import type { Say } from '../language.ts'
import { lines, sentences, some, theOrder } from './phrases.ts'

type Data = DataOf<'get_refund_status'>
type Refund = Data['refunds'][number]

export function refundStatus(data: Data, say: Say): string {
  if (data.state === 'none') {
    return `The shop has not registered a refund for ${theOrder(say)} yet. If you sent something back, it usually appears once the shop has received it.`
  }
  return data.refunds.length > 1
    ? lines(
        `Yes, ${data.refunds.length} refunds were processed${total(data)}:`,
        ...data.refunds.map((refund) => line(refund, say)),
        after(data),
      )
    : sentences(single(data, say), after(data))
}

function total({ refunded_total }: Data): string {
  return refunded_total === null ? '' : `, ${refunded_total.text} in all`
}

function single(data: Data, say: Say): string {
  const [refund] = data.refunds
  const amount = refund?.amount ?? data.refunded_total
  const which = amount === null ? 'your refund' : `your refund of ${amount.text}`
  const when = refund?.refunded_at == null ? '' : ` on ${say.day(refund.refunded_at, 'full')}`
  const words = refund?.description == null ? '' : ` (${refund.description})`
  return `Yes, ${which}${words} was processed${when}.`
}

function line({ amount, refunded_at, description }: Refund, say: Say): string {
  const parts = [amount?.text, refunded_at === null ? null : say.day(refunded_at, 'full'), description]
  return `• ${parts.filter((part) => part != null).join(' · ')}`
}

function after(data: Data): string {
  return sentences(
    data.state === 'full' && 'That is the whole order.',
    data.state === 'partial' &&
      some(data.remaining_after_refunds) &&
      `${data.remaining_after_refunds.text} of the order remains charged.`,
    arrival(data),
  )
}

/** The shop has registered the refund; only Klarna and the bank know whether the money has arrived. */
function arrival({ usually_arrives, state }: Data): string {
  if (usually_arrives !== null) {
    const { from_days, to_days } = usually_arrives
    return `The money usually arrives within ${from_days}–${to_days} days of that, on the account that you paid from.`
  }
  return state === 'full'
    ? 'Payments to Klarna that were still due fall away; what you have paid comes back. The Klarna app shows it.'
    : 'If payments to Klarna are still due, they go down by it. The Klarna app shows it.'
}
