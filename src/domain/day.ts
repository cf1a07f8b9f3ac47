declare const dayBrand: unique symbol

/** A calendar day, `YYYY-MM-DD`, with no time and no zone. */
export type Day = string & { readonly [dayBrand]: true }

const dayMs = 86_400_000

/** @throws RangeError for anything but a real day written `YYYY-MM-DD`. */
export function day(text: string): Day {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || toDay(at) !== text) throw new RangeError(`Not a day written YYYY-MM-DD: ${text}`)
  return text as Day
}

const dayFormatters = new Map<string, Intl.DateTimeFormat>()

/** The calendar day on which `instant` falls in `timeZone` (an IANA name). */
export function dayIn(instant: Date, timeZone: string): Day {
  let formatter = dayFormatters.get(timeZone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    dayFormatters.set(timeZone, formatter)
  }
  // The ISO 8601 calendar is written as that standard writes it. Its parts would take twice as long.
  return formatter.format(instant).padStart(10, '0') as Day
}

export function addDays(start: Day, days: number): Day {
  return toDay(utc(start) + days * dayMs)
}

/** The same day of the month `months` later; the month's last day where it has no such day (Jan 31 → Feb 28). */
export function addMonths(start: Day, months: number): Day {
  const from = new Date(utc(start))
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1)
  const target = new Date(first)
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  return toDay(first + (Math.min(from.getUTCDate(), lastDay) - 1) * dayMs)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to) - utc(from)) / dayMs)
}

/**
 * `full`: December 15, 2024. `long`: January 1. `short`: Nov 2. The last two add the year when the day is more
 * than six months from `today`, so that a day is never read as one in another year.
 */
export type DayStyle = 'full' | 'long' | 'short'

export function formatDay(value: Day, locale: string, style: DayStyle, today: Day): string {
  const month = style === 'short' ? 'short' : 'long'
  const far = Math.abs(daysBetween(today, value)) > 183
  const key = `${locale} ${month} ${style === 'full' || far}`
  let formatter = dayFormatters.get(key)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month,
      ...(style === 'full' || far ? { year: 'numeric' as const } : {}),
    })
    dayFormatters.set(key, formatter)
  }
  return formatter.format(utc(value))
}

function utc(value: Day): number {
  return Date.parse(`${value}T00:00:00Z`)
}

function toDay(at: number): Day {
  return new Date(at).toISOString().slice(0, 10) as Day
}
