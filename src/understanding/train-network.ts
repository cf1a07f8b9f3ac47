import type { Features } from './hashed-weights.ts'
import { type Fits, fits, type Network, reach, scores, vectors } from './network.ts'
import { exponentials } from './softmax.ts'
import { addTo, numbersFrom, shuffle } from './training.ts'

/** A message as the features of each of its words. */
export type WordsExample = { readonly words: readonly Features[]; readonly label: number }

export type NetworkTraining = Pick<Network, 'classes' | 'rows' | 'width' | 'filters'> & {
  readonly epochs: number
  readonly rate: number
  /** How much of the certainty of each label goes to the other classes. */
  readonly smoothing: number
  /** The share of words, and of filters, that an example lacks each time. */
  readonly droppedWords: number
  readonly droppedFilters: number
  /** What fewer examples have teaches nothing about others. */
  readonly fewestExamples: number
}

/** By Adagrad, one example after another. The same examples give the same weights to the last bit. */
export function trainNetwork(examples: readonly WordsExample[], training: NetworkTraining): Network {
  const order = [...withoutRare(examples, training.fewestExamples)]
  const learner = new Learner(training)
  const firstCounted = Math.floor(training.epochs / 2)
  for (let epoch = 0; epoch < training.epochs; epoch += 1) {
    shuffle(order, learner.random)
    for (const example of order) learner.learn(example)
    if (epoch >= firstCounted) learner.count(1 / (training.epochs - firstCounted))
  }
  return learner.mean()
}

function withoutRare(examples: readonly WordsExample[], fewest: number): readonly WordsExample[] {
  const seen = new Map<number, number>()
  for (const { words } of examples)
    for (const { hashes } of words) for (const hashed of hashes) seen.set(hashed, (seen.get(hashed) ?? 0) + 1)
  const common = ({ hashes, values }: Features): Features => {
    const kept = [...hashes.keys()].filter((at) => (seen.get(hashes[at] ?? 0) ?? 0) >= fewest)
    return {
      hashes: Uint32Array.from(kept, (at) => hashes[at] ?? 0),
      values: Float32Array.from(kept, (at) => values[at] ?? 0),
    }
  }
  return examples.map(({ words, label }) => ({ words: words.map(common), label }))
}

/** Weights on their way: `squares` of all gradients so far, `mean` of the values that count. */
class Learned {
  readonly values: Float32Array
  readonly mean: Float32Array
  readonly #squares: Float32Array
  readonly #rate: number

  constructor(length: number, rate: number, first: () => number) {
    this.values = Float32Array.from({ length }, first)
    this.mean = new Float32Array(length)
    this.#squares = new Float32Array(length)
    this.#rate = rate
  }

  /** One step for `length` weights from `from` on: the gradient of each is `factor` times one of `others`. */
  change(from: number, length: number, factor: number, others: Numbers, first: number): void {
    const { values } = this
    const squares = this.#squares
    for (let k = 0; k < length; k += 1) {
      const gradient = factor * (others[first + k] ?? 0)
      const square = (squares[from + k] ?? 0) + gradient * gradient
      squares[from + k] = square
      if (square > 0)
        values[from + k] = (values[from + k] ?? 0) - (this.#rate * gradient) / Math.sqrt(square + 1e-8)
    }
  }
}

type Numbers = Float32Array | Float64Array

class Learner {
  readonly random = numbersFrom(20_261_127)
  readonly #training: NetworkTraining
  readonly #features: Learned
  readonly #windows: Learned
  readonly #bias: Learned
  readonly #outputs: Learned
  readonly #network: Network

  constructor(training: NetworkTraining) {
    const { classes, rows, width, filters, rate } = training
    const upTo = (spread: number) => (): number => (this.random() * 2 - 1) * spread
    this.#training = training
    this.#features = new Learned(rows * width, rate, upTo(0.4))
    this.#windows = new Learned(filters * reach * width, rate, upTo(0.1))
    this.#bias = new Learned(filters + classes, rate, () => 0)
    this.#outputs = new Learned(classes * filters, rate, upTo(0.2))
    this.#network = this.#with(({ values }) => values)
  }

  /** The values of now count with this share. */
  count(share: number): void {
    for (const { values, mean } of [this.#features, this.#windows, this.#bias, this.#outputs])
      addTo(mean, values, share)
  }

  mean(): Network {
    return this.#with(({ mean }) => mean)
  }

  #with(valuesOf: (learned: Learned) => Float32Array): Network {
    const { classes, rows, width, filters } = this.#training
    const weights = (learned: Learned) => ({ values: valuesOf(learned), scale: 1 })
    return {
      classes,
      rows,
      width,
      filters,
      features: weights(this.#features),
      windows: weights(this.#windows),
      bias: weights(this.#bias),
      outputs: weights(this.#outputs),
      temperature: 1,
    }
  }

  learn({ words, label }: WordsExample): void {
    const { classes, smoothing, droppedWords, droppedFilters } = this.#training
    const kept = words.filter(() => this.random() >= droppedWords)
    const inputs = vectors(this.#network, kept)
    const found = fits(this.#network, inputs)
    for (let filter = 0; filter < found.values.length; filter += 1) {
      const isKept = this.random() >= droppedFilters
      found.values[filter] = isKept ? (found.values[filter] ?? 0) / (1 - droppedFilters) : 0
    }
    const errors = exponentials(scores(this.#network, found.values), 1)
    for (let k = 0; k < classes; k += 1)
      errors[k] = (errors[k] ?? 0) - smoothing / classes - (k === label ? 1 - smoothing : 0)
    this.#changeFeatures(kept, this.#changeFilters(errors, found, inputs))
  }

  /** Returns the gradient of `inputs`. */
  #changeFilters(errors: Float64Array, { values, at }: Fits, inputs: Float32Array): Float32Array {
    const { classes, filters, width, droppedFilters } = this.#training
    const size = reach * width
    const back = new Float32Array(inputs.length)
    const ofFilters = new Float64Array(filters)
    for (let k = 0; k < classes; k += 1) {
      const error = errors[k] ?? 0
      for (let filter = 0; filter < filters; filter += 1)
        ofFilters[filter] =
          (ofFilters[filter] ?? 0) + error * (this.#outputs.values[k * filters + filter] ?? 0)
      this.#outputs.change(k * filters, filters, error, values, 0)
    }
    for (let filter = 0; filter < filters; filter += 1) {
      const isSilent = (values[filter] ?? 0) === 0
      const error = isSilent ? 0 : (ofFilters[filter] ?? 0) / (1 - droppedFilters)
      ofFilters[filter] = error
      if (isSilent) continue
      const [from, to] = [at[filter] ?? 0, filter * size]
      for (let k = 0; k < size; k += 1)
        back[from + k] = (back[from + k] ?? 0) + error * (this.#windows.values[to + k] ?? 0)
      this.#windows.change(to, size, error, inputs, from)
    }
    this.#bias.change(0, filters, 1, ofFilters, 0)
    this.#bias.change(filters, classes, 1, errors, 0)
    return back
  }

  #changeFeatures(words: readonly Features[], back: Float32Array): void {
    const { rows, width } = this.#training
    for (const [index, { hashes, values }] of words.entries()) {
      for (let at = 0; at < hashes.length; at += 1) {
        const row = (hashes[at] ?? 0) % rows
        this.#features.change(row * width, width, values[at] ?? 0, back, (index + 1) * width)
      }
    }
  }
}
