export type Features = { readonly indexes: Int32Array; readonly values: Float32Array }

/** Sums up weights by hash in a space of so many rows. */
export class HashedWeights {
  readonly #rows: number
  readonly #weights = new Map<number, number>()

  constructor(rows: number) {
    this.#rows = rows
  }

  add(hashed: number, weight: number): void {
    const index = hashed % this.#rows
    this.#weights.set(index, (this.#weights.get(index) ?? 0) + weight)
  }

  /** As a vector of length one. */
  normalised(): Features {
    let sum = 0
    for (const weight of this.#weights.values()) sum += weight * weight
    const scale = sum === 0 ? 0 : 1 / Math.sqrt(sum)
    const indexes = Int32Array.from(this.#weights.keys())
    return { indexes, values: Float32Array.from(this.#weights.values(), (weight) => weight * scale) }
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
