import { useEffect, useState } from 'react'
import { useSession } from '../session.tsx'

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** "5 minutes ago", "in 3 days"; less than a minute is "now". */
export function sayDistance(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? [
    'minute',
    Number.POSITIVE_INFINITY,
  ]
  return size === Number.POSITIVE_INFINITY ? 'now' : relative.format(Math.round(seconds / size), unit)
}

/** Day and time in the shop's time zone: "26 Nov 2026, 17:30". */
export function sayMoment(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
}

/** How long ago, or until; pointing at it shows day and time in the shop's time zone. `at` is ISO 8601. */
export function RelativeTime({ at }: { at: string }) {
  const { session } = useSession()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  const date = new Date(at)
  return (
    <time dateTime={at} title={`${sayMoment(date, session.shop.time_zone)} (${session.shop.time_zone})`}>
      {sayDistance(date, now)}
    </time>
  )
}
