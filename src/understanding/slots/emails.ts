import { type Email, parseEmail } from '../../domain/email.ts'
import { fold } from '../features.ts'
import { isDomain, mayFollowTopLevel, tidyDomain, topLevelOf } from './domain-name.ts'
import { lengthEndingAt, type PhraseIndex, wordsOf } from './phrase-index.ts'
import type { SlotLexicon } from './slot-lexicon.ts'

/** An address and where it stands in the text. */
export type FoundEmail = { readonly email: Email; readonly from: number; readonly to: number }

/** A word with the dots inside it, or one other character. */
type Token = { readonly text: string; readonly from: number; readonly to: number }

/**
 * The addresses in a text, spelled-out ones too, in the order written. `likely`: also what may be one, "look at
 * example.com", for whoever must not show any.
 */
export function emailsIn(text: string, lexicon: SlotLexicon, likely = false): FoundEmail[] {
  const reader = new AddressReader(text, lexicon, likely)
  const found: FoundEmail[] = []
  for (let at = 0; at < reader.tokens.length; at += 1) {
    const address = reader.addressAround(at)
    if (address !== undefined && address.from >= (found.at(-1)?.to ?? 0)) found.push(address)
  }
  return found
}

const opening = new Set(['(', '[', '{', '<', '*', '/', '|'])
const closing = new Set([')', ']', '}', '>', '*', '/', '|'])

/** A sign, spelled or not, and the tokens that it takes up. */
type Sign = { readonly sign: string; readonly from: number; readonly to: number; readonly spelled: boolean }

const longestLocalPart = 64
const mostLabels = 6

class AddressReader {
  readonly tokens: readonly Token[]
  readonly #text: string
  readonly #likely: boolean
  readonly #lexicon: SlotLexicon
  /** Words as they are looked up: many come again. */
  readonly #known = new Map<string, readonly string[]>()
  readonly #signs: readonly (readonly [string, PhraseIndex])[]

