import type { Features } from './hashed-weights.ts'
import { exponentials, type Softmax } from './softmax.ts'
import { addTo, numbersFrom, shuffle } from './training.ts'

export type Example = { readonly features: Features; readonly label: number }

export type Training = {
  readonly classes: number
  readonly rows: number
  readonly epochs: number
  readonly rate: number
  readonly decay: number
  /** How much of the certainty of each label goes to the other classes. */
  readonly smoothing: number
  /** The share of its features that an example lacks each time, so that no few of them decide. */
  readonly dropped: number
}

/** An example by the rows of its features. */
type Row = { readonly at: Int32Array; readonly values: Float32Array; readonly label: number }

/** Softmax regression by Adagrad. The same examples give the same weights to the last bit. */
export function trainSoftmax(all: readonly Example[], training: Training): Softmax {
  const { classes, rows, epochs } = training
  const examples = withoutRare(all, rows)
  const weights = new Float32Array(rows * classes)
  const squares = new Float32Array(rows * classes)
  const order = examples.map((_, index) => index)
  const random = numbersFrom(20_261_122)
  // The mean over the later epochs: it depends less on which examples came last.
  const mean = new Float32Array(rows * classes)
  const firstCounted = Math.floor(epochs / 2)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const index of order) {
      const example = examples[index]
      if (example !== undefined) step(thinned(example, training.dropped, random), weights, squares, training)
    }
    if (epoch >= firstCounted) addTo(mean, weights, 1 / (epochs - firstCounted))
  }
  return { classes, rows, weights: mean, scale: 1, temperature: 1 }
}

/** A feature of a single example teaches nothing about others, and would disturb the row that it shares with others. */
function withoutRare(examples: readonly Example[], rows: number): readonly Row[] {
  const seen = new Set<number>()
  const common = new Set<number>()
  for (const { features } of examples)
    for (const hashed of features.hashes) (seen.has(hashed) ? common : seen).add(hashed)
  return examples.map(({ features: { hashes, values }, label }) => {
    const kept = [...hashes.keys()].filter((at) => common.has(hashes[at] ?? 0))
    return {
      at: Int32Array.from(kept, (at) => (hashes[at] ?? 0) % rows),
      values: Float32Array.from(kept, (at) => values[at] ?? 0),
      label,
    }
  })
}

function thinned({ at, values, label }: Row, dropped: number, random: () => number): Row {
  if (dropped === 0) return { at, values, label }
  const kept = new Int32Array(at.length)
  const scaled = new Float32Array(at.length)
  let length = 0
  for (let index = 0; index < at.length; index += 1) {
    if (random() < dropped) continue
    kept[length] = at[index] ?? 0
    scaled[length] = (values[index] ?? 0) / (1 - dropped)
    length += 1
  }
  return { at: kept.subarray(0, length), values: scaled.subarray(0, length), label }
}

function step(
  { at, values, label }: Row,
  weights: Float32Array,
  squares: Float32Array,
  { classes, rate, decay, smoothing }: Training,
): void {
  const scores = new Float64Array(classes)
  for (let index = 0; index < at.length; index += 1) {
    const row = (at[index] ?? 0) * classes
    const value = values[index] ?? 0
    for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] ?? 0) + value * (weights[row + k] ?? 0)
  }
  const errors = exponentials(scores, 1)
  for (let k = 0; k < classes; k += 1)
    errors[k] = (errors[k] ?? 0) - smoothing / classes - (k === label ? 1 - smoothing : 0)
  for (let index = 0; index < at.length; index += 1) {
    const row = (at[index] ?? 0) * classes
    const value = values[index] ?? 0
    for (let k = 0; k < classes; k += 1) {
      const cell = row + k
      const gradient = (errors[k] ?? 0) * value + decay * (weights[cell] ?? 0)
      const square = (squares[cell] ?? 0) + gradient * gradient
      squares[cell] = square
      weights[cell] = (weights[cell] ?? 0) - (rate * gradient) / Math.sqrt(square + 1e-8)
    }
  }
}
