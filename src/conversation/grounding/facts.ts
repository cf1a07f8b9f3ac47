import { type Day, day } from '../../domain/day.ts'
import { type Currency, parseCurrency } from '../../domain/money.ts'

/** All that a reply may state: what the tools of this turn said, and what the shopper called the order. */
export type Facts = {
  readonly amounts: readonly { readonly amount: number; readonly currency: Currency }[]
  readonly days: readonly Day[]
  /** Counts, numbers of parts, days until: every whole number in the tools' data, and how long each list is. */
  readonly numbers: ReadonlySet<number>
  /** Names, references: every other text in the tools' data, and the order as the shopper wrote it. */
  readonly names: readonly string[]
  /** Descriptions by third parties in the tools' data: they state nothing, and may say anything. */
  readonly descriptions: readonly string[]
  /** What the built-in wording says in this turn. */
  readonly texts: readonly string[]
  /** What the shop or Kvitto says in general, of no order: each sentence of it may be said by itself. */
  readonly general: readonly string[]
}

/**
 * `data`: of each tool that answered; `texts`: what the built-in wording says; `names`: what the shopper wrote;
 * `own`: the merchant's own answers among the texts.
 */
export function factsFrom(
  data: readonly unknown[],
  texts: readonly string[],
  names: readonly string[],
  own: readonly string[] = [],
): Facts {
  const amounts: Facts['amounts'][number][] = []
  const days = new Set<Day>()
  const numbers = new Set<number>()
  const found = [...names]
  const descriptions: string[] = []
  const general = [...own]
  const read = (text: string, key: string, of: string[]): void => {
    const asDay = dayOrNot(text)
    if (asDay !== undefined) days.add(asDay)
    else if (key === 'description') of.push(text)
    else found.push(text)
  }
  const visit = (value: unknown, key: string, of: string[]): void => {
    if (typeof value === 'number') numbers.add(value)
    else if (typeof value === 'string') read(value, key, of)
    else if (Array.isArray(value)) {
      numbers.add(value.length)
      for (const entry of value) visit(entry, '', of)
    } else if (typeof value === 'object' && value !== null) visitObject(value, of)
  }
  const visitObject = (value: object, of: string[]): void => {
    const money = moneyIn(value)
    if (money !== undefined) amounts.push(money)
    // Payment methods are described by the shop or by Kvitto.
    else
      for (const [name, entry] of Object.entries(value)) visit(entry, name, 'methods' in value ? general : of)
  }
  for (const value of data) visit(value, '', descriptions)
  return { amounts, days: [...days], numbers, names: found, descriptions, texts, general }
}

function moneyIn(value: object): Facts['amounts'][number] | undefined {
  if (!('amount' in value) || !('currency' in value)) return undefined
  const currency = parseCurrency(value.currency)
  return typeof value.amount === 'number' && currency !== undefined
    ? { amount: value.amount, currency }
    : undefined
}

/** A day, or the day of an instant, as the tools write them. */
function dayOrNot(text: string): Day | undefined {
  const date = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+Z)?$/.exec(text)?.[1]
  if (date === undefined) return undefined
  try {
    return day(date)
  } catch {
    return undefined
  }
}
