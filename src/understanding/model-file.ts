import { readFileSync } from 'node:fs'
import type { Softmax } from './softmax.ts'

/** The classifier as trained: which intent, and which language. */
export type Model = {
  readonly intent: Softmax
  readonly language: Softmax
  readonly languages: readonly string[]
}

type Header = {
  readonly languages: readonly string[]
  readonly intent: Shape
  readonly language: Shape
}
type Shape = Omit<Softmax, 'weights'>

/** A line of JSON, then the weights, one byte each. */
export function writeModel({ intent, language, languages }: Model): Buffer {
  const shape = ({ weights: _weights, ...rest }: Softmax): Shape => rest
  const header: Header = { languages, intent: shape(intent), language: shape(language) }
  const bytes = (model: Softmax): Buffer =>
    Buffer.from(model.weights.buffer, model.weights.byteOffset, model.weights.byteLength)
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes(intent), bytes(language)])
}

export function readModel(bytes: Buffer): Model {
  const end = bytes.indexOf(10)
  // The file is our own, made by the training script and compared to it by a test.
  const header = JSON.parse(bytes.toString('utf8', 0, end)) as Header
  let from = end + 1
  const weightsOf = (shape: Shape): Softmax => {
    const length = shape.rows * shape.classes
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + from, length)
    from += length
    return { ...shape, weights }
  }
  return {
    intent: weightsOf(header.intent),
    language: weightsOf(header.language),
    languages: header.languages,
  }
}

export const modelPath = new URL('./model.bin', import.meta.url)

let loaded: Model | undefined

export function ownModel(): Model {
  loaded ??= readModel(readFileSync(modelPath))
  return loaded
}

/** The weights in one byte each: the largest becomes 127. */
export function quantised(model: Softmax): Softmax {
  let largest = 0
  for (const weight of model.weights) largest = Math.max(largest, Math.abs(weight))
  const scale = largest === 0 ? 1 : largest / 127
  return { ...model, weights: Int8Array.from(model.weights, (weight) => Math.round(weight / scale)), scale }
}
