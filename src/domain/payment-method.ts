export const paymentMethodIds = [
  'pay_now',
  'pay_later',
  'pay_in_3',
  'pay_in_4',
  'financing',
  'unknown',
] as const
export type PaymentMethodId = (typeof paymentMethodIds)[number]

/** The method chosen at checkout. The shopper can change it in the Klarna app without the order knowing. */
export type PaymentMethod = {
  readonly id: PaymentMethodId
  /** Klarna's own word, e.g. `PAY_IN_X`. */
  readonly klarnaType: string
  /** Klarna's description; text from outside. */
  readonly description: string | null
  readonly installments: number | null
  /** True where the shopper pays Klarna after the purchase; null where the type does not tell. */
  readonly deferred: boolean | null
  /** True where Klarna's description says that it goes on a monthly invoice. */
  readonly monthlyInvoice: boolean
}

type Kind = 'now' | 'later' | 'parts' | 'financing'

/** klarna-facts §1.4. The last four of `parts` and `later` follow from their names only: not confirmed by Klarna. */
const kinds: Readonly<Record<string, Kind>> = {
  DIRECT_DEBIT: 'now',
  PAY_BY_CARD: 'now',
  CARD: 'now',
  BANK_TRANSFER: 'now',
  SWISH: 'now',
  MOBILEPAY: 'now',
  INVOICE: 'later',
  INVOICE_BUSINESS: 'later',
  PAY_LATER_BY_CARD: 'later',
  PAY_IN_X: 'parts',
  FIXED_AMOUNT_BY_CARD: 'parts',
  PAY_LATER_IN_PARTS: 'parts',
  FIXED_AMOUNT: 'financing',
  ACCOUNT: 'financing',
  FIXED_SUM_CREDIT: 'financing',
  DEFERRED_INTEREST: 'financing',
}

/** "Månadsfaktura" and its siblings: one invoice a month for many purchases, so no due day follows from this one. */
const monthly = /månadsfaktura|månedsfaktura|kuukausilasku|monatsrechnung|monthly (?:invoice|statement)/iu

export function paymentMethod(
  klarnaType: string,
  description: string | null,
  installments: number | null,
): PaymentMethod {
  const kind = Object.hasOwn(kinds, klarnaType) ? kinds[klarnaType] : undefined
  return {
    id: methodId(kind, installments),
    klarnaType,
    description,
    installments,
    deferred: kind === undefined ? null : kind !== 'now',
    monthlyInvoice: kind === 'later' && description !== null && monthly.test(description),
  }
}

/** Without a count from Klarna, "in parts" is not guessed to be three or four. */
function methodId(kind: Kind | undefined, installments: number | null): PaymentMethodId {
  switch (kind) {
    case 'now':
      return 'pay_now'
    case 'later':
      return 'pay_later'
    case 'financing':
      return 'financing'
    case 'parts':
      return installments === 3 ? 'pay_in_3' : installments === 4 ? 'pay_in_4' : 'unknown'
    case undefined:
      return 'unknown'
  }
}
