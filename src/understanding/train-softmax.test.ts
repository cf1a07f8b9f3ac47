import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { probabilities } from './softmax.ts'
import { type Example, trainSoftmax } from './train-softmax.ts'

const training = { classes: 2, rows: 64, epochs: 20, rate: 0.5, decay: 0, smoothing: 0, dropped: 0 }

function example(label: number, ...hashes: number[]): Example {
  const values = Float32Array.from(hashes, () => 1)
  return { features: { hashes: Uint32Array.from(hashes), values }, label }
}

const examples = [example(0, 1, 2), example(0, 1, 3), example(1, 4, 2), example(1, 4, 5)]

describe('the softmax', () => {
  test('learns what tells the labels apart', () => {
    const model = trainSoftmax(examples, training)
    assert.ok((probabilities(model, example(0, 1).features)[0] ?? 0) > 0.9)
    assert.ok((probabilities(model, example(1, 4).features)[1] ?? 0) > 0.9)
  })

  test('learns nothing from a feature that a single example has', () => {
    const { weights, classes } = trainSoftmax(examples, training)
    assert.deepEqual([...weights.subarray(3 * classes, 4 * classes)], [0, 0])
    assert.notDeepEqual([...weights.subarray(classes, 2 * classes)], [0, 0])
  })

  test('is less sure of labels that are smoothed', () => {
    const certainty = (smoothing: number): number =>
      probabilities(trainSoftmax(examples, { ...training, smoothing }), example(0, 1).features)[0] ?? 0
    assert.ok(certainty(0.2) < certainty(0))
  })

  test('is the same each time, thinned examples too', () => {
    const thinned = { ...training, dropped: 0.3 }
    assert.deepEqual(trainSoftmax(examples, thinned).weights, trainSoftmax(examples, thinned).weights)
  })
})
