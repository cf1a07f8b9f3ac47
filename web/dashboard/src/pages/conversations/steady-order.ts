/**
 * The order of a list that must not move under the reader: what was there stays where it is, what comes from further
 * down is added at the end, and what is new on top waits.
 */
export function steadyOrder(before: readonly string[], now: readonly string[]): readonly string[] {
  const places = new Map(now.map((id, place) => [id, place]))
  const kept = before.filter((id) => places.has(id))
  const known = new Set(kept)
  // What has moved up does not say where the end is.
  const end = Math.max(-1, ...kept.map((id) => places.get(id) ?? -1))
  return [...kept, ...now.slice(end + 1).filter((id) => !known.has(id))]
}

/** How many of `now` are not shown. */
export function countWaiting(shown: readonly string[], now: readonly string[]): number {
  const known = new Set(shown)
  return now.filter((id) => !known.has(id)).length
}
