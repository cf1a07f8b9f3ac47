import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Features } from './hashed-weights.ts'
import { quantisedNetwork } from './model-file.ts'
import { networkProbabilities } from './network.ts'
import { trainNetwork, type WordsExample } from './train-network.ts'

const training = {
  classes: 2,
  rows: 64,
  width: 8,
  filters: 8,
  epochs: 40,
  rate: 0.1,
  smoothing: 0,
  droppedWords: 0,
  droppedFilters: 0,
  fewestExamples: 1,
}

/** Each number is a word of one feature. */
function words(...numbers: number[]): readonly Features[] {
  return numbers.map((hashed) => ({ hashes: Uint32Array.of(hashed), values: Float32Array.of(1) }))
}

function example(label: number, ...numbers: number[]): WordsExample {
  return { words: words(...numbers), label }
}

/** The same words in another order: only who stands before whom tells the labels apart. */
const examples = [3, 4, 5, 6].flatMap((other) => [
  example(0, 1, 2, other),
  example(1, 2, 1, other),
  example(0, other, 1, 2),
  example(1, other, 2, 1),
])

describe('the network', () => {
  test('learns in which order words stand, wherever in the message', () => {
    const network = trainNetwork(examples, training)
    assert.ok((networkProbabilities(network, words(6, 1, 2, 3))[0] ?? 0) > 0.8)
    assert.ok((networkProbabilities(network, words(6, 2, 1, 3))[1] ?? 0) > 0.8)
  })

  test('learns nothing from what too few examples have', () => {
    const featuresAfter = (label: number, fewestExamples: number): unknown =>
      trainNetwork([example(label, 1)], { ...training, fewestExamples }).features
    assert.deepEqual(featuresAfter(0, 2), featuresAfter(1, 2))
    assert.notDeepEqual(featuresAfter(0, 1), featuresAfter(1, 1))
  })

  test('is the same each time, thinned examples too', () => {
    const thinned = { ...training, droppedWords: 0.2, droppedFilters: 0.3 }
    assert.deepEqual(trainNetwork(examples, thinned), trainNetwork(examples, thinned))
  })

  test('says nearly the same in steps of a byte', () => {
    const network = trainNetwork(examples, training)
    const coarse = quantisedNetwork(network, 0.01)
    for (const { words: message } of examples) {
      const [fine, byByte] = [networkProbabilities(network, message), networkProbabilities(coarse, message)]
      assert.ok(Math.abs((fine[0] ?? 0) - (byByte[0] ?? 0)) < 0.05)
    }
  })
})
