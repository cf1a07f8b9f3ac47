import { addClasses } from './class-features.ts'
import { eachRun, type Features, HashedWeights, hash } from './hashed-weights.ts'
import type { WordClassIndex } from './word-class-index.ts'

/**
 * A message as numbers: hashed words, pairs of words, and the letters inside words. What a slot would hold is masked
 * first, so that no number or address is learned. All patterns run in linear time.
 */
export const longestMessage = 1_000

const masks: readonly (readonly [RegExp, string])[] = [
  [/[^\s@<>()]{1,64}@[^\s@<>()]{1,255}/g, ' zzemail '],
  [/\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b/g, ' zzid '],
  [/\b(?=[a-z-]{0,12}\d)(?=\d{0,12}[a-z])[a-z0-9-]{4,20}\b/g, ' zzref '],
  [/\d+(?:[.,:/-]\d+)*/g, ' zznum '],
]

/** The message in lower case, without accents, its slots masked, as words; `?` and `!` are words of their own. */
export function words(message: string): string[] {
  // Greeks who type in Latin letters write θ as 8: `plhrw8hke`.
  let text = fold(message.slice(0, longestMessage)).replace(/(?<=[a-z]{2})8(?=[a-z]{2})/g, 'th')
  text = withoutSlots(text)
  return text.match(/[\p{L}\p{M}]+|[?!;]|#/gu) ?? []
}

/** `text` in lower case, each slot a mask of its own or, if given, `instead`. */
export function withoutSlots(text: string, instead?: string): string {
  return masks.reduce((masked, [pattern, mask]) => masked.replace(pattern, instead ?? mask), text)
}

/** Lower case without accents: `Återbetalning` and `aterbetalning` are one word, as many type them. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
    .replaceAll('ς', 'σ')
    .replaceAll('đ', 'd')
}

/** The features of a message, its vector of length one. */
export function featuresOf(tokens: readonly string[], index?: WordClassIndex): Features {
  const weights = new HashedWeights()
  for (const [at, token] of tokens.entries()) {
    weights.add(hash(`w ${token}`), 1)
    const next = tokens[at + 1]
    if (next !== undefined) weights.add(hash(`p ${token} ${next}`), 0.8)
    if (token.length > 2 && !token.startsWith('zz')) addLetters(token, weights)
  }
  const first = tokens[0]
  if (first !== undefined) weights.add(hash(`f ${first}`), 0.5)
  if (index !== undefined) addClasses(tokens, index, weights)
  weights.add(hash(`n ${Math.min(6, Math.ceil(tokens.length / 3))}`), 0.4)
  return weights.normalised()
}

function addLetters(token: string, weights: HashedWeights): void {
  eachRun('c', ` ${token} `, [3, 5], (hashed) => weights.add(hashed, 0.2))
}
