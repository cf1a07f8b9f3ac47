import { type HashedWeights, hash, hashOfBoth } from './hashed-weights.ts'
import type { WordClassIndex } from './word-class-index.ts'

const mostWords = 32
/** How many words apart two classes may stand to count as a pair. */
const reach = 4

/** The kinds of features, each with its weight: what one message shares with another weighs more than what is rare. */
const kinds = {
  class: { salt: hash('class'), weight: 4 },
  together: { salt: hash('together'), weight: 0.5 },
  inOrder: { salt: hash('in order'), weight: 1.2 },
  three: { salt: hash('three'), weight: 0.5 },
  unknown: { salt: hash('unknown'), weight: 1 },
  unknownShare: { salt: hash('share of unknown'), weight: 1 },
} as const

/** Which classes the words have, which occur together, which stand before which: the same in every language. */
export function addClasses(tokens: readonly string[], index: WordClassIndex, weights: HashedWeights): void {
  const all = tokens.slice(0, mostWords).map((token) => classesOf(token, index))
  const words = all.filter((classes) => classes.length > 0)
  addUnknown(all.length - words.length, all.length, weights)
  addTogether(words, weights)
  for (const [at, classes] of words.entries()) {
    for (const one of classes) {
      addInOrder(one, words.slice(at + 1, at + 1 + reach), weights)
      addThree(one, words[at + 1] ?? [], words[at + 2] ?? [], weights)
    }
  }
}

/** Hashed. What a slot would hold and a question mark are classes of their own. */
function classesOf(token: string, index: WordClassIndex): readonly number[] {
  const isWord = /^\p{L}/u.test(token) && !token.startsWith('zz')
  return (isWord ? index.classesOf(token) : [token]).map(hashed)
}

const known = new Map<string, number>()
function hashed(name: string): number {
  const before = known.get(name)
  if (before !== undefined) return before
  const made = hash(name)
  known.set(name, made)
  return made
}

function addTogether(words: readonly (readonly number[])[], weights: HashedWeights): void {
  const all = [...new Set(words.flat())].sort((a, b) => a - b)
  for (const [at, one] of all.entries()) {
    weights.add(hashOfBoth(kinds.class.salt, one), kinds.class.weight)
    const salted = hashOfBoth(kinds.together.salt, one)
    for (let next = at + 1; next < all.length; next += 1)
      weights.add(hashOfBoth(salted, all[next] ?? 0), kinds.together.weight)
  }
}

function addInOrder(one: number, next: readonly (readonly number[])[], weights: HashedWeights): void {
  const salted = hashOfBoth(kinds.inOrder.salt, one)
  for (const classes of next)
    for (const later of classes)
      if (later !== one) weights.add(hashOfBoth(salted, later), kinds.inOrder.weight)
}

function addThree(
  one: number,
  second: readonly number[],
  third: readonly number[],
  weights: HashedWeights,
): void {
  const salted = hashOfBoth(kinds.three.salt, one)
  for (const middle of second) {
    const both = hashOfBoth(salted, middle)
    for (const last of third) weights.add(hashOfBoth(both, last), kinds.three.weight)
  }
}

/** Words of no class are about something else than payments, more often than not. */
function addUnknown(unknown: number, all: number, weights: HashedWeights): void {
  const quarters = all === 0 ? 0 : Math.round((4 * unknown) / all)
  weights.add(hashOfBoth(kinds.unknown.salt, Math.min(4, unknown)), kinds.unknown.weight)
  weights.add(hashOfBoth(kinds.unknownShare.salt, quarters), kinds.unknownShare.weight)
}
