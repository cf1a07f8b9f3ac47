import { type Day, day } from '../../domain/day.ts'
import { type Currency, parseCurrency } from '../../domain/money.ts'

/** All that a reply may state: what the tools of this turn said, and what the shopper called the order. */
export type Facts = {
  readonly amounts: readonly { readonly amount: number; readonly currency: Currency }[]
  readonly days: readonly Day[]
  /** Counts, numbers of parts, days until: every whole number in the tools' data, and how long each list is. */
  readonly numbers: ReadonlySet<number>
  /** Names, references, addresses: every other text in the tools' data, and the order as the shopper wrote it. */
  readonly names: readonly string[]
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
  const visit = (value: unknown): void => {
    if (typeof value === 'number') numbers.add(value)
    else if (typeof value === 'string') {
      const asDay = dayOrNot(value)
      if (asDay === undefined) found.push(value)
      else days.add(asDay)
    } else if (Array.isArray(value)) {
      numbers.add(value.length)
      for (const entry of value) visit(entry)
    } else if (typeof value === 'object' && value !== null) {
      const money = moneyIn(value)
      if (money === undefined) for (const entry of Object.values(value)) visit(entry)
      else amounts.push(money)
    }
  }
  for (const value of data) visit(value)
  return { amounts, days: [...days], numbers, names: found, texts }
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
