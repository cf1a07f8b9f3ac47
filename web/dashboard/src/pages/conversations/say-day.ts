/** In the shop's time zone, as the browser's language writes it. `language` is BCP 47. */
type Where = { readonly timeZone: string; readonly language?: string }

/** "17:30" */
export function sayClock(at: Date, where: Where): string {
  return format(at, where, { timeStyle: 'short' })
}

/** "Today", "Yesterday", "Thursday, 26 November 2026" */
export function sayDay(at: Date, now: Date, where: Where): string {
  if (isSameDay(at, now, where)) return 'Today'
  if (isSameDay(at, new Date(now.getTime() - 86_400_000), where)) return 'Yesterday'
  return format(at, where, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** As short as can be: the time of a moment today, else its day: "17:30", "26 Nov", "26 Nov 2025". */
export function sayBriefly(at: Date, now: Date, where: Where): string {
  if (isSameDay(at, now, where)) return sayClock(at, where)
  const isThisYear = format(at, where, { year: 'numeric' }) === format(now, where, { year: 'numeric' })
  return format(at, where, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) })
}

/** A calendar day, `YYYY-MM-DD`: "26 Nov 2026". */
export function sayCalendarDay(day: string, language?: string): string {
  const where = language === undefined ? { timeZone: 'UTC' } : { timeZone: 'UTC', language }
  return format(new Date(`${day}T00:00:00Z`), where, { dateStyle: 'medium' })
}

export function isSameDay(one: Date, other: Date, { timeZone }: Where): boolean {
  const day = (at: Date) => format(at, { timeZone, language: 'sv' }, { dateStyle: 'short' })
  return day(one) === day(other)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format is dear, and a list says hundreds of times. */
function format(at: Date, { timeZone, language }: Where, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([timeZone, language, options])
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone })
  formats.set(key, known)
  return known.format(at)
}
