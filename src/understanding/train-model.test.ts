import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { modelBytes, modelPath, ownModel, unpacked } from './model-file.ts'
import { fingerprint, learnedPhrases, trainModel } from './train-model.ts'

const wayOut = 'The phrases, the features or the training have changed. Train again: npm run train'

/** `npm run test:training`: trains anew, which takes five minutes. Without it, what the model says of its origin. */
const isWhole = process.env['KVITTO_TEST_TRAINING'] === 'yes'

test('the model was learned from these phrases and features', () => {
  assert.equal(ownModel().learnedFrom, fingerprint(learnedPhrases()), wayOut)
})

test('the model is what the phrases give: training again gives the same bytes', { skip: !isWhole }, () => {
  const again = modelBytes(trainModel(learnedPhrases()))
  assert.ok(again.equals(unpacked(readFileSync(modelPath))), wayOut)
})
