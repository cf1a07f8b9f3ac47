import type { Explanation, Sample, WhyNot } from './order-source.ts'

/** Of the latest orders that a sample looks at, 50 at most. */
export const sampleSize = 50

/** Counts how many of the latest orders lead to a Klarna order ID, and why the others do not. */
export function sampleOf(latest: readonly Explanation[]): Sample {
  const without: Partial<Record<WhyNot['kind'], number>> = {}
  let withKlarnaId = 0
  for (const { kind } of latest)
    if (kind === 'nominated') withKlarnaId += 1
    else without[kind] = (without[kind] ?? 0) + 1
  return {
    orders: latest.length,
    paidWithKlarna: latest.length - (without.not_paid_with_klarna ?? 0),
    withKlarnaId,
    without,
  }
}
