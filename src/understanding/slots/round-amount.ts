import type { Code } from './codes.ts'
import { labelFollows } from './labels.ts'
import { lengthEndingAt, startsAt } from './phrase-index.ts'
import type { SlotLexicon } from './slot-lexicon.ts'
import type { Word } from './words.ts'

/** "About 1500", "for 1200", "6000 in one go", "2400 in 4 parts": a price is likelier round than a number is. */
export function isRoundAmount(
  { text, first, last }: Code,
  words: readonly Word[],
  lexicon: SlotLexicon,
): boolean {
  if (!/^[1-9]\d{1,3}(?:00|50)$/.test(text) || labelFollows(words, last, lexicon)) return false
  const before = words.slice(Math.max(0, first - 4), first).map((word) => word.folded)
  const isApart = /[?!.,;:\n]/.test(words[first]?.gap ?? '')
  if (!isApart && lengthEndingAt(lexicon.roughly, before, before.length) > 0) return true
  const next = words.slice(last + 1, last + 6)
  if (next[0]?.gap !== ' ') return false
  const after = next.map((word) => word.folded)
  const isSplit = /^\d{1,2}$/.test(after[1] ?? '') && startsAt(lexicon.units, after, 2)
  return isSplit || startsAt(lexicon.shares, after, 0)
}
