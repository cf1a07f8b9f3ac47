import type { DataOf } from '../../tools/index.ts'
import type { MethodData } from '../../tools/schemas.ts'
import type { Say } from '../language.ts'
import { partCharged } from './capture-details.ts'
import { sentences, some, via } from './phrases.ts'

type Data = DataOf<'get_payment_status'>

export function paymentStatus(data: Data, say: Say): string {
  switch (data.reason) {
    case 'captured':
      return sentences(`${say.mark.done}${charged(data)}`, alsoRefunded(data))
    case 'nothing_captured':
      return notCharged(data, say)
    case 'part_captured':
      return sentences(partCharged(data, say), alsoRefunded(data))
    case 'refunded_in_full':
      return some(data.refunded)
        ? `This order was refunded in full: ${data.refunded.text}.`
        : 'This order was refunded in full.'
    case 'cancelled':
      return sentences('This order was cancelled.', nothingMore(data), alsoRefunded(data))
    case 'expired':
      return sentences(
        'This order has expired, because the shop did not charge it in time.',
        nothingMore(data),
        alsoRefunded(data),
      )
    case 'closed':
      return sentences('Klarna lists this order as closed.', nothingMore(data), alsoRefunded(data))
    case 'unrecognised':
      return 'Klarna gives this order a status that I do not know, so I cannot say whether it is paid. The Klarna app shows it, and the shop can help.'
  }
}

function charged(data: Data): string {
  const amount = data.captured ?? data.total
  if (data.deferred === false) {
    return sentences(
      'Your payment is complete.',
      amount !== null && `Total paid: ${amount.text}${via(data.method)}.`,
    )
  }
  if (data.deferred === true) {
    const how = amount === null ? via(data.method) : `: ${amount.text}${via(data.method)}`
    return sentences(`Your payment to the shop is complete${how}.`, owedToKlarna(data.method))
  }
  return sentences(
    amount === null ? 'The shop has charged your order.' : `The shop has charged your order: ${amount.text}.`,
    'The Klarna app shows how it is paid.',
  )
}

/** What is between the shopper and Klarna the shop cannot see; this only says where it is seen. */
function owedToKlarna(method: MethodData | null): string {
  const parts = method?.id === 'pay_in_3' ? 3 : method?.id === 'pay_in_4' ? 4 : null
  if (parts !== null) return `You pay Klarna in ${parts} parts; the Klarna app shows what is left.`
  if (method?.id === 'financing') return 'You pay Klarna month by month; the Klarna app shows what is left.'
  return 'You pay Klarna later; the Klarna app shows what is left and until when.'
}

function notCharged({ total, deferred }: Data, say: Say): string {
  if (say.about.review === 'rejected') return 'Klarna has declined this order. The shop has not charged it.'
  return sentences(
    say.about.review === 'pending' && 'Klarna is still reviewing this order.',
    total === null
      ? 'The shop has not charged your order yet.'
      : `The shop has not charged your order of ${total.text} yet.`,
    'That usually happens when it ships.',
    deferred === true && 'Until then, nothing is due.',
  )
}

function nothingMore({ captured }: Data): string {
  return some(captured)
    ? `${captured.text} was charged before; nothing more will be.`
    : 'Nothing will be charged.'
}

function alsoRefunded({ refunded }: Data): string | null {
  return some(refunded) ? `The shop has refunded ${refunded.text} of it.` : null
}
