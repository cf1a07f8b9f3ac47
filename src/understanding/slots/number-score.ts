import type { Code } from './codes.ts'
import { type Label, labelFollows } from './labels.ts'
import { startsAt } from './phrase-index.ts'
import { isRoundAmount } from './round-amount.ts'
import { isShortAlone } from './short-alone.ts'
import type { SlotLexicon } from './slot-lexicon.ts'
import type { Word } from './words.ts'

export type Surroundings = {
  readonly words: readonly Word[]
  readonly lexicon: SlotLexicon
  /** The reference was just asked for. */
  readonly asked: boolean
}

const byLabel = { order: 4, near: 1, price: -6, other: -6, none: 0 } as const
const klarnaReferenceScore = 3
const markScore = 4
const no = -10
/** Letters, a sign and some digits: `ORD-12345`. */
const isPrefixed = /^\p{L}{1,5}[-_/]\d{3,8}$/u
const isShortlyPrefixed = /^\p{L}{1,5}[-_/]\d{2,8}$/u

/** How much a code looks like the reference of an order; 0 or less: it is none. */
export function scoreOf(code: Code, label: Label, isKlarnas: boolean, around: Surroundings): number {
  // "Have I paid ORD-12345?": no amount and no phone number is written like that.
  const isNone = label.kind === 'other' && isPrefixed.test(code.text)
  return scoreUnder(isNone ? { kind: 'none' } : label, code, isKlarnas, around)
}

function scoreUnder(label: Label, code: Code, isKlarnas: boolean, around: Surroundings): number {
  if (isKlarnas) return klarnaReferenceScore + byLabel[label.kind]
  const digits = countDigits(code.text)
  const isSure = code.isMarked || label.kind === 'order'
  if (digits === 0 || digits > (isSure ? 16 : 12) || code.text.length > 24) return no
  if (isAmountOrCount(code, isSure, around)) return no
  const isPrice = label.kind === 'price' && (code.isMarked || /\D/.test(code.text))
  const score = (isPrice ? 0 : byLabel[label.kind]) + (code.isMarked ? markScore : 0) + shapeScore(code.text)
  if (code.isMarked) return score
  if (label.kind !== 'order') return score + unlabelledScore(code, label, around)
  if (!label.isNamed && looksLikePhone(code.written)) return no
  const isShort = digits <= 3 || looksLikeThousands(code.written)
  if (isShort && !label.isClose && !around.asked) return no
  return digits < 3 ? shortScore(code, score, around) : score
}

function unlabelledScore(code: Code, label: Label, around: Surroundings): number {
  if (!around.asked && isShortAlone(code, around.words)) return 1
  if (!around.asked && isRoundAmount(code, around.words, around.lexicon)) return no
  return bareScore(code, label, around)
}

/** Without a label right before it, a number must be long, or just asked for. */
function bareScore(code: Code, label: Label, { words, lexicon, asked }: Surroundings): number {
  const others = words.length - 1 - (code.last - code.first)
  if (asked && others <= 2) return 3
  const follows = labelFollows(words, code.last, lexicon)
  const fewest = asked && isShortlyPrefixed.test(code.text) ? 2 : 3
  if (countDigits(code.text) < (asked || /\p{L}/u.test(code.text) ? fewest : 4)) return no
  if (looksLikePhone(code.written) && label.kind !== 'near') return no
  if (isYear(code.text) && !asked && !follows) return no
  if (looksLikeThousands(code.written) && !asked && others > 2) return no
  return (asked ? 2 : 0) + (follows ? 1.5 : 0) - (isBeforeTown(code, words) ? 0.9 : 0)
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length
}

function shapeScore(text: string): number {
  if (/^\p{L}{1,8}[-_/]?\d{3,}/u.test(text)) return 2
  if (/^\p{L}/u.test(text)) return countDigits(text) >= 3 ? 1.5 : 0
  return countDigits(text) >= 4 ? 1 : 0
}

/** A number of one or two digits: only where nothing follows that it could count, and no month. */
function shortScore(code: Code, score: number, { words }: Surroundings): number {
  if (isShortlyPrefixed.test(code.text)) return score
  const next = words[code.last + 1]
  const isLast = next === undefined || /[,!?;)\n]/.test(next.gap)
  return isLast || (next.gap === '. ' && /^\p{Lu}/u.test(next.text)) ? score : no
}

function isAmountOrCount(code: Code, isSure: boolean, { words, lexicon }: Surroundings): boolean {
  const next = words.slice(code.last + 1, code.last + 4)
  if (next[0] === undefined || !/^[ -]?$/.test(next[0].gap)) return false
  const folded = next.map((word) => word.folded)
  if (startsAt(lexicon.currencies, folded, 0)) return true
  return !(isSure && countDigits(code.text) >= 4) && startsAt(lexicon.units, folded, 0)
}

/** Of an order that a shopper may speak of; 1988 is likelier a number. */
function isYear(text: string): boolean {
  return /^20[1-3]\d(?:[-/](?:20)?\d{2})?$/.test(text)
}

/** "1 412" and "14 990" are likelier amounts; "90 455" is likelier a number. */
function looksLikeThousands(written: string): boolean {
  return /^[1-9](?: \d{3})+$|^[1-9]\d{1,2}(?: \d{3})* \d\d[09]$/.test(written)
}

/** "8000 Aarhus": a number that is no town's is likelier. */
function isBeforeTown({ text, last }: Code, words: readonly Word[]): boolean {
  const next = words[last + 1]
  return /^\d{4,5}$/.test(text) && next?.gap === ' ' && /^\p{Lu}\p{Ll}/u.test(next.text)
}

/** National numbers as they are grouped in some country, and mobile numbers in one run. */
function looksLikePhone(written: string): boolean {
  return /^(?:\d{3}[ -]\d{3}[ -]\d{3,4}|\d{2}(?: \d{2}){3,4}|0\d{8,11}|[69]\d{8}|69\d{8}|3\d{9}|\d{6}-\d{4})$/.test(
    written,
  )
}
