import { type Intent, intents } from './intents.ts'
import { intentFeatures, wordFeatures } from './message-features.ts'
import type { Model } from './model-file.ts'
import { networkProbabilities } from './network.ts'
import { probabilities } from './softmax.ts'

export type Guess = { readonly intent: Intent; readonly confidence: number }

/** From here on the softmax needs no second opinion: it would change nothing and take as long again. */
const sureAlone = 0.97
/** How much the network has to say where both are asked. */
const networkShare = 0.4

/** By the number of the intent: the weighted mean of softmax and network, which err on different messages. */
export function likelihoods(text: string, language: string, model: Model): Float64Array {
  const bySoftmax = probabilities(model.intent, intentFeatures(text, language))
  if (Math.max(...bySoftmax) >= sureAlone) return bySoftmax
  const byNetwork = networkProbabilities(model.network, wordFeatures(text, language))
  return mixed(bySoftmax, byNetwork, networkShare)
}

/** The geometric mean of two, in which the second weighs `share`. */
export function mixed(one: Float64Array, other: Float64Array, share: number): Float64Array {
  const mean = one.map((probability, k) => probability ** (1 - share) * (other[k] ?? 0) ** share)
  const sum = mean.reduce((all, value) => all + value, 0)
  return mean.map((value) => value / sum)
}

/** The likeliest first. */
export function ranked(likely: Float64Array): readonly Guess[] {
  return intents
    .map((intent, index) => ({ intent, confidence: likely[index] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
}
