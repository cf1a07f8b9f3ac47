import type { Features } from './hashed-weights.ts'
import { exponentials, type Softmax } from './softmax.ts'

export type Example = { readonly features: Features; readonly label: number }

export type Training = {
  readonly classes: number
  readonly rows: number
  readonly epochs: number
  readonly rate: number
  readonly decay: number
  /** The share of its features that an example lacks each time, so that no few of them decide. */
  readonly dropped: number
}

/** Softmax regression by Adagrad. The same examples give the same weights to the last bit. */
export function trainSoftmax(examples: readonly Example[], training: Training): Softmax {
  const { classes, rows, epochs, dropped } = training
  const weights = new Float32Array(rows * classes)
  const squares = new Float32Array(rows * classes)
  const order = examples.map((_, index) => index)
  const random = numbersFrom(20_261_122)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const index of order) {
      const example = examples[index]
      if (example !== undefined) step(thinned(example, dropped, random), weights, squares, training)
    }
  }
  return { classes, rows, weights, scale: 1, temperature: 1 }
}

function thinned(example: Example, dropped: number, random: () => number): Example {
  if (dropped === 0) return example
  const { indexes, values } = example.features
  const kept = { indexes: new Int32Array(indexes.length), values: new Float32Array(indexes.length) }
  let length = 0
  for (let at = 0; at < indexes.length; at += 1) {
    if (random() < dropped) continue
    kept.indexes[length] = indexes[at] ?? 0
    kept.values[length] = (values[at] ?? 0) / (1 - dropped)
    length += 1
  }
  const features = { indexes: kept.indexes.subarray(0, length), values: kept.values.subarray(0, length) }
  return { ...example, features }
}

function step(
  { features: { indexes, values }, label }: Example,
  weights: Float32Array,
  squares: Float32Array,
  { classes, rate, decay }: Training,
): void {
  const scores = new Float64Array(classes)
  for (let at = 0; at < indexes.length; at += 1) {
    const row = (indexes[at] ?? 0) * classes
    for (let k = 0; k < classes; k += 1)
      scores[k] = (scores[k] ?? 0) + (values[at] ?? 0) * (weights[row + k] ?? 0)
  }
  const errors = exponentials(scores, 1)
  errors[label] = (errors[label] ?? 0) - 1
  for (let at = 0; at < indexes.length; at += 1) {
    const row = (indexes[at] ?? 0) * classes
    const value = values[at] ?? 0
    for (let k = 0; k < classes; k += 1) {
      const cell = row + k
      const gradient = (errors[k] ?? 0) * value + decay * (weights[cell] ?? 0)
      const square = (squares[cell] ?? 0) + gradient * gradient
      squares[cell] = square
      weights[cell] = (weights[cell] ?? 0) - (rate * gradient) / Math.sqrt(square + 1e-8)
    }
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
}

/** Mulberry32: the same numbers from the same seed on every machine. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}
