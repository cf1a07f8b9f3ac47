import { writeFileSync } from 'node:fs'
import { calibration } from './calibrate.ts'
import { modelBytes, modelPath, packed } from './model-file.ts'
import { learnedPhrases, trainModel } from './train-model.ts'

/** `npm run train`: makes model.bin from the phrases of all languages. */
if (process.argv.includes('--calibrate')) process.stdout.write(calibration())
else {
  const phrases = learnedPhrases()
  const bytes = packed(modelBytes(trainModel(phrases)))
  writeFileSync(modelPath, bytes)
  process.stderr.write(`${phrases.length} phrases → model.bin, ${(bytes.length / 1e6).toFixed(2)} MB\n`)
}
