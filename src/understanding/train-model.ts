import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { languages } from '../languages/index.ts'
import type { Features } from './hashed-weights.ts'
import { intents } from './intents.ts'
import {
  intentFeatures,
  intentRows,
  languageFeatures,
  languageRows,
  networkRows,
  wordFeatures,
} from './message-features.ts'
import { type Model, quantised, quantisedNetwork } from './model-file.ts'
import { type Phrase, parsePhrases } from './phrase-file.ts'
import { trainNetwork } from './train-network.ts'
import { type Example, trainSoftmax } from './train-softmax.ts'

export type LearnedPhrase = { readonly language: string; readonly intent: number; readonly text: string }

/** The phrases of all languages that mean one thing. */
export function learnedPhrases(): readonly LearnedPhrase[] {
  return allPhrases().flatMap(({ intents: meant, text, language }) => {
    const [only] = meant
    return only === undefined || meant.length > 1 ? [] : [{ language, intent: intents.indexOf(only), text }]
  })
}

export function allPhrases(): readonly (Phrase & { readonly language: string })[] {
  return languages.flatMap(({ tag }) => {
    const content = readFileSync(new URL(`../languages/${tag}/phrases.txt`, import.meta.url), 'utf8')
    return parsePhrases(content).map((phrase) => ({ ...phrase, language: tag }))
  })
}

/** What `calibrate.ts` found; it moves little with the phrases. */
export const intentTemperature = 0.5
const networkTemperature = 0.65

/** The same phrases give the same bytes. */
export function trainModel(phrases: readonly LearnedPhrase[]): Model {
  const tags = languages.map(({ tag }) => tag)
  const intent = trainSoftmax(
    phrases.map((phrase) => example(intentFeatures(phrase.text, phrase.language), phrase.intent)),
    {
      classes: intents.length,
      rows: intentRows,
      epochs: 8,
      rate: 0.5,
      decay: 5e-5,
      smoothing: 0.1,
      dropped: 0.3,
    },
  )
  const network = trainNetwork(
    phrases.map((phrase) => ({
      words: wordFeatures(phrase.text, phrase.language),
      label: phrase.intent,
    })),
    {
      classes: intents.length,
      rows: networkRows,
      width: 32,
      filters: 128,
      epochs: 8,
      rate: 0.1,
      smoothing: 0.1,
      droppedWords: 0.12,
      droppedFilters: 0.3,
      fewestExamples: 3,
    },
  )
  const language = trainSoftmax(
    phrases.map((phrase) => example(languageFeatures(phrase.text), tags.indexOf(phrase.language))),
    {
      classes: tags.length,
      rows: languageRows,
      epochs: 6,
      rate: 0.5,
      decay: 1e-6,
      smoothing: 0,
      dropped: 0.3,
    },
  )
  return {
    intent: { ...quantised(intent, 0.8), temperature: intentTemperature },
    network: { ...quantisedNetwork(network, 0.15), temperature: networkTemperature },
    language: quantised(language, 0.3),
    languages: tags,
    learnedFrom: fingerprint(phrases),
  }
}

/** Changes with any phrase, with the features of messages (by every tenth of them), and with how it is trained. */
export function fingerprint(phrases: readonly LearnedPhrase[]): string {
  const hash = createHash('sha256')
  for (const file of ['train-model.ts', 'train-network.ts', 'train-softmax.ts', 'training.ts'])
    hash.update(readFileSync(new URL(file, import.meta.url)))
  for (const [index, { language, intent, text }] of phrases.entries()) {
    hash.update(`${language} ${intent} ${text}\n`)
    if (index % 10 > 0) continue
    const ofWords = wordFeatures(text, language)
    for (const { hashes, values } of [intentFeatures(text, language), ...ofWords, languageFeatures(text)])
      hash.update(JSON.stringify([...hashes])).update(JSON.stringify([...values]))
  }
  return hash.digest('hex')
}

function example(features: Features, label: number): Example {
  return { features, label }
}
