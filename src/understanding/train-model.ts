import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { languages } from '../languages/index.ts'
import type { Features } from './hashed-weights.ts'
import { intents } from './intents.ts'
import { intentFeatures, intentRows, languageFeatures, languageRows } from './message-features.ts'
import { type Model, quantised } from './model-file.ts'
import { parsePhrases } from './phrase-file.ts'
import { probabilities, type Softmax } from './softmax.ts'
import { type Example, trainSoftmax } from './train-softmax.ts'

export type LearnedPhrase = { readonly language: string; readonly intent: number; readonly text: string }

/** The phrases of all languages that mean one thing. */
export function learnedPhrases(): readonly LearnedPhrase[] {
  return languages.flatMap(({ tag }) => {
    const content = readFileSync(new URL(`../languages/${tag}/phrases.txt`, import.meta.url), 'utf8')
    return parsePhrases(content).flatMap(({ intents: meant, text }) => {
      const [only] = meant
      return only === undefined || meant.length > 1
        ? []
        : [{ language: tag, intent: intents.indexOf(only), text }]
    })
  })
}

/** What `bestTemperature` found; it moves little with the phrases. */
export const intentTemperature = 0.5

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
    intent: { ...quantised(intent, 0.4), temperature: intentTemperature },
    language: quantised(language, 0.3),
    languages: tags,
    learnedFrom: fingerprint(phrases),
  }
}

/** Changes with any phrase, with the features of messages (by every tenth of them), and with how it is trained. */
export function fingerprint(phrases: readonly LearnedPhrase[]): string {
  const hash = createHash('sha256')
  for (const file of ['train-model.ts', 'train-softmax.ts'])
    hash.update(readFileSync(new URL(file, import.meta.url)))
  for (const [index, { language, intent, text }] of phrases.entries()) {
    hash.update(`${language} ${intent} ${text}\n`)
    if (index % 10 > 0) continue
    for (const { hashes, values } of [intentFeatures(text, language), languageFeatures(text)])
      hash.update(JSON.stringify([...hashes])).update(JSON.stringify([...values]))
  }
  return hash.digest('hex')
}

/**
 * Trained on four fifths and asked about the last: how far probabilities must be spread so that they say how often
 * they are right. Takes as long as training; `npm run train -- --calibrate`.
 */
export function bestTemperature(phrases: readonly LearnedPhrase[]): number {
  const learned = phrases.filter((_, index) => index % 5 !== 0)
  const held = phrases.filter((_, index) => index % 5 === 0)
  const probe = trainModel(learned).intent
  const temperatures = Array.from({ length: 36 }, (_, step) => 0.25 + step * 0.05)
  const losses = temperatures.map((temperature) => logLoss({ ...probe, temperature }, held))
  return temperatures[losses.indexOf(Math.min(...losses))] ?? 1
}

function logLoss(model: Softmax, held: readonly LearnedPhrase[]): number {
  return held.reduce((sum, { text, language, intent }) => {
    const likelihood = probabilities(model, intentFeatures(text, language))[intent] ?? 0
    return sum - Math.log(Math.max(likelihood, 1e-9))
  }, 0)
}

function example(features: Features, label: number): Example {
  return { features, label }
}
