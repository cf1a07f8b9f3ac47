import type { DisagreementKind, KlarnaSays, ShopSays } from '../../domain/disagreement.ts'
import { formatMoney, type Money } from '../../domain/money.ts'
import type { Disagreement } from '../../storage/storage.ts'

export const titles: Readonly<Record<DisagreementKind, string>> = {
  refunded_only_at_shop: 'Refunded in the shop, not at Klarna',
  refunded_only_at_klarna: 'Refunded at Klarna, not in the shop',
  refunded_differently: 'Refunded by different amounts',
  cancelled_only_at_shop: 'Cancelled in the shop, not at Klarna',
  cancelled_only_at_klarna: 'Cancelled at Klarna, not in the shop',
  paid_only_at_shop: 'Paid in the shop, not charged at Klarna',
  captured_only_at_klarna: 'Charged at Klarna, not paid in the shop',
}

export const waysOut: Readonly<Record<DisagreementKind, string>> = {
  refunded_only_at_shop:
    'If the refund was meant, register it at Klarna too: until then Klarna counts the whole charge.',
  refunded_only_at_klarna: 'If the refund was meant, note it in the shop too.',
  refunded_differently: 'Find out which amount was meant, and mend the other one.',
  cancelled_only_at_shop:
    'If the order was cancelled, cancel it at Klarna too, or refund what was charged there.',
  cancelled_only_at_klarna: 'Do not send the goods: Klarna pays nothing for a cancelled order.',
  paid_only_at_shop:
    'If the goods were sent, charge the order at Klarna while its authorisation lasts: until then Klarna pays nothing.',
  captured_only_at_klarna:
    'If the charge was right, mark the order as paid in the shop; if not, refund it at Klarna.',
}

export function shopSentence(
  { cancelled, paid, refunded }: ShopSays,
  { kind }: Disagreement,
  locale: string,
): string {
  switch (kind) {
    case 'refunded_only_at_shop':
    case 'refunded_only_at_klarna':
    case 'refunded_differently':
      return `${cancelled === true ? 'Cancelled, ' : ''}${refundWords(refunded, locale)}.`.replace(
        /^./,
        upper,
      )
    case 'cancelled_only_at_shop':
    case 'cancelled_only_at_klarna':
      return cancelled === true ? 'Cancelled.' : `Not cancelled${paid === true ? ', and paid' : ''}.`
    case 'paid_only_at_shop':
    case 'captured_only_at_klarna':
      return paid === true ? 'Paid.' : 'Not paid yet.'
  }
}

export function klarnaSentence({ status, captured, refunded }: KlarnaSays, locale: string): string {
  const isCharged = captured !== null && captured.amount > 0
  const parts = [
    // The amount says it.
    status === 'captured' && isCharged ? null : stateWords[status],
    captured === null ? null : chargeWords(captured, locale),
    captured === null || isCharged ? refundWords(refunded, locale) : null,
  ]
  return `${parts.filter((part) => part !== null).join(', ')}.`
}

const stateWords: Readonly<Record<KlarnaSays['status'], string>> = {
  authorized: 'Approved',
  part_captured: 'Partly charged',
  captured: 'Charged',
  cancelled: 'Cancelled',
  expired: 'Expired',
  closed: 'Closed',
  unrecognised: 'In a state that Kvitto does not know',
}

function chargeWords(captured: Money, locale: string): string {
  return captured.amount === 0 ? 'nothing charged' : `${formatMoney(captured, locale)} charged`
}

function refundWords(refunded: Money | null, locale: string): string {
  if (refunded === null) return 'refunds not known'
  return refunded.amount === 0 ? 'nothing refunded' : `${formatMoney(refunded, locale)} refunded`
}

function upper(letter: string): string {
  return letter.toUpperCase()
}
