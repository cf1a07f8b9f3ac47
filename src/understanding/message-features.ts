import { featuresOf, words } from './features.ts'
import type { Features } from './hashed-weights.ts'
import { wordClassesFor } from './word-class-index.ts'

export const intentRows = 96_000
export const languageRows = 2 ** 14

/** Words and their classes in that language. */
export function intentFeatures(text: string, language: string): Features {
  return featuresOf(words(text), wordClassesFor(language))
}

export function languageFeatures(text: string): Features {
  return featuresOf(words(text))
}
