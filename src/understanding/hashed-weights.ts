/** What a message has, by hash, and how much of it. A classifier with `rows` rows keeps a feature in row `hash % rows`. */
export type Features = { readonly hashes: Uint32Array; readonly values: Float32Array }

const fewest = 256

/** A sum for each hash, in the order in which they came: a table with open addressing, as a `Map` takes thrice as long. */
export class HashedWeights {
  /** Place in `hashes` + 1; 0 is free. A power of two, at least twice as many as there are hashes. */
  #places = new Uint32Array(fewest * 2)
  #hashes = new Uint32Array(fewest)
  #values = new Float64Array(fewest)
  #count = 0

  add(hashed: number, weight: number): void {
    const mask = this.#places.length - 1
    let slot = hashed & mask
    for (let place = this.#places[slot] ?? 0; place > 0; place = this.#places[slot] ?? 0) {
      if (this.#hashes[place - 1] === hashed) {
        this.#values[place - 1] = (this.#values[place - 1] ?? 0) + weight
        return
      }
      slot = (slot + 1) & mask
    }
    if (this.#count === this.#hashes.length) {
      this.#grow()
      this.add(hashed, weight)
      return
    }
    this.#hashes[this.#count] = hashed
    this.#values[this.#count] = weight
    this.#count += 1
    this.#places[slot] = this.#count
  }

  /** As a vector of length one. */
  normalised(): Features {
    const values = this.#values.subarray(0, this.#count)
    let sum = 0
    for (const weight of values) sum += weight * weight
    const scale = sum === 0 ? 0 : 1 / Math.sqrt(sum)
    return {
      hashes: this.#hashes.slice(0, this.#count),
      values: Float32Array.from(values, (weight) => weight * scale),
    }
  }

  #grow(): void {
    const [hashes, values] = [this.#hashes, this.#values]
    this.#places = new Uint32Array(this.#places.length * 2)
    this.#hashes = new Uint32Array(hashes.length * 2)
    this.#values = new Float64Array(values.length * 2)
    this.#count = 0
    for (let at = 0; at < hashes.length; at += 1) this.add(hashes[at] ?? 0, values[at] ?? 0)
  }
}

/** FNV-1a over UTF-16. */
export function hash(text: string): number {
  return mixed(continued(beginning, text))
}

/** Of each run of `from` to `to` letters inside `text`: the hash of `prefix` and the run. */
export function eachRun(
  prefix: string,
  text: string,
  [from, to]: readonly [number, number],
  use: (hashed: number) => void,
): void {
  const begun = continued(beginning, prefix)
  for (let size = from; size <= to; size += 1) {
    for (let start = 0; start + size <= text.length; start += 1) {
      let value = begun
      for (let at = start; at < start + size; at += 1) value = step(value, text.charCodeAt(at))
      use(mixed(value))
    }
  }
}

const beginning = 0x811c9dc5

function continued(value: number, text: string): number {
  let next = value
  for (let at = 0; at < text.length; at += 1) next = step(next, text.charCodeAt(at))
  return next
}

function step(value: number, letter: number): number {
  return Math.imul(value ^ letter, 0x01000193)
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
