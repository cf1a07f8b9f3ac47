import { type Currency, decimals, type Money, parseCurrency } from '../domain/money.ts'

/** `-1200.50` and `SEK` in minor units; null for what is no amount of a known currency, or finer than its minor unit. */
export function decimalAmount(amount: unknown, code: unknown): Money | null {
  const currency = parseCurrency(code)
  const text = typeof amount === 'number' ? String(amount) : amount
  return currency === undefined || typeof text !== 'string' ? null : parsed(text, currency)
}

function parsed(text: string, currency: Currency): Money | null {
  const digits = decimals(currency)
  const [, sign, whole, part = ''] = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/.exec(text) ?? []
  if (whole === undefined || !/^0*$/.test(part.slice(digits))) return null
  const amount = Number(`${sign}${whole}${part.slice(0, digits).padEnd(digits, '0')}`)
  // Not -0.
  return Number.isSafeInteger(amount) ? { amount: amount + 0, currency } : null
}
