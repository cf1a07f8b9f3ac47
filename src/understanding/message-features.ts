import { featuresOf, words } from './features.ts'
import type { Features } from './hashed-weights.ts'
import { wordClassesFor } from './word-class-index.ts'

export { languageFeatures } from './language-features.ts'

export const intentRows = 2 ** 18
export const languageRows = 2 ** 14

/** Words and their classes in that language. */
export function intentFeatures(text: string, language: string): Features {
  return featuresOf(words(text), wordClassesFor(language))
}
