/** A fixed instant, or a time of day in UTC (up to 21:59) so many days before today. */
export type StoryTime = string | readonly [daysAgo: number, utcTime: string]

// The day in the demo's shop: "20 days ago" must be so on the shop's calendar, also when clocks change.
const shopDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

export function instantOf(time: StoryTime, now: Date): Date {
  if (typeof time === 'string') return new Date(time)
  const [daysAgo, utcTime] = time
  const instant = new Date(`${shopDay.format(now)}T${utcTime}Z`)
  instant.setUTCDate(instant.getUTCDate() - daysAgo)
  return instant
}

// Klarna: midnight UTC, 28 days after the day of the purchase (klarna-facts §9.9).
export function expiryOf(createdAt: Date): Date {
  const expiry = new Date(createdAt)
  expiry.setUTCHours(0, 0, 0, 0)
  expiry.setUTCDate(expiry.getUTCDate() + 28)
  return expiry
}
