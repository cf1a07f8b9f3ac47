import { intentFeatures, wordFeatures } from './message-features.ts'
import type { Model } from './model-file.ts'
import { networkProbabilities } from './network.ts'
import { severalIn } from './questions.ts'
import { type Signs, signNames } from './several.ts'
import { probabilities } from './softmax.ts'
import { allPhrases, type LearnedPhrase, learnedPhrases, trainModel } from './train-model.ts'

/**
 * `npm run train -- --calibrate`: trains on four fifths, asks about the last, and says what the numbers in
 * train-model.ts and several.ts should be. They move little with the phrases. Takes as long as training.
 */
export function calibration(): string {
  const phrases = learnedPhrases()
  const probe = trainModel(phrases.filter((_, index) => index % 5 !== 0))
  const held = phrases.filter((_, index) => index % 5 === 0)
  const softmax = best((temperature) =>
    logLoss(held, ({ text, language }) =>
      probabilities({ ...probe.intent, temperature }, intentFeatures(text, language)),
    ),
  )
  const network = best((temperature) =>
    logLoss(held, ({ text, language }) =>
      networkProbabilities({ ...probe.network, temperature }, wordFeatures(text, language)),
    ),
  )
  const { weights, bias } = fitted(examplesOfSeveral(held, probe))
  const lines = signNames.map((sign, at) => `  ${sign}: ${weights[at]?.toFixed(2)}`)
  return [
    `intentTemperature: ${softmax.toFixed(2)}`,
    `networkTemperature: ${network.toFixed(2)}`,
    'several:',
    ...lines,
    `  bias: ${bias.toFixed(2)}`,
    '',
  ].join('\n')
}

function best(loss: (temperature: number) => number): number {
  const temperatures = Array.from({ length: 20 }, (_, step) => 0.3 + step * 0.05)
  const losses = temperatures.map(loss)
  return temperatures[losses.indexOf(Math.min(...losses))] ?? 1
}

function logLoss(
  held: readonly LearnedPhrase[],
  likelihoodsOf: (phrase: LearnedPhrase) => Float64Array,
): number {
  return held.reduce(
    (sum, phrase) => sum - Math.log(Math.max(likelihoodsOf(phrase)[phrase.intent] ?? 0, 1e-9)),
    0,
  )
}

type SeveralExample = {
  readonly signs: readonly number[]
  readonly isSeveral: boolean
  readonly weight: number
}

/** One message in twenty asks several things; among the phrases that could, it is every other one. */
const weightOfSeveral = 0.35

/** What the parts of a message seem to ask, rightly or not. Where they ask other things than meant, nothing is learned. */
function examplesOfSeveral(held: readonly LearnedPhrase[], probe: Model): readonly SeveralExample[] {
  const inOrder = (signs: Signs): readonly number[] => signNames.map((sign) => signs[sign])
  const single = held.flatMap(({ text, language }) => {
    const found = severalIn(text, language, probe)
    return found === undefined ? [] : [{ signs: inOrder(found.signs), isSeveral: false, weight: 1 }]
  })
  const several = allPhrases()
    .filter((phrase) => phrase.intents.length > 1)
    .flatMap((phrase) => {
      const found = severalIn(phrase.text, phrase.language, probe)
      return found?.intents.join() === phrase.intents.join()
        ? [{ signs: inOrder(found.signs), isSeveral: true, weight: weightOfSeveral }]
        : []
    })
  return [...single, ...several]
}

/** Logistic regression, by gradient descent on signs of equal spread. */
function fitted(examples: readonly SeveralExample[]): {
  readonly weights: readonly number[]
  readonly bias: number
} {
  const means = signNames.map((_, at) => mean(examples.map(({ signs }) => signs[at] ?? 0)))
  const spreads = signNames.map((_, at) =>
    Math.sqrt(mean(examples.map(({ signs }) => ((signs[at] ?? 0) - (means[at] ?? 0)) ** 2))),
  )
  const rows = examples.map(({ signs }) =>
    signs.map((sign, at) => (sign - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  )
  const weights = signNames.map(() => 0)
  let bias = 0
  for (let step = 0; step < 3_000; step += 1) {
    const change = signNames.map((_, at) => 1e-3 * (weights[at] ?? 0))
    let biasChange = 0
    for (const [index, row] of rows.entries()) {
      const { isSeveral, weight } = examples[index] ?? { isSeveral: false, weight: 0 }
      const score = row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias)
      const error = (weight * (1 / (1 + Math.exp(-score)) - (isSeveral ? 1 : 0))) / rows.length
      biasChange += error
      for (const [at, value] of row.entries()) change[at] = (change[at] ?? 0) + error * value
    }
    bias -= 2 * biasChange
    for (const [at, value] of change.entries()) weights[at] = (weights[at] ?? 0) - 2 * value
  }
  const unscaled = weights.map((weight, at) => weight / (spreads[at] ?? 1))
  return {
    weights: unscaled,
    bias: unscaled.reduce((sum, weight, at) => sum - weight * (means[at] ?? 0), bias),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
