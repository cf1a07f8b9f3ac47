/** Currencies that Klarna settles in, with the decimals of their minor unit (ISO 4217), and a few neighbours. */
const decimalsOf = {
  AED: 2,
  AUD: 2,
  BGN: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 2,
  ILS: 2,
  INR: 2,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MXN: 2,
  NOK: 2,
  NZD: 2,
  OMR: 3,
  PLN: 2,
  RON: 2,
  SAR: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TND: 3,
  TRY: 2,
  USD: 2,
  VND: 0,
  ZAR: 2,
} as const

export type Currency = keyof typeof decimalsOf

export const currencies = Object.keys(decimalsOf) as readonly Currency[]

/** An amount of `amount` minor units (öre, cents; whole yen) of `currency`. Always a safe integer. */
export type Money = { readonly amount: number; readonly currency: Currency }

/** Accepts any case: Klarna's specification writes "usd", its answers "USD". */
export function parseCurrency(value: unknown): Currency | undefined {
  if (typeof value !== 'string' || !/^[A-Za-z]{3}$/.test(value)) return undefined
  const code = value.toUpperCase()
  return Object.hasOwn(decimalsOf, code) ? (code as Currency) : undefined
}

/** @throws RangeError when `amount` is not a safe integer. */
export function money(amount: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole number of minor units: ${amount}`)
  return { amount, currency }
}

export function decimals(currency: Currency): number {
  return decimalsOf[currency]
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, currency: Currency): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const digits = decimals(currency)
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    // English readers of a Swedish shop are told "SEK", not "kr": the code is the same in every country.
    currencyDisplay: locale.startsWith('en') ? 'code' : 'symbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  formatters.set(key, made)
  return made
}

/** The amount as people who read `locale` (a BCP 47 tag) write it; every space in it is U+00A0. */
export function formatMoney(value: Money, locale: string): string {
  // A decimal string, not a division: 9007199254740991 öre keeps its last digit.
  const text = formatter(locale, value.currency).format(decimalText(value) as Intl.StringNumericLiteral)
  return text.replace(/[\s\u202f]/gu, '\u00a0')
}

function decimalText({ amount, currency }: Money): string {
  const digits = decimals(currency)
  const sign = amount < 0 ? '-' : ''
  const units = String(Math.abs(amount)).padStart(digits + 1, '0')
  if (digits === 0) return sign + units
  return `${sign}${units.slice(0, -digits)}.${units.slice(-digits)}`
}
