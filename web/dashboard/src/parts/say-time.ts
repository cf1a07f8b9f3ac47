const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** "5 minutes ago", "in 3 days"; of less than a minute "just now", and "now" ahead. */
export function sayDistance(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000
  // What rounds up to a whole larger unit is one of that: "1 hour ago", not "60 minutes ago".
  const found = units.find(([, length], index) => {
    const smaller = units[index + 1]?.[1] ?? 0
    return Math.abs(seconds) >= length - smaller / 2
  })
  if (found === undefined) return seconds > 0 ? 'now' : 'just now'
  return relative.format(Math.round(seconds / found[1]), found[0])
}

/** Making a format is dear, and a list says hundreds of times. */
const moments = new Map<string, Intl.DateTimeFormat>()

/** Day and time in the shop's time zone, as the browser's language writes them: "26 Nov 2026, 17:30". */
export function sayMoment(at: Date, timeZone: string, language?: string): string {
  const key = `${timeZone} ${language}`
  const known =
    moments.get(key) ??
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  moments.set(key, known)
  return known.format(at)
}
