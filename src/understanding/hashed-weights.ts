/** What a message has, by hash, and how much of it. A classifier with `rows` rows keeps a feature in row `hash % rows`. */
export type Features = { readonly hashes: Uint32Array; readonly values: Float32Array }

export class HashedWeights {
  readonly #weights = new Map<number, number>()

  add(hashed: number, weight: number): void {
    this.#weights.set(hashed, (this.#weights.get(hashed) ?? 0) + weight)
  }

  /** As a vector of length one. */
  normalised(): Features {
    let sum = 0
    for (const weight of this.#weights.values()) sum += weight * weight
    const scale = sum === 0 ? 0 : 1 / Math.sqrt(sum)
    return {
      hashes: Uint32Array.from(this.#weights.keys()),
      values: Float32Array.from(this.#weights.values(), (weight) => weight * scale),
    }
  }
}

/** FNV-1a over UTF-16. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return mixed(value)
}

/** One hash of two, in this order. */
export function hashOfBoth(one: number, other: number): number {
  return mixed(Math.imul(one, 0x01000193) ^ other)
}

/** So that the low bits are good. */
function mixed(hashed: number): number {
  const value = Math.imul(hashed ^ (hashed >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}
