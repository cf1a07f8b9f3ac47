import { type Intent, intents } from './intents.ts'
import { intentFeatures } from './message-features.ts'
import type { Model } from './model-file.ts'
import { probabilities } from './softmax.ts'

export type Guess = { readonly intent: Intent; readonly confidence: number }

/** The likeliest first. */
export function likeliest(text: string, language: string, model: Model): readonly Guess[] {
  const likely = probabilities(model.intent, intentFeatures(text, language))
  return intents
    .map((intent, index) => ({ intent, confidence: likely[index] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
}
