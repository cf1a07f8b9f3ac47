import { writeFileSync } from 'node:fs'
import { modelPath, writeModel } from './model-file.ts'
import { calibrated, learnedPhrases, trainModel } from './train-model.ts'

/** `npm run train`: makes model.bin from the phrases of all languages. */
const phrases = learnedPhrases()
const bytes = writeModel(calibrated(trainModel(phrases), phrases))
writeFileSync(modelPath, bytes)
process.stderr.write(`${phrases.length} phrases → model.bin, ${(bytes.length / 2 ** 20).toFixed(2)} MB\n`)
