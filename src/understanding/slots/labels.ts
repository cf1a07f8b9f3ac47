import { lengthEndingAt, startsAt } from './phrase-index.ts'
import type { SlotLexicon } from './slot-lexicon.ts'
import { endsSentence, hasFullStop, type Word } from './words.ts'

/**
 * What the words before a number say that it is: an order's where a label stands right before it, `near` where a word
 * or two stand between, a price, or something else, such as a phone number or a card.
 */
export type Label =
  | {
      readonly kind: 'order'
      readonly isKlarnas: boolean
      /** "Order" is said, not just "number". */
      readonly isNamed: boolean
      /** "Order was 120" is a price as well as a number: nothing stands between in "order 120". */
      readonly isClose: boolean
    }
  | { readonly kind: 'near' | 'price' | 'other' | 'none' }

const mostLinks = 4
const mostBetween = 2
/** Of a word whose full stop may mean that it is cut short: `ref. 4711`, `objedn. 4711`. */
const longestShort = 6

/** The label before the word at `first`. */
export function labelBefore(words: readonly Word[], first: number, lexicon: SlotLexicon): Label {
  const from = Math.max(0, first - 24)
  return new LabelReader(words.slice(from, first + 1), lexicon).read()
}

class LabelReader {
  readonly #words: readonly Word[]
  readonly #folded: readonly string[]
  readonly #lexicon: SlotLexicon
  readonly #last: number

  /** The number is the last of the words. */
  constructor(words: readonly Word[], lexicon: SlotLexicon) {
    this.#words = words
    this.#folded = words.map((word) => word.folded)
    this.#lexicon = lexicon
    this.#last = words.length - 1
  }

  read(): Label {
    let end = this.#last
    let isEqual = true
    for (let links = 0; links <= mostLinks && end > 0; links += 1) {
      const gap = this.#gap(end)
      if (endsSentence(gap)) return { kind: 'none' }
      const label = this.#labelEndingAt(end, isEqual && !this.#gapsSince(end).includes(','))
      const mayBeShort = (this.#folded[end - 1] ?? '').length <= longestShort
      if (label !== undefined && (mayBeShort || !hasFullStop(gap))) return label
      if (hasFullStop(gap)) return { kind: 'none' }
      const equal = lengthEndingAt(this.#lexicon.equals, this.#folded, end)
      const link = Math.max(equal, lengthEndingAt(this.#lexicon.links, this.#folded, end))
      if (link === 0) break
      isEqual &&= equal === link
      end -= link
    }
    return this.#isNear(end) ? { kind: 'near' } : { kind: 'none' }
  }

  #isNear(end: number): boolean {
    for (let between = 1; between <= mostBetween && end - between > 0; between += 1) {
      const gap = this.#gap(end - between)
      if (endsSentence(gap) || hasFullStop(gap) || /\d/.test(this.#folded[end - between] ?? '')) return false
      if (this.#length('orderLabels', end - between) > 0) return true
    }
    return false
  }

  #labelEndingAt(end: number, mayBeOther: boolean): Label | undefined {
    const cost = this.#length('costs', end)
    if (cost > 0 && this.#isOrderBefore(end - cost)) return { kind: 'price' }
    const order = this.#length('orderLabels', end)
    const number = this.#length('numberWords', end)
    const other = this.#length('notOrders', end)
    if (other > Math.max(order, number)) {
      const isAsked = end < this.#last && this.#isWhichBefore(end - other)
      return mayBeOther && !isAsked ? { kind: 'other' } : undefined
    }
    if (number > 0 && number >= order) return this.#numberOfWhat(end, end - number)
    return order > 0 ? this.#order(end, order, end === this.#last) : undefined
  }

  /** "An order of 120", "the order was for 120". */
  #isOrderBefore(end: number): boolean {
    const equal = this.#length('equals', end)
    return this.#length('orderLabels', end - equal) > 0
  }

  /** "Which card is 4711 on", "which of my cards is 4711 on": the order's, not the card's. */
  #isWhichBefore(end: number): boolean {
    for (let between = 0; between <= mostBetween && end > between; between += 1)
      if (this.#length('which', end - between) > 0) return true
    return false
  }

  /** "Number" alone is an order's; a phone number or a card number is none. */
  #numberOfWhat(end: number, before: number): Label {
    const gap = this.#gap(before)
    const isApart = endsSentence(gap) || hasFullStop(gap) || gap.includes(',')
    const noun = before - this.#length('links', before)
    const named = isApart ? 0 : this.#length('orderLabels', noun)
    const isOther = !isApart && this.#length('notOrders', noun) > named
    return isOther ? { kind: 'other' } : this.#order(end, end - before, true, named > 0)
  }

  #order(end: number, length: number, isClose: boolean, isNamed = true): Label {
    const near = this.#folded.slice(Math.max(0, end - length - 2), end)
    const isKlarnas = near.some((word) => word.startsWith('klarn'))
    return { kind: 'order', isKlarnas, isNamed, isClose: isClose && !this.#gapsSince(end).includes(',') }
  }

  #length(kind: Exclude<keyof SlotLexicon, 'endings' | 'signWords'>, end: number): number {
    return lengthEndingAt(this.#lexicon[kind], this.#folded, end)
  }

  #gap(at: number): string {
    return this.#words[at]?.gap ?? ''
  }

  #gapsSince(end: number): string {
    return this.#words
      .slice(end)
      .map((word) => word.gap)
      .join('')
  }
}

/** "4711 is my order": a label comes after the number, with nothing between but links. */
export function labelFollows(words: readonly Word[], last: number, lexicon: SlotLexicon): boolean {
  const next = words.slice(last + 1, last + 2 + mostLinks)
  const folded = next.map((word) => word.folded)
  for (let at = 0; at < next.length; at += 1) {
    if (/[!?;.,\n]/.test(next[at]?.gap ?? '')) return false
    if (at > 0 && startsAt(lexicon.orderLabels, folded, at)) return true
    if (!startsAt(lexicon.links, folded, at) && !startsAt(lexicon.equals, folded, at)) return false
  }
  return false
}
