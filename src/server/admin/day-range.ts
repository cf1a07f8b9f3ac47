import { addDays, type Day, dayIn, daysBetween, day as parseDay } from '../../domain/day.ts'
import { FormProblem } from './body.ts'

/** Days of a shop, both included, and the instants at which the first begins and the last has ended. */
export type DayRange = {
  readonly from: Day
  readonly to: Day
  readonly start: Date
  readonly end: Date
  readonly timeZone: string
}

export const longestRange = 366
/** Where nothing is asked for: today and the days before it, so many in all. */
const usualRange = 30
const quarterMs = 15 * 60_000
const dayMs = 24 * 60 * 60_000

/** @throws FormProblem */
export function dayRange(
  given: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
  timeZone: string,
): DayRange {
  const to = dayOf(given.to, 'to') ?? dayIn(now, timeZone)
  const from = dayOf(given.from, 'from') ?? addDays(to, 1 - usualRange)
  const days = daysBetween(from, to) + 1
  if (days < 1) throw new FormProblem(400, 'The first day is after the last one.', { field: 'from' })
  if (days > longestRange)
    throw new FormProblem(400, `These are ${days} days: choose at most ${longestRange}.`, { field: 'from' })
  return { from, to, start: startOf(from, timeZone), end: startOf(addDays(to, 1), timeZone), timeZone }
}

export function daysOf({ from, to }: DayRange): readonly Day[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index))
}

/** Tells on which day of the range a half hour falls that was counted in it, by its number since 1970. */
export function dayFinder(range: DayRange): (halfHour: number) => Day {
  const days = daysOf(range).map((day) => ({ day, start: startOf(day, range.timeZone).getTime() }))
  return (halfHour) => {
    const at = halfHour * 2 * quarterMs
    let [low, high] = [0, days.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((days[middle]?.start ?? 0) <= at) low = middle
      else high = middle - 1
    }
    // In a few time zones days begin a quarter past: then this half hour began before the first day did.
    return days[low]?.day ?? range.from
  }
}

/** The first instant of a day: not always midnight, where clocks are put forward then. */
export function startOf(day: Day, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // Local time is at most 14 hours ahead of UTC and 12 behind.
  let [before, reached] = [midnight - dayMs, midnight + dayMs]
  while (reached - before > quarterMs) {
    const middle = before + Math.floor((reached - before) / quarterMs / 2) * quarterMs
    if (dayIn(new Date(middle), timeZone) >= day) reached = middle
    else before = middle
  }
  return new Date(reached)
}

function dayOf(text: string | undefined, field: string): Day | undefined {
  if (text === undefined) return undefined
  try {
    // A shop has no other days; those at the ends of the calendar have no neighbours.
    if (text.startsWith('2')) return parseDay(text)
  } catch {
    // Said below.
  }
  throw new FormProblem(400, 'A day is written YYYY-MM-DD, as in 2026-11-22.', { field })
}
