import { longestMessage, withoutSlots } from './features.ts'
import { eachRun, type Features, HashedWeights, hash } from './hashed-weights.ts'

/** The words and the letters inside them, with their accents: they tell languages apart. */
export function languageFeatures(text: string): Features {
  const weights = new HashedWeights()
  const lower = withoutSlots(text.slice(0, longestMessage).normalize('NFC').toLowerCase(), ' ')
  for (const word of lower.match(/[\p{L}\p{M}']+/gu) ?? []) {
    weights.add(hash(`w ${word}`), 1)
    eachRun('c', ` ${word} `, [1, 4], (hashed) => weights.add(hashed, 0.3))
  }
  return weights.normalised()
}
