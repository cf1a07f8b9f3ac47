/** What all training needs: chance that is the same each time, and a mean over epochs. */

/** Mulberry32: the same numbers from the same seed on every machine. */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

/** In place. */
export function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [kept, moved] = [items[last], items[other]]
    if (kept === undefined || moved === undefined) continue
    items[last] = moved
    items[other] = kept
  }
}

/** Adds `share` of each of `values` to `sum`. */
export function addTo(sum: Float32Array, values: Float32Array, share: number): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (values[at] ?? 0) * share
}
