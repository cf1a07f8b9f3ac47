import { isRecord, type RawOrder } from './klarna-order.ts'

export type ExtendDueDateOptions = {
  currency: unknown
  options: { amount: number; number_of_days: number }[]
}

// Klarna: only pay-later methods, only in these countries (klarna-facts §1.8).
const countries = ['AT', 'BE', 'DK', 'DE', 'FI', 'NL', 'NO', 'SE', 'GB']
const payLaterTypes = [
  'INVOICE',
  'INVOICE_BUSINESS',
  'PAY_LATER_BY_CARD',
  'PAY_LATER_IN_PARTS',
  'PAY_IN_X',
  'FIXED_AMOUNT_BY_CARD',
]

// The merchant's fees in minor units, by order value: small, middle, large.
const euroFees = { tenDays: 100, thirtyDays: [199, 499, 799], sixtyDays: [499, 999, 1299] } as const
const kronaFees = { tenDays: 1000, thirtyDays: [1900, 4900, 7900], sixtyDays: [4900, 9900, 12900] } as const

/** What a merchant may buy for the shopper. For anything but pay later the list is empty (our choice: NC). */
export function extendDueDateOptions(order: RawOrder): ExtendDueDateOptions {
  const currency = order['purchase_currency']
  if (!isPayLater(order)) return { currency, options: [] }
  const inKrona = currency === 'SEK' || currency === 'NOK' || currency === 'DKK'
  const fees = inKrona ? kronaFees : euroFees
  const size = sizeOf(order['order_amount'], inKrona ? 300_000 : 30_000, inKrona ? 750_000 : 75_000)
  return {
    currency,
    options: [
      { amount: 0, number_of_days: 2 },
      { amount: fees.tenDays, number_of_days: 10 },
      { amount: fees.thirtyDays[size], number_of_days: 30 },
      { amount: fees.sixtyDays[size], number_of_days: 60 },
    ],
  }
}

function isPayLater(order: RawOrder): boolean {
  const method = order['initial_payment_method']
  const type = isRecord(method) ? method['type'] : undefined
  const country = order['purchase_country']
  return (
    typeof type === 'string' &&
    payLaterTypes.includes(type) &&
    typeof country === 'string' &&
    countries.includes(country.toUpperCase())
  )
}

function sizeOf(amount: unknown, middleFrom: number, largeAbove: number): 0 | 1 | 2 {
  if (typeof amount !== 'number' || amount < middleFrom) return 0
  return amount <= largeAbove ? 1 : 2
}
