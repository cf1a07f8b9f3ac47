import { readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { Softmax } from './softmax.ts'

/** The classifier as trained: which intent, and which language. */
export type Model = {
  readonly intent: Softmax
  readonly language: Softmax
  readonly languages: readonly string[]
  /** Of the phrases, their features and the way of training: other ones give another model. */
  readonly learnedFrom: string
}

type Header = {
  readonly languages: readonly string[]
  readonly learnedFrom: string
  readonly intent: Shape
  readonly language: Shape
}
type Shape = Omit<Softmax, 'weights'>

/** A line of JSON, then the weights, one byte each. */
export function modelBytes({ intent, language, languages, learnedFrom }: Model): Buffer {
  const shape = ({ weights: _weights, ...rest }: Softmax): Shape => rest
  const header: Header = { languages, learnedFrom, intent: shape(intent), language: shape(language) }
  const bytes = (model: Softmax): Buffer =>
    Buffer.from(model.weights.buffer, model.weights.byteOffset, model.weights.byteLength)
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes(intent), bytes(language)])
}

/** Most weights are small, so that a byte of them takes a few bits. */
export function packed(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS },
  })
}

export function unpacked(file: Buffer): Buffer {
  return brotliDecompressSync(file)
}

function readModel(bytes: Buffer): Model {
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
    learnedFrom: header.learnedFrom,
  }
}

export const modelPath = new URL('./model.bin', import.meta.url)

let loaded: Model | undefined

export function ownModel(): Model {
  loaded ??= readModel(unpacked(readFileSync(modelPath)))
  return loaded
}

/** The weights in steps of `scale`, so coarse that what they say is hardly changed. */
export function quantised(model: Softmax, scale: number): Softmax {
  const steps = (weight: number): number => Math.max(-127, Math.min(127, Math.round(weight / scale)))
  return { ...model, weights: Int8Array.from(model.weights, steps), scale }
}
