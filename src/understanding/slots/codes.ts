import { fold } from '../features.ts'
import { lengthEndingAt, startsAt } from './phrase-index.ts'
import type { SlotLexicon } from './slot-lexicon.ts'
import type { Word } from './words.ts'

/** A run of letters and digits that may be a reference: `4711`, `ORD-12345`, `SO/2024/118`, `88 12 3`. */
export type Code = {
  /** Without `#`, without a label glued to it, digits without spaces. */
  readonly text: string
  /** With its spaces. */
  readonly written: string
  /** Of its first and its last word. */
  readonly first: number
  readonly last: number
  /** A `#` stands before it. */
  readonly isMarked: boolean
}

/** The codes of a text in the order written. */
export function codesIn(text: string, words: readonly Word[], lexicon: SlotLexicon): Code[] {
  const codes: Code[] = []
  for (let first = 0; first < words.length; first += 1) {
    let last = lastJoined(words, first)
    const joined = words.slice(first, last + 1)
    if (!joined.some((word) => /\d/.test(word.text)) && !/^[A-Z]{7,8}$/.test(joined[0]?.text ?? '')) continue
    const from = first + (isCountryNo(joined, words[first - 1]) ? 0 : labelWords(joined, lexicon))
    if (from === last) last = lastGroup(words, last, lexicon)
    codes.push(...codeOf(text, words, from, last, lexicon))
    first = last
  }
  return codes
}

/** Of the words that "-", "_" and "/" join. */
function lastJoined(words: readonly Word[], first: number): number {
  let last = first
  while (/^[-_/]$/.test(words[last + 1]?.gap ?? '')) last += 1
  // "4711-es", "7350-stä": an ending.
  const isNumber = /^\d+$/.test(words[last - 1]?.text ?? '') && last - first === 1
  return isNumber && /^\p{Ll}{2,}$/u.test(words[last]?.text ?? '') ? last - 1 : last
}

const prefixes = new Set(['ord', 'so', 'po'])

/** How many of the joined words are a label: `ordre-nr-4711`, `bestelling/4711`. `ORD-12345` and `A-10029` have none. */
function labelWords(joined: readonly Word[], lexicon: SlotLexicon): number {
  let count = 0
  for (const { text, folded } of joined.slice(0, -1)) {
    if (/\d/.test(text)) break
    const isLabel = lengthEndingAt(lexicon.orderLabels, [folded], 1) > 0 || folded.startsWith('klarn')
    const isNumber = lengthEndingAt(lexicon.numberWords, [folded], 1) > 0
    if (!(isNumber || (isLabel && folded.length > 4))) break
    count += 1
  }
  return count
}

/** "NO-4410" of Norway, but not the "number" of "order no-4410" and "ORDER NO-4410". */
function isCountryNo(joined: readonly Word[], before: Word | undefined): boolean {
  const isShouted = before !== undefined && /\p{L}/u.test(before.text) && !/\p{Ll}/u.test(before.text)
  return (
    joined[0]?.text === 'NO' &&
    /^\d{3,8}$/.test(joined[1]?.text ?? '') &&
    joined[1]?.gap === '-' &&
    !isShouted
  )
}

/** Of digits in groups with spaces between: `88 12 3`, but not `4711 5512` and not the 2 of `4711 2 items`. */
function lastGroup(words: readonly Word[], first: number, lexicon: SlotLexicon): number {
  const text = words[first]?.text ?? ''
  if (!/^\d{1,3}$/.test(text)) return first
  let last = first
  let digits = text.length
  for (;;) {
    const next = words[last + 1]
    if (next === undefined || next.gap !== ' ' || !/^\d{1,4}$/.test(next.text)) break
    if (/^[-_/]$/.test(words[last + 2]?.gap ?? '')) break
    digits += next.text.length
    if (digits > 12) break
    last += 1
  }
  const isThousands = words.slice(first + 1, last + 1).every((word) => word.text.length === 3)
  const folded = words.slice(last, last + 3).map((word) => word.folded)
  const isCount = words[last + 1]?.gap === ' ' && startsAt(lexicon.units, folded, 1)
  return isCount && !isThousands && last > first ? last - 1 : last
}

function codeOf(
  text: string,
  words: readonly Word[],
  first: number,
  last: number,
  lexicon: SlotLexicon,
): Code[] {
  const [start, end] = [words[first], words[last]]
  if (start === undefined || end === undefined) return []
  const prefix = words[first - 1]
  const isOrd = prefix?.folded === 'ord' && start.gap === ' ' && /^\d/.test(start.text)
  const written = withoutGlued(text.slice(start.from, end.to), lexicon)
  const number = /^[\d ]+$/.test(written) ? written.replaceAll(' ', '') : written
  const code = {
    text: isOrd ? `${prefix.text} ${number}` : number,
    written,
    first: isOrd ? first - 1 : first,
    last,
    isMarked: /#\s?$/.test(start.gap),
  }
  return [code]
}

/** `order4711` → `4711`, `7350stä` → `7350`; `ord12345` stays. */
function withoutGlued(written: string, lexicon: SlotLexicon): string {
  const [, label = '', rest = ''] = /^(\p{L}+)(\d.*)$/u.exec(written) ?? []
  if (label !== '' && isGluedLabel(label, lexicon)) return rest
  const [, digits = '', ending = ''] = /^(\d+)(\p{L}{2,})$/u.exec(written) ?? []
  return digits !== '' && lexicon.endings.includes(ending) ? digits : written
}

function isGluedLabel(label: string, lexicon: SlotLexicon): boolean {
  const folded = fold(label)
  if (prefixes.has(folded)) return false
  if (lengthEndingAt(lexicon.numberWords, [folded], 1) > 0) return true
  const isShortName = label.length <= 4 && label === label.toUpperCase()
  return !isShortName && lengthEndingAt(lexicon.orderLabels, [folded], 1) > 0
}
