/** The lengths that are chosen with one press, in days up to today. */
export const usualLengths = [7, 30, 90] as const

type Days = (typeof usualLengths)[number]

/** Days are `YYYY-MM-DD` in the shop's time zone; both ends are included. */
export type DayRange =
  | { readonly kind: 'days'; readonly days: Days }
  | { readonly kind: 'own'; readonly from: string; readonly to: string }

/** What the server takes at most, in days. */
export const longestRange = 366

/** The range that stands in the page's address; without any, the last 30 days. */
export function rangeIn(search: URLSearchParams): DayRange {
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? '']
  if (checkRange(from, to) === null) return { kind: 'own', from, to }
  const days = usualLengths.find((length) => String(length) === search.get('days'))
  return { kind: 'days', days: days ?? 30 }
}

/** The other way round. */
export function searchOf(range: DayRange): Record<string, string> {
  if (range.kind === 'own') return { from: range.from, to: range.to }
  return range.days === 30 ? {} : { days: String(range.days) }
}

/** Its two ends; `today` is the last day of those that are counted from today. */
export function endsOf(range: DayRange, today: string): { readonly from: string; readonly to: string } {
  return range.kind === 'own' ? range : { from: addDays(today, 1 - range.days), to: today }
}

/** What is wrong with two days that somebody chose, and at which of them; null where nothing is. */
export function checkRange(
  from: string,
  to: string,
): { readonly field: 'from' | 'to'; readonly detail: string } | null {
  if (!isDay(from)) return { field: 'from', detail: 'Choose the first day.' }
  if (!isDay(to)) return { field: 'to', detail: 'Choose the last day.' }
  const days = daysBetween(from, to) + 1
  if (days < 1) return { field: 'to', detail: 'The last day is before the first one.' }
  if (days > longestRange)
    return { field: 'from', detail: `These are ${days} days. Choose at most ${longestRange}.` }
  return null
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

const dayMs = 24 * 60 * 60_000

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** Half-typed years such as 0202 are none. */
function isDay(text: string): boolean {
  return /^2\d{3}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.startsWith(text) === true
}
