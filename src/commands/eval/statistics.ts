/** A share of a count; null where there is nothing to take a share of. */
export type Share = { readonly count: number; readonly of: number; readonly share: number | null }

export function shareOf<Item>(items: readonly Item[], isCounted: (item: Item) => boolean): Share {
  const count = items.filter(isCounted).length
  return { count, of: items.length, share: items.length === 0 ? null : count / items.length }
}

export type Latency = { readonly median_ms: number | null; readonly p99_ms: number | null }

export function latencyOf(durationsMs: readonly number[]): Latency {
  const sorted = durationsMs.toSorted((a, b) => a - b)
  return { median_ms: quantile(sorted, 0.5), p99_ms: quantile(sorted, 0.99) }
}

/** The least value that so large a part of all does not exceed (nearest rank). */
function quantile(sorted: readonly number[], part: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null
}

export type Coverage = {
  readonly precision: number
  /** Of all messages, the share that is answered. */
  readonly share: number
  readonly count: number
  /** The confidence from which on; null where no message can be answered at this precision. */
  readonly threshold: number | null
}

/**
 * The largest part that can be answered, most confident first, with at least `precision` of it right. Equally confident
 * ones are answered together or not at all.
 */
export function coverageAt(
  precision: number,
  judged: readonly { readonly confidence: number; readonly isRight: boolean }[],
): Coverage {
  const sorted = judged.toSorted((a, b) => b.confidence - a.confidence)
  let right = 0
  let best: Pick<Coverage, 'count' | 'threshold'> = { count: 0, threshold: null }
  for (const [index, { confidence, isRight }] of sorted.entries()) {
    right += isRight ? 1 : 0
    const isCut = sorted[index + 1]?.confidence !== confidence
    if (isCut && right / (index + 1) >= precision) best = { count: index + 1, threshold: confidence }
  }
  return { precision, share: sorted.length === 0 ? 0 : best.count / sorted.length, ...best }
}

/**
 * pass^k of one conversation: how likely it is that k runs, drawn from those held, all passed: C(passed, k) / C(runs, k)
 * (τ-bench, arXiv 2406.12045). Null where fewer than k were held.
 */
export function passPower(k: number, passed: number, runs: number): number | null {
  if (runs < k) return null
  let probability = 1
  for (let drawn = 0; drawn < k; drawn += 1) probability *= Math.max(0, passed - drawn) / (runs - drawn)
  return probability
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
