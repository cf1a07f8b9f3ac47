import { fold } from '../features.ts'

/** Phrases by their last word, the longest first. */
export type PhraseIndex = ReadonlyMap<string, readonly (readonly string[])[]>

export function phraseIndex(phrases: readonly string[]): PhraseIndex {
  const all = new Map(phrases.map((phrase) => wordsOf(phrase)).map((words) => [words.join(' '), words]))
  const longestFirst = [...all.values()]
    .filter((words) => words.length > 0)
    .sort((a, b) => b.length - a.length)
  return Map.groupBy(longestFirst, (words) => words.at(-1) ?? '')
}

/** How slot words and the words of a message are compared: folded, broken at all that is no letter and no digit. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** How many words the longest phrase has that ends before `end`; 0 for none. */
export function lengthEndingAt(index: PhraseIndex, words: readonly string[], end: number): number {
  const ending = index.get(words[end - 1] ?? '') ?? []
  return ending.find((phrase) => standsBefore(phrase, words, end))?.length ?? 0
}

const longestPhrase = 5

/** Whether a phrase begins with the word at `start`. */
export function startsAt(index: PhraseIndex, words: readonly string[], start: number): boolean {
  for (let length = 1; length <= longestPhrase && start + length <= words.length; length += 1) {
    const ending = index.get(words[start + length - 1] ?? '') ?? []
    if (ending.some((phrase) => phrase.length === length && standsBefore(phrase, words, start + length)))
      return true
  }
  return false
}

function standsBefore(phrase: readonly string[], words: readonly string[], end: number): boolean {
  const start = end - phrase.length
  return start >= 0 && phrase.every((word, at) => words[start + at] === word)
}
