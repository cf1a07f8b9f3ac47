import { useEffect, useState } from 'react'
import { useSession } from '../session.tsx'
import { sayDistance, sayMoment } from './say-time.ts'

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
