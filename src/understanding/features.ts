import type { WordClassIndex } from './word-class-index.ts'

/**
 * A message as numbers: hashed words, pairs of words, and the letters inside words. What a slot would hold is masked
 * first, so that no number or address is learned. All patterns run in linear time.
 */
const longestMessage = 1_000

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
  for (const [pattern, mask] of masks) text = text.replace(pattern, mask)
  return text.match(/[\p{L}\p{M}]+|[?!;]|#/gu) ?? []
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

export type Features = { readonly indexes: Int32Array; readonly values: Float32Array }

/** The features of a message in a space of `2 ** bits`, its vector of length one. */
export function featuresOf(tokens: readonly string[], bits: number, index?: WordClassIndex): Features {
  const mask = 2 ** bits - 1
  const weights = new Map<number, number>()
  const add = (text: string, weight: number): void => {
    const index = hash(text) & mask
    weights.set(index, (weights.get(index) ?? 0) + weight)
  }
  for (const [at, token] of tokens.entries()) {
    add(`w ${token}`, 1)
    const next = tokens[at + 1]
    if (next !== undefined) add(`p ${token} ${next}`, 0.8)
    if (token.length > 2 && !token.startsWith('zz')) addLetters(token, add)
  }
  const first = tokens[0]
  if (first !== undefined) add(`f ${first}`, 0.5)
  if (index !== undefined) addClasses(tokens, index, add)
  add(`n ${Math.min(6, Math.ceil(tokens.length / 3))}`, 0.4)
  return normalised(weights)
}

/** The classes of the words, and which stand before which: the same in every language. */
function addClasses(
  tokens: readonly string[],
  index: WordClassIndex,
  add: (text: string, weight: number) => void,
): void {
  const found = tokens
    .slice(0, 40)
    .map((token) => (token === '?' || token.startsWith('zz') ? [token] : index.classesOf(token)))
  const all = found.flat()
  for (const name of new Set(all)) add(`k ${name}`, 2)
  for (const [at, name] of all.slice(0, 24).entries()) {
    for (const later of all.slice(at + 1, at + 6)) if (later !== name) add(`o ${name} ${later}`, 0.8)
  }
}

function addLetters(token: string, add: (text: string, weight: number) => void): void {
  const framed = ` ${token} `
  for (let size = 3; size <= 5; size += 1) {
    for (let from = 0; from + size <= framed.length; from += 1)
      add(`c${framed.slice(from, from + size)}`, 0.35)
  }
}

function normalised(weights: ReadonlyMap<number, number>): Features {
  let sum = 0
  for (const weight of weights.values()) sum += weight * weight
  const scale = sum === 0 ? 0 : 1 / Math.sqrt(sum)
  const indexes = Int32Array.from(weights.keys())
  return { indexes, values: Float32Array.from(weights.values(), (weight) => weight * scale) }
}

/** FNV-1a over UTF-16, mixed once more so that the low bits are good. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value ^= value >>> 15
  value = Math.imul(value, 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}
