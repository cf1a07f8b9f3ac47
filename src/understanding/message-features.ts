import { type Features, featuresOf, words } from './features.ts'
import { wordClassesFor } from './word-class-index.ts'

export const intentBits = 16
export const languageBits = 14

/** Words and their classes in that language. */
export function intentFeatures(text: string, language: string): Features {
  return featuresOf(words(text), intentBits, wordClassesFor(language))
}

export function languageFeatures(text: string): Features {
  return featuresOf(words(text), languageBits)
}
