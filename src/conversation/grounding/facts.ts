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
}

/** `data`: of each tool that answered; `texts`: what the built-in wording says; `names`: what the shopper wrote. */
export function factsFrom(
  data: readonly unknown[],
  texts: readonly string[],
  names: readonly string[],
): Facts {
  const amounts: Facts['amounts'][number][] = []
  const days = new Set<Day>()
  const numbers = new Set<number>()
  const found = [...names]
  const descriptions: string[] = []
  const read = (text: string, key: string): void => {
    const asDay = dayOrNot(text)
    if (asDay !== undefined) days.add(asDay)
    else if (key === 'description') descriptions.push(text)
    else found.push(text)
  }
  const visit = (value: unknown, key = ''): void => {
    if (typeof value === 'number') numbers.add(value)
    else if (typeof value === 'string') read(value, key)
    else if (Array.isArray(value)) {
      numbers.add(value.length)
      for (const entry of value) visit(entry)
    } else if (typeof value === 'object' && value !== null) {
      const money = moneyIn(value)
      if (money === undefined) for (const [name, entry] of Object.entries(value)) visit(entry, name)
      else amounts.push(money)
    }
  }
  for (const value of data) visit(value)
  return { amounts, days: [...days], numbers, names: found, descriptions, texts }
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
