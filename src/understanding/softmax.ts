import type { Features } from './hashed-weights.ts'

/** A linear classifier: a row of weights for each feature, one weight for each class. */
export type Softmax = {
  readonly classes: number
  readonly rows: number
  readonly weights: Float32Array | Int8Array
  /** What one step of an `Int8Array` stands for; 1 for floats. */
  readonly scale: number
  /** Divides the scores before they become probabilities: calibration. */
  readonly temperature: number
}

/** The probability of each class; they add up to 1. */
export function probabilities(model: Softmax, { hashes, values }: Features): Float64Array {
  const { classes, rows, weights } = model
  const scores = new Float64Array(classes)
  for (let at = 0; at < hashes.length; at += 1) {
    const row = ((hashes[at] ?? 0) % rows) * classes
    const value = values[at] ?? 0
    for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] ?? 0) + value * (weights[row + k] ?? 0)
  }
  return exponentials(scores, model.scale / model.temperature)
}

export function exponentials(scores: Float64Array, scale: number): Float64Array {
  const highest = Math.max(...scores) * scale
  let sum = 0
  for (let k = 0; k < scores.length; k += 1) {
    const value = Math.exp((scores[k] ?? 0) * scale - highest)
    scores[k] = value
    sum += value
  }
  for (let k = 0; k < scores.length; k += 1) scores[k] = (scores[k] ?? 0) / sum
  return scores
}
