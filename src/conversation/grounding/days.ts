import { type Day, daysBetween } from '../../domain/day.ts'
import { languages } from '../../languages/index.ts'
import { fold } from '../../understanding/features.ts'
import type { Facts } from './facts.ts'

type Names = {
  /** Folded name of a month in any language, long or short → 1 to 12. */
  readonly months: ReadonlyMap<string, ReadonlySet<number>>
  /** Only names that cannot be taken for another word. */
  readonly longMonths: ReadonlyMap<string, ReadonlySet<number>>
  /** Folded name of a day of the week → 0 (Sunday) to 6. */
  readonly weekdays: ReadonlyMap<string, ReadonlySet<number>>
  /** Folded "tomorrow", "yesterday" and the like → days from today. */
  readonly relative: ReadonlyMap<string, ReadonlySet<number>>
}

/** Words that a language also uses for something else: English "may", Greek "second" to "fifth". */
const ambiguous = new Set(['may', 'δευτερα', 'τριτη', 'τεταρτη', 'πεμπτη'])

let known: Names | undefined

/** A date in a reply, as far as it says: a month alone, a day and a month, with or without a year. */
type Written = { readonly day?: number; readonly month: number; readonly year?: number }

/** Takes the dates out of a folded text. `wrong`: those that are no fact, in any of the languages' formats. */
export function takeDays(text: string, facts: Facts, today: Day): { rest: string; wrong: readonly string[] } {
  known ??= namesOfAll()
  const names = known
  const wrong: string[] = []
  const check = (whole: string, readings: readonly Written[]): string => {
    if (readings.length === 0) return whole
    if (!readings.some((written) => facts.days.some((day) => fits(day, written)))) wrong.push(whole.trim())
    return ' '
  }
  const month = [...names.months.keys()]
    .sort((a, b) => b.length - a.length)
    .map(RegExp.escape)
    .join('|')
  patterns ??= {
    dayFirst: new RegExp(
      String.raw`(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª|:a|:e|η)?(?: of| de| d'| του)? ?(${month})(?!\p{L})\.?(?:,? (?:de )?(\d{4}))?`,
      'gu',
    ),
    monthFirst: new RegExp(
      String.raw`(?<!\p{L})(${month})\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,? (\d{4}))?`,
      'gu',
    ),
  }
  const rest = text
    .replace(/(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g, (whole, y, m, d) =>
      check(whole, [{ day: Number(d), month: Number(m), year: Number(y) }]),
    )
    .replace(/(?<![\d.])(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)/g, (whole, a, _s, b, y) =>
      check(whole, bothWays(Number(a), Number(b), Number(y) < 100 ? 2000 + Number(y) : Number(y))),
    )
    .replace(/(?<![\d.])(\d{1,2})[./](\d{1,2})\.?(?![\d.])/g, (whole, a, b) =>
      check(whole, bothWays(Number(a), Number(b))),
    )
    .replace(patterns.dayFirst, (whole, d, m, y) => check(whole, monthsOf(names.months, m, Number(d), y)))
    .replace(patterns.monthFirst, (whole, m, d, y) => check(whole, monthsOf(names.months, m, Number(d), y)))
  wrong.push(...looseWords(rest, names, facts, today))
  return { rest, wrong }
}

let patterns: { dayFirst: RegExp; monthFirst: RegExp } | undefined

function monthsOf(
  months: Names['months'],
  name: string,
  day: number,
  year: string | undefined,
): readonly Written[] {
  return [...(months.get(name) ?? [])].map((month) => ({
    day,
    month,
    ...(year === undefined ? {} : { year: Number(year) }),
  }))
}

function bothWays(a: number, b: number, year?: number): readonly Written[] {
  const rest = year === undefined ? {} : { year }
  const readings = [
    { day: a, month: b, ...rest },
    { day: b, month: a, ...rest },
  ]
  return readings.filter(({ day, month }) => day >= 1 && day <= 31 && month >= 1 && month <= 12)
}

function fits(fact: Day, { day, month, year }: Written): boolean {
  const [factYear, factMonth, factDay] = fact.split('-').map(Number)
  return (
    factMonth === month && (day === undefined || factDay === day) && (year === undefined || factYear === year)
  )
}

/** Months, days of the week and words such as "tomorrow" that stand alone. */
function looseWords(text: string, names: Names, facts: Facts, today: Day): readonly string[] {
  const words = text.match(/[\p{L}-]+/gu) ?? []
  const allowed = facts.texts.map(fold).join(' ')
  return words.filter((word) => {
    if (allowed.includes(word)) return false
    const months = names.longMonths.get(word)
    if (months !== undefined)
      return !facts.days.some((day) => [...months].some((month) => fits(day, { month })))
    const weekdays = names.weekdays.get(word)
    if (weekdays !== undefined)
      return !facts.days.some((day) => weekdays.has(new Date(`${day}T00:00Z`).getUTCDay()))
    const relative = names.relative.get(word)
    if (relative !== undefined) return !facts.days.some((day) => relative.has(daysBetween(today, day)))
    return false
  })
}

function namesOfAll(): Names {
  const [months, longMonths, weekdays, relative] = [
    new NameMap(),
    new NameMap(),
    new NameMap(),
    new NameMap(),
  ]
  for (const tag of new Set(languages.flatMap(({ tag, writtenAs }) => [tag, writtenAs ?? tag]))) {
    for (const { name, month } of monthsIn(tag, 'short')) months.add(name, month)
    for (const { name, month } of monthsIn(tag, 'long')) {
      months.add(name, month)
      if (name.length > 3) longMonths.add(name, month)
    }
    const weekday = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' })
    // 22 November 2026 is a Sunday.
    for (let index = 0; index < 7; index += 1)
      weekdays.add(weekday.format(new Date(Date.UTC(2026, 10, 22 + index))), index)
    const format = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
    for (const days of [-1, 1]) relative.add(format.format(days, 'day'), days)
  }
  for (const word of ambiguous) for (const names of [longMonths, weekdays]) names.delete(word)
  return { months, longMonths, weekdays, relative }
}

/** What a folded name can mean. */
class NameMap extends Map<string, Set<number>> {
  /** Leaves out what is no single word. */
  add(written: string, value: number): void {
    const name = fold(written).replace(/\.$/, '')
    if (/^\p{L}{3,}[\p{L}-]*$/u.test(name)) this.set(name, (this.get(name) ?? new Set()).add(value))
  }
}

function monthsIn(tag: string, style: 'long' | 'short'): readonly { name: string; month: number }[] {
  return Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) =>
    monthForms(tag, style, new Date(Date.UTC(2026, month - 1, 15))).map((name) => ({ name, month })),
  )
}

/** Alone, and as it stands after a day: many languages have two forms. */
function monthForms(tag: string, month: 'long' | 'short', at: Date): readonly string[] {
  const alone = new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' }).format(at)
  const parts = new Intl.DateTimeFormat(tag, { month, day: 'numeric', timeZone: 'UTC' }).formatToParts(at)
  const inside = parts.find(({ type }) => type === 'month')?.value
  return inside === undefined ? [alone] : [alone, inside]
}
