import { writeFileSync } from 'node:fs'
import { modelBytes, modelPath, packed } from './model-file.ts'
import { bestTemperature, intentTemperature, learnedPhrases, trainModel } from './train-model.ts'

/** `npm run train`: makes model.bin from the phrases of all languages. */
const phrases = learnedPhrases()
const bytes = packed(modelBytes(trainModel(phrases)))
writeFileSync(modelPath, bytes)
process.stderr.write(`${phrases.length} phrases → model.bin, ${(bytes.length / 1e6).toFixed(2)} MB\n`)
if (process.argv.includes('--calibrate')) {
  const best = bestTemperature(phrases).toFixed(2)
  process.stderr.write(`Best temperature: ${best}; in use: ${intentTemperature} (train-model.ts)\n`)
}
