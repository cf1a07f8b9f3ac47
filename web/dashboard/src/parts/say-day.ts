// A calendar day is the same all over the world: it is read and told in UTC.
const short = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const long = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })

/** "3 Nov", as the browser's language tells it; `day` is `YYYY-MM-DD`. */
export function sayDay(day: string): string {
  return short.format(new Date(day))
}

/** "28 Oct – 26 Nov 2026" */
export function sayDays(from: string, to: string): string {
  return long.formatRange(new Date(from), new Date(to))
}