  constructor(text: string, lexicon: SlotLexicon, likely: boolean) {
    this.#text = text
    this.#likely = likely
    this.#lexicon = lexicon
    this.#signs = [
      ['.', lexicon.dot],
      ['_', lexicon.underscore],
      ['-', lexicon.dash],
      ['+', lexicon.plus],
    ]
    this.tokens = tokensOf(text)
  }

  /** The address whose `@` is the token at `at`, or begins there. */
  addressAround(at: number): FoundEmail | undefined {
    const sign = this.#atSign(at)
    if (sign === undefined) return undefined
    const domain = this.#domain(sign.to, !sign.spelled)
    const local = domain && this.#localPart(sign)
    if (local === undefined || domain === undefined) return undefined
    if (sign.spelled && !domain.spelled && !this.#likely && !this.#isMeant(sign, local)) return undefined
    const email = parseEmail(`${local.text}@${domain.text}`)
    return email && { email, from: local.from, to: domain.to }
  }

  #word(at: number): string {
    const text = this.tokens[at]?.text ?? ''
    return /[\p{L}\p{N}]/u.test(text) ? text : ''
  }

  #words(at: number): readonly string[] {
    const text = this.#word(at)
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const found = wordsOf(text)
    this.#known.set(text, found)
    return found
  }

  #atSign(at: number): Sign | undefined {
    const open = opening.has(this.tokens[at]?.text ?? '') ? 1 : 0
    const word = at + open
    if (
      open === 0 &&
      at > 0 &&
      opening.has(this.tokens[at - 1]?.text ?? '') &&
      this.#atSign(at - 1) !== undefined
    )
      return undefined
    const isSign = this.tokens[word]?.text === '@'
    const length = isSign ? 1 : this.#spelledFrom(this.#lexicon.at, word)
    if (length === 0) return undefined
    const closed = closing.has(this.tokens[word + length]?.text ?? '') ? 1 : 0
    if (open > 0 && closed === 0) return undefined
    const spelled = !isSign
    return { sign: '@', from: at, to: word + length + Math.min(open, closed), spelled }
  }

  #mayBeSign(at: number): boolean {
    return this.#words(at).some((word) => this.#lexicon.signWords.has(word))
  }

  /** How many tokens a phrase takes up that begins at `at`. */
  #spelledFrom(index: PhraseIndex, at: number): number {
    const one = this.#words(at)
    if (!this.#mayBeSign(at)) return 0
    const two = [...one, ...this.#words(at + 1)]
    if (two.length > one.length && lengthEndingAt(index, two, two.length) === two.length) return 2
    return lengthEndingAt(index, one, one.length) === one.length ? 1 : 0
  }

  /** A dot, a dash or an underscore that joins the words on both its sides. */
  #joint(at: number): Sign | undefined {
    const open = opening.has(this.tokens[at]?.text ?? '') ? 1 : 0
    const word = at + open
    for (const [sign, index] of this.#mayBeSign(word) ? this.#signs : []) {
      const length = this.#spelledFrom(index, word)
      if (length === 0) continue
      const closed = closing.has(this.tokens[word + length]?.text ?? '') ? 1 : 0
      if (open === closed || open === 0) return { sign, from: at, to: word + length + open, spelled: true }
    }
    const token = this.tokens[at]
    if (token === undefined || !/^[._]$/.test(token.text)) return undefined
    return { sign: token.text, from: at, to: at + 1, spelled: false }
  }

  #jointBefore(end: number): Sign | undefined {
    for (const length of [1, 2, 3, 4]) {
      const joint = this.#joint(end - length)
      if (joint?.to === end) return this.#longer(joint)
    }
    return undefined
  }

  /** "En plus anna@example.com" has no plus in its address: glued together, only a dot or an underscore is spelled. */
  #joins(joint: Sign, at: Sign): boolean {
    const apart = at.spelled || this.#isSpaced(at)
    return joint.spelled ? apart || /[._]/.test(joint.sign) : apart && this.#isSpaced(joint)
  }

  /** "guion bajo" ends with a word of its own: the whole is meant. */
  #longer(joint: Sign): Sign {
    const before = this.#joint(joint.from - 1)
    return before?.to === joint.to && before.spelled ? before : joint
  }

  #isSpaced({ from, to }: Sign): boolean {
    const start = this.tokens[from]?.from ?? 0
    const end = this.tokens[to - 1]?.to ?? 0
    return this.#text[start - 1] === ' ' && this.#text[end] === ' '
  }

  #localPart(sign: Sign): { text: string; from: number } | undefined {
    let at = sign.from - 1
    let text = this.#word(at)
    if (text === '') return undefined
    for (let joints = 0; joints < mostLabels; joints += 1) {
      const joint = this.#jointBefore(at)
      const before = joint === undefined ? '' : this.#word(joint.from - 1)
      if (joint === undefined || before === '' || !this.#joins(joint, sign)) break
      text = `${before}${joint.sign}${text}`
      at = joint.from - 1
    }
    const tidy = text.replace(/^['’.-]+/, '')
    const token = this.tokens[at]
    if (token === undefined || tidy === '' || tidy.length > longestLocalPart) return undefined
    return { text: tidy.replaceAll('’', "'"), from: token.from + (text.length - tidy.length) }
  }

  #domain(start: number, literalAt: boolean): { text: string; to: number; spelled: boolean } | undefined {
    let text = this.#word(start)
    let last = start
    let spelled = false
    for (let joints = 0; text !== '' && joints < mostLabels; joints += 1) {
      const joint = this.#joint(last + 1)
      const next = joint === undefined ? '' : this.#word(joint.to)
      if (joint === undefined || next === '' || !this.#continues(text, joint, next)) break
      text = `${text}${joint.sign}${next}`
      last = joint.to
      spelled ||= joint.spelled
    }
    const domain = tidyDomain(text, this.#lexicon.endings)
    const isPlain = this.#likely || (literalAt && !spelled)
    if (!isDomain(domain) || (!isPlain && topLevelOf(domain) === undefined)) return undefined
    const token = this.tokens[last]
    // What was cut off belongs to the text again.
    const cut = text.length - domain.length
    return { text: domain, to: (token?.to ?? 0) - Math.min(cut, this.#word(last).length - 1), spelled }
  }

  /** Whether a word after a dot still belongs to the domain: "example.com. Thanks" does not. */
  #continues(domain: string, joint: Sign, next: string): boolean {
    if (joint.sign === '_' || joint.sign === '+') return false
    if (!domain.includes('.'))
      return joint.spelled || topLevelOf(`.${next}`) !== undefined || next.includes('.')
    const top = topLevelOf(domain)
    if (top !== undefined) return joint.spelled && mayFollowTopLevel(next, top)
    return joint.spelled || (this.#isSpaced(joint) && topLevelOf(`.${next}`) !== undefined)
  }

  /**
   * "anna at example.com" is an address, "the jacket at example.com" is none: `at` is also a word. Its local part looks
   * like one, or the message says that an address comes.
   */
  #isMeant(sign: Sign, local: { text: string; from: number }): boolean {
    const word = fold(this.#word(sign.from))
    if (sign.to - sign.from > 1 || word.length > 3) return true
    if (/[\d._+-]/.test(local.text) || local.from === 0) return true
    const before = wordsOf(this.#text.slice(Math.max(0, local.from - 40), local.from))
    return [0, 1, 2].some(
      (back) => lengthEndingAt(this.#lexicon.emailLabels, before, before.length - back) > 0,
    )
  }
}

function tokensOf(text: string): Token[] {
  const found = text.matchAll(/[\p{L}\p{M}\p{N}_%+&'’-]+(?:\.[\p{L}\p{M}\p{N}_%+&'’-]+)*|\S/gu)
  return [...found].map((match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }))
}
