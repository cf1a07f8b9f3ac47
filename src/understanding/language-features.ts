import { longestMessage, withoutSlots } from './features.ts'
import { type Features, HashedWeights, hash } from './hashed-weights.ts'

/** The words and the letters inside them, with their accents: they tell languages apart. */
export function languageFeatures(text: string): Features {
  const weights = new HashedWeights()
  const lower = withoutSlots(text.slice(0, longestMessage).normalize('NFC').toLowerCase(), ' ')
  for (const word of lower.match(/[\p{L}\p{M}']+/gu) ?? []) {
    weights.add(hash(`w ${word}`), 1)
    const framed = ` ${word} `
    for (let size = 1; size <= 4; size += 1) {
      for (let from = 0; from + size <= framed.length; from += 1)
        weights.add(hash(`c${framed.slice(from, from + size)}`), 0.3)
    }
  }
  return weights.normalised()
}
