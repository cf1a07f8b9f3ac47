import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { modelBytes, modelPath, unpacked } from './model-file.ts'
import { learnedPhrases, trainModel } from './train-model.ts'

test('the model is what the phrases give: training again gives the same bytes', () => {
  const again = modelBytes(trainModel(learnedPhrases()))
  assert.ok(
    again.equals(unpacked(readFileSync(modelPath))),
    'The phrases or the features have changed. Train again: npm run train',
  )
})
