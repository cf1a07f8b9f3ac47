import { addDays, type Day, dayIn } from '../domain/day.ts'
import type { OfficeHours } from '../storage/storage.ts'

/** A day, and a time of it: `HH:MM`. */
export type Opening = { readonly day: Day; readonly time: string }

/** When somebody is there again; `undefined` while somebody is. Days and times are those of the time zone (IANA). */
export function nextOpening(hours: OfficeHours, now: Date, timeZone: string): Opening | undefined {
  const today = dayIn(now, timeZone)
  const time = timeIn(now, timeZone)
  const isDay = hours.days.includes(weekday(today))
  if (isDay && hours.from <= time && time < hours.to) return undefined
  const first = isDay && time < hours.from ? 0 : 1
  for (let ahead = first; ahead <= 7; ahead += 1) {
    const day = addDays(today, ahead)
    if (hours.days.includes(weekday(day))) return { day, time: hours.from }
  }
  // No day at all: nobody is ever there, and nothing can be promised.
  return undefined
}

/** As people write it there, with the day of the week. `locale` is BCP 47. */
export function writeOpening({ day, time }: Opening, locale: string): string {
  const written = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  })
  return written.format(Date.parse(`${day}T${time}:00Z`))
}

/** From 1 (Monday) to 7. */
function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

function timeIn(now: Date, timeZone: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return clock.format(now)
}
