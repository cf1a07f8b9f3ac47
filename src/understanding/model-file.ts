import { readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { type Network, reach, type Weights } from './network.ts'
import type { Softmax } from './softmax.ts'

/** The classifier as trained: which intent, by softmax and by network, and which language. */
export type Model = {
  readonly intent: Softmax
  readonly network: Network
  readonly language: Softmax
  readonly languages: readonly string[]
  /** Of the phrases, their features and the way of training: other ones give another model. */
  readonly learnedFrom: string
}

type Header = {
  readonly languages: readonly string[]
  readonly learnedFrom: string
  readonly intent: Omit<Softmax, 'weights'>
  readonly network: Omit<Network, Parts> & Readonly<Record<Parts, number>>
  readonly language: Omit<Softmax, 'weights'>
}
/** Of the network; the header has the scale of each. */
const parts = ['features', 'windows', 'bias', 'outputs'] as const
type Parts = (typeof parts)[number]

/** A line of JSON, then the weights, one byte each. */
export function modelBytes({ intent, network, language, languages, learnedFrom }: Model): Buffer {
  const shape = ({ weights: _weights, ...rest }: Softmax): Omit<Softmax, 'weights'> => rest
  const { features, windows, bias, outputs, ...sizes } = network
  const scales = {
    features: features.scale,
    windows: windows.scale,
    bias: bias.scale,
    outputs: outputs.scale,
  }
  const header: Header = {
    languages,
    learnedFrom,
    intent: shape(intent),
    network: { ...sizes, ...scales },
    language: shape(language),
  }
  const all = [intent.weights, ...parts.map((part) => network[part].values), language.weights]
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(header)}\n`),
    ...all.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ])
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
  const next = (length: number): Int8Array => {
    from += length
    return new Int8Array(bytes.buffer, bytes.byteOffset + from - length, length)
  }
  const softmax = (shape: Omit<Softmax, 'weights'>): Softmax => ({
    ...shape,
    weights: next(shape.rows * shape.classes),
  })
  return {
    intent: softmax(header.intent),
    network: readNetwork(header.network, next),
    language: softmax(header.language),
    languages: header.languages,
    learnedFrom: header.learnedFrom,
  }
}

function readNetwork(header: Header['network'], next: (length: number) => Int8Array): Network {
  const { classes, rows, width, filters } = header
  const features = { values: next(rows * width), scale: header.features }
  // Few, and each is used for every word: as floats they are twice as fast.
  const floats = (part: Parts, length: number): Weights => ({
    values: Float32Array.from(next(length), (value) => value * header[part]),
    scale: 1,
  })
  return {
    ...header,
    features,
    windows: floats('windows', filters * reach * width),
    bias: floats('bias', filters + classes),
    outputs: floats('outputs', classes * filters),
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
  return { ...model, weights: inSteps(model.weights, scale), scale }
}

/** The features, which are many, in steps of `scale`; the rest as fine as a byte is. */
export function quantisedNetwork(network: Network, scale: number): Network {
  const finely = ({ values }: Weights): Weights => {
    let highest = 0
    for (const value of values) highest = Math.max(highest, Math.abs(value))
    return { values: inSteps(values, highest / 127), scale: highest / 127 }
  }
  return {
    ...network,
    features: { values: inSteps(network.features.values, scale), scale },
    windows: finely(network.windows),
    bias: finely(network.bias),
    outputs: finely(network.outputs),
  }
}

function inSteps(values: Float32Array | Int8Array, scale: number): Int8Array {
  return Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / scale))))
}
