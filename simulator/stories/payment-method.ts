import type { KlarnaPaymentMethod } from '../klarna-order.ts'

// Klarna's types with descriptions as its responses word them (klarna-facts §1.4).

export const payLater: KlarnaPaymentMethod = { type: 'INVOICE', description: 'Pay later' }
export const payIn3: KlarnaPaymentMethod = {
  type: 'PAY_IN_X',
  description: 'Pay in 3',
  number_of_installments: 3,
}
export const payIn4: KlarnaPaymentMethod = {
  type: 'PAY_IN_X',
  description: 'Pay in 4',
  number_of_installments: 4,
}
export const payByCard: KlarnaPaymentMethod = { type: 'PAY_BY_CARD', description: 'Pay by card' }
export const directDebit: KlarnaPaymentMethod = { type: 'DIRECT_DEBIT', description: 'Pay now' }
export const financing: KlarnaPaymentMethod = {
  type: 'FIXED_AMOUNT',
  description: 'Slice it (Fixed Payments)',
  number_of_installments: 12,
}

export function method(type: string, description: string, installments?: number): KlarnaPaymentMethod {
  return installments === undefined
    ? { type, description }
    : { type, description, number_of_installments: installments }
}
