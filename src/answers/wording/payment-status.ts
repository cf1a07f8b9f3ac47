import type { DataOf } from '../../tools/index.ts'
import type { MethodData } from '../../tools/schemas.ts'
import { partCharged } from './capture-details.ts'
import { type Say, sentences, someText, textOf } from './say.ts'

type Data = DataOf<'get_payment_status'>

export function paymentStatus(data: Data, say: Say): string {
  const { paymentStatus: words } = say.words
  const refunded = someText(data.refunded)
  const alsoRefunded = refunded === null ? null : words.shopRefunded(refunded)
  const nothingMore = words.nothingMore(someText(data.captured))
  switch (data.reason) {
    case 'captured':
      return sentences(`${say.mark.done}${charged(data, say)}`, alsoRefunded)
    case 'nothing_captured':
      return notCharged(data, say)
    case 'part_captured':
      return sentences(partCharged(data, say), alsoRefunded)
    case 'refunded_in_full':
      return words.refundedInFull(refunded)
    case 'cancelled':
    case 'expired':
    case 'closed':
      return sentences(words[data.reason], nothingMore, alsoRefunded)
    case 'unrecognised':
      return words.unknown
  }
}

function charged(data: Data, { words: { paymentStatus: words } }: Say): string {
  const amount = textOf(data.captured ?? data.total)
  const method = data.method?.name ?? null
  if (data.deferred === false) return words.complete(amount, method)
  if (data.deferred === null) return words.charged(amount)
  return sentences(words.completeToShop(amount, method), owedToKlarna(data.method, words))
}

/** What is between the shopper and Klarna the shop cannot see; this only says where it is seen. */
function owedToKlarna(method: MethodData | null, words: Say['words']['paymentStatus']): string {
  switch (method?.id) {
    case 'pay_in_3':
      return words.owedInParts(3)
    case 'pay_in_4':
      return words.owedInParts(4)
    case 'financing':
      return words.owedMonthly
    default:
      return words.owedLater
  }
}

function notCharged({ total, deferred }: Data, { about, words: { paymentStatus: words } }: Say): string {
  if (about.review === 'rejected') return words.declined
  return sentences(
    about.review === 'pending' && words.underReview,
    words.notCharged(textOf(total)),
    words.usuallyWhenShipped,
    deferred === true && words.nothingDueYet,
  )
}
