import { featuresOf, words } from './features.ts'
import type { Features } from './hashed-weights.ts'
import { wordClassesFor } from './word-class-index.ts'
import { featuresOfWords } from './word-features.ts'

export { languageFeatures } from './language-features.ts'

export const intentRows = 2 ** 18
export const languageRows = 2 ** 14
export const networkRows = 2 ** 15

/** The words one by one, each with its classes in that language. */
export function wordFeatures(text: string, language: string): readonly Features[] {
  return featuresOfWords(words(text), wordClassesFor(language))
}

/** Words and their classes in that language. */
export function intentFeatures(text: string, language: string): Features {
  return featuresOf(words(text), wordClassesFor(language))
}
