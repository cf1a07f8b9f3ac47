import type { Features } from './hashed-weights.ts'
import { exponentials } from './softmax.ts'

/**
 * A small convolutional network: a word is a vector, the sum of the vectors of its features; each filter looks for
 * its three words in a row and says how well the best place fits; from these the class follows.
 */
export type Network = {
  readonly classes: number
  /** Rows of the table of features. */
  readonly rows: number
  /** Numbers in the vector of a word. */
  readonly width: number
  readonly filters: number
  readonly features: Weights
  /** For each filter `reach` words of `width` numbers. */
  readonly windows: Weights
  /** One for each filter, then one for each class. */
  readonly bias: Weights
  /** For each class one for each filter. */
  readonly outputs: Weights
  readonly temperature: number
}

/** `scale`: what one step of an `Int8Array` stands for; 1 for floats. */
export type Weights = { readonly values: Float32Array | Int8Array; readonly scale: number }

/** How many words in a row a filter sees. */
export const reach = 3

/** The vectors of the words one after another, an empty word before the first and after the last. */
export function vectors(network: Network, words: readonly Features[]): Float32Array {
  const { width, rows, features } = network
  const { values: table, scale } = features
  const all = new Float32Array((Math.max(1, words.length) + reach - 1) * width)
  for (const [index, { hashes, values }] of words.entries()) {
    const to = (index + 1) * width
    for (let at = 0; at < hashes.length; at += 1) {
      const row = ((hashes[at] ?? 0) % rows) * width
      const value = (values[at] ?? 0) * scale
      for (let k = 0; k < width; k += 1) all[to + k] = (all[to + k] ?? 0) + value * (table[row + k] ?? 0)
    }
  }
  return all
}

/** The best fit of each filter, none below 0, and where it is: the index of its first number in `words`. */
export type Fits = { readonly values: Float32Array; readonly at: Int32Array }

export function fits({ filters, width, windows, bias }: Network, words: Float32Array): Fits {
  const size = reach * width
  const found: Fits = { values: new Float32Array(filters), at: new Int32Array(filters) }
  for (let filter = 0; filter < filters; filter += 1) {
    const from = filter * size
    let best = Number.NEGATIVE_INFINITY
    for (let start = 0; start + size <= words.length; start += width) {
      const sum = product(windows.values, from, words, start, size)
      if (sum <= best) continue
      best = sum
      found.at[filter] = start
    }
    found.values[filter] = Math.max(0, best * windows.scale + (bias.values[filter] ?? 0) * bias.scale)
  }
  return found
}

/** In four sums, as each addition waits for the one before it. `length` is a multiple of four. */
function product(
  one: Weights['values'],
  from: number,
  other: Float32Array,
  start: number,
  length: number,
): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let k = 0; k < length; k += 4) {
    a += (one[from + k] ?? 0) * (other[start + k] ?? 0)
    b += (one[from + k + 1] ?? 0) * (other[start + k + 1] ?? 0)
    c += (one[from + k + 2] ?? 0) * (other[start + k + 2] ?? 0)
    d += (one[from + k + 3] ?? 0) * (other[start + k + 3] ?? 0)
  }
  return a + b + (c + d)
}

export function scores({ classes, filters, outputs, bias }: Network, found: Float32Array): Float64Array {
  const all = new Float64Array(classes)
  for (let k = 0; k < classes; k += 1) {
    let sum = 0
    for (let filter = 0; filter < filters; filter += 1)
      sum += (outputs.values[k * filters + filter] ?? 0) * (found[filter] ?? 0)
    all[k] = sum * outputs.scale + (bias.values[filters + k] ?? 0) * bias.scale
  }
  return all
}

/** The probability of each class; they add up to 1. */
export function networkProbabilities(network: Network, words: readonly Features[]): Float64Array {
  const found = fits(network, vectors(network, words))
  return exponentials(scores(network, found.values), 1 / network.temperature)
}
