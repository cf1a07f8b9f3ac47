import { fold } from '../features.ts'

/** A run of letters and digits. */
export type Word = {
  readonly text: string
  /** As slot words are looked up. */
  readonly folded: string
  readonly from: number
  readonly to: number
  /** What stands between it and the word before. */
  readonly gap: string
}

export function wordsIn(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const from = match.index
    const gap = text.slice(words.at(-1)?.to ?? 0, from)
    words.push({ text: match[0], folded: fold(match[0]), from, to: from + match[0].length, gap })
  }
  return words
}

/** Whether a sentence ends in the gap. */
export function endsSentence(gap: string): boolean {
  return /[!?;|]|\n\s*\n/.test(gap)
}

/** Whether it holds a full stop, which may also be that of a short form. */
export function hasFullStop(gap: string): boolean {
  return /[.…]\s+$/.test(gap)
}
