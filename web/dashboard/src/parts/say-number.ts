const whole = new Intl.NumberFormat()
const percent = new Intl.NumberFormat(undefined, { style: 'percent' })
const seconds = unit('second', 'narrow', 1)
const milliseconds = unit('millisecond', 'short', 0)

/** A count, grouped as the browser's language does. */
export function sayCount(count: number): string {
  return whole.format(count)
}

/** "1 message", "2,000 messages". */
export function sayCounted(count: number, one: string, many: string): string {
  return `${sayCount(count)} ${count === 1 ? one : many}`
}

/** A share from 0 to 1 as whole percent. What is not nothing and not all is not rounded to either. */
export function sayShare(share: number): string {
  if (share > 0 && share < 0.005) return `< ${percent.format(0.01)}`
  if (share < 1 && share >= 0.995) return `> ${percent.format(0.99)}`
  return percent.format(share)
}

/** How long something took: "340 ms", "1.2s". */
export function sayDuration(ms: number): string {
  return ms < 1000 ? milliseconds.format(ms) : seconds.format(ms / 1000)
}

function unit(
  name: string,
  unitDisplay: 'short' | 'narrow',
  maximumFractionDigits: number,
): Intl.NumberFormat {
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: name,
    unitDisplay,
    maximumFractionDigits,
  })
}
