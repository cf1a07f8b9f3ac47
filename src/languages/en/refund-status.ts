import type { DataOf } from '../../tools/index.ts'
import type { Say } from '../language.ts'
import { lines, sentences, some, theOrder } from './phrases.ts'

type Data = DataOf<'get_refund_status'>
type Refund = Data['refunds'][number]

export function refundStatus(data: Data, say: Say): string {
  if (data.state === 'none') return none(data, say)
  return data.refunds.length > 1
    ? lines(
        `Yes, ${data.refunds.length} refunds were processed${total(data)}:`,
        ...data.refunds.map((refund) => line(refund, say)),
        after(data),
      )
    : sentences(single(data, say), after(data))
}

function none({ remaining_after_refunds }: Data, say: Say): string {
  if (remaining_after_refunds?.amount === 0) {
    return `The shop has charged nothing for ${theOrder(say)}, so there is no refund.`
  }
  return `The shop has not registered a refund for ${theOrder(say)} yet. If you sent something back, it usually appears once the shop has received it.`
}

function total({ refunded_total }: Data): string {
  return refunded_total === null ? '' : `, ${refunded_total.text} in all`
}

function single(data: Data, say: Say): string {
  const [refund] = data.refunds
  const amount = refund?.amount ?? data.refunded_total
  const which = amount === null ? 'your refund' : `your refund of ${amount.text}`
  const when = refund?.refunded_at == null ? '' : ` on ${say.day(refund.refunded_at, 'full')}`
  return sentences(
    `Yes, ${which} was processed${when}.`,
    refund?.description != null && `The shop’s note on it: “${refund.description}”.`,
  )
}

function line({ amount, refunded_at, description }: Refund, say: Say): string {
  const parts = [amount?.text, refunded_at === null ? null : say.day(refunded_at, 'full'), description]
  return `• ${parts.filter((part) => part != null).join(' · ')}`
}

function after(data: Data): string {
  return sentences(
    data.state === 'full' && 'Everything that was charged is refunded.',
    data.state === 'partial' &&
      some(data.remaining_after_refunds) &&
      `That leaves ${data.remaining_after_refunds.text} charged for the order.`,
    arrival(data),
  )
}

/** The shop has registered the refund; only Klarna and the bank know whether the money has arrived. */
function arrival({ usually_arrives, state }: Data): string {
  if (usually_arrives !== null) {
    const { from_days, to_days } = usually_arrives
    return `The money usually takes ${from_days} to ${to_days} days to reach the account that you paid from.`
  }
  return state === 'full'
    ? 'Payments to Klarna that were still due fall away, and what was paid comes back. The Klarna app shows the details.'
    : 'If payments to Klarna are still due, the refund lowers them. The Klarna app shows what is left.'
}
