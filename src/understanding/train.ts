import { writeFileSync } from 'node:fs'
import { modelBytes, modelPath, packed } from './model-file.ts'
import { calibrated, learnedPhrases, trainModel } from './train-model.ts'

/** `npm run train`: makes model.bin from the phrases of all languages. */
const phrases = learnedPhrases()
const bytes = packed(modelBytes(calibrated(trainModel(phrases), phrases)))
writeFileSync(modelPath, bytes)
process.stderr.write(`${phrases.length} phrases → model.bin, ${(bytes.length / 2 ** 20).toFixed(2)} MB\n`)
