import { lengthEndingAt, startsAt } from './phrase-index.ts'
import type { SlotLexicon } from './slot-lexicon.ts'
import type { Word } from './words.ts'

const mostBefore = 4
const mostAfter = 6

/** Whether the words around something say that it is not meant: "not 1002", "1002 is wrong". */
export function isNotMeant(
  words: readonly Word[],
  first: number,
  last: number,
  lexicon: SlotLexicon,
): boolean {
  return followsDenial(words, first, lexicon) || isDenied(words, last, lexicon)
}

function followsDenial(words: readonly Word[], first: number, lexicon: SlotLexicon): boolean {
  const folded = words.slice(Math.max(0, first - 12), first).map((word) => word.folded)
  let end = folded.length
  for (let steps = 0; steps < mostBefore && end > 0; steps += 1) {
    // "No, 5512" is a correction: 5512 is meant.
    if (/[,.;!?]/.test(words[first - folded.length + end]?.gap ?? '')) return false
    const denial = lengthEndingAt(lexicon.insteadOf, folded, end)
    // "No" is also short for "number": it denies only after another number, "5512 no 4711".
    const isNumberWord = denial > 0 && denial === lengthEndingAt(lexicon.numberWords, folded, end)
    if (denial > 0 && (!isNumberWord || /\d/.test(folded[end - denial - 1] ?? ''))) return true
    const skip = Math.max(
      lengthEndingAt(lexicon.links, folded, end),
      lengthEndingAt(lexicon.orderLabels, folded, end),
      lengthEndingAt(lexicon.numberWords, folded, end),
      lengthEndingAt(lexicon.emailLabels, folded, end),
    )
    if (skip === 0) return false
    end -= skip
  }
  return false
}

function isDenied(words: readonly Word[], last: number, lexicon: SlotLexicon): boolean {
  const folded = words.slice(last + 1, last + 12).map((word) => word.folded)
  for (const [at, word] of folded.slice(0, mostAfter).entries()) {
    if (/\d/.test(word) || word === emailWord) return false
    if (startsAt(lexicon.outdated, folded, at)) return true
  }
  return false
}

/** Stands for an address where its words are looked at. */
export const emailWord = 'zzemail'

/** Those after the last correction; all where there is none. */
export function lastCorrected<Found extends { readonly at: number }>(
  found: readonly Found[],
  words: readonly Word[],
  lexicon: SlotLexicon,
): readonly Found[] {
  const [first, last] = [found[0]?.at ?? 0, found.at(-1)?.at ?? 0]
  const folded = words.map((word) => word.folded)
  for (let end = last; end > first; end -= 1) {
    const isCorrection =
      lengthEndingAt(lexicon.corrections, folded, end) > 0 ||
      // "4711, no, 5512": so do people who say no more than that.
      (lengthEndingAt(lexicon.insteadOf, folded, end) > 0 && (words[end]?.gap ?? '').includes(',')) ||
      /(?:^|\s)\*$/.test(words[end]?.gap ?? '')
    const after = isCorrection ? found.filter(({ at }) => at >= end) : []
    if (after.length > 0) return after
  }
  return found
}
