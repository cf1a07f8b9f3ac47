import { type Email, parseEmail } from '../domain/email.ts'
import { type KlarnaOrderId, parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { SlotWords } from '../languages/slot-words.ts'
import { fold } from './features.ts'

/** What a message holds; at most one of the three references. */
export type Slots = {
  readonly email: Email | null
  /** The shop's own number, without `#`. */
  readonly orderReference: string | null
  readonly klarnaOrderId: KlarnaOrderId | null
  readonly klarnaReference: string | null
}

/** The slot words of all languages, ready to look up: shoppers mix languages, and do not say which is theirs. */
export type SlotLexicon = {
  readonly at: ReadonlySet<string>
  readonly dot: ReadonlySet<string>
  readonly orderLabels: ReadonlySet<string>
  readonly corrections: readonly string[]
  /** By their last word, the whole of each. */
  readonly notOrders: ReadonlyMap<string, readonly string[]>
}

export function slotLexicon(languages: readonly SlotWords[]): SlotLexicon {
  const all = (pick: (words: SlotWords) => readonly string[]): string[] => languages.flatMap(pick).map(fold)
  // Of a label of several words, the last stands next to the number.
  const lastWords = (phrases: readonly string[]): Set<string> =>
    new Set(
      phrases.flatMap(
        (phrase) =>
          phrase
            .split(/[\s.:]+/)
            .filter(Boolean)
            .at(-1) ?? [],
      ),
    )
  return {
    at: new Set(all((words) => words.at)),
    dot: new Set(all((words) => words.dot)),
    orderLabels: lastWords(all((words) => words.orderLabels)),
    corrections: all((words) => words.corrections),
    notOrders: Map.groupBy(all((words) => words.notOrders).map(spaced), (phrase) => lastWord(phrase)),
  }
}

/** Words with one space between, framed, so that a whole phrase can be found in them. */
function spaced(text: string): string {
  return ` ${text
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `
}

function lastWord(phrase: string): string {
  return phrase.trim().split(' ').at(-1) ?? ''
}

const longestMessage = 2_000

/** `asked`: the reference was just asked for, so that a bare number is one. */
export function slotsOf(message: string, lexicon: SlotLexicon, asked = false): Slots {
  const text = message.slice(0, longestMessage).replace(/[\u200b\u200e\u200f\ufeff]/g, '')
  const emails = emailsIn(text, lexicon)
  const rest = emails.rest
  const id = klarnaOrderIdIn(rest)
  const email = emails.found.at(-1) ?? null
  if (id !== undefined) return { email, orderReference: null, klarnaOrderId: id, klarnaReference: null }
  const reference = referenceIn(rest, lexicon, asked)
  if (reference === undefined)
    return { email, orderReference: null, klarnaOrderId: null, klarnaReference: null }
  return looksLikeKlarnaReference(reference)
    ? { email, orderReference: null, klarnaOrderId: null, klarnaReference: reference }
    : { email, orderReference: reference, klarnaOrderId: null, klarnaReference: null }
}

/** The addresses, spelled out ones too, and the text without them. */
function emailsIn(text: string, lexicon: SlotLexicon): { found: Email[]; rest: string } {
  const found: Email[] = []
  const take = (candidate: string): string => {
    const email = parseEmail(candidate)
    if (email === undefined) return candidate
    found.push(email)
    return ' ; '
  }
  const plain = text.replace(
    /(?:mailto:)?([\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5})/giu,
    (_whole, address: string) => take(address.replace(/^['._-]+/, '')),
  )
  return { found, rest: found.length > 0 ? plain : spelledOut(plain, lexicon, take) }
}

/** "anna at example dot com", "anna (snabel-a) example punkt se": joined where a domain follows. */
function spelledOut(text: string, lexicon: SlotLexicon, take: (address: string) => string): string {
  const tokens = text.split(/\s+/)
  const bare = tokens.map((token) => fold(token.replace(/^[[({<"']+|[\])}>"',;!?]+$/g, '')))
  const at = bare.findIndex((token, index) => index > 0 && lexicon.at.has(token))
  if (at < 1) return text
  let from = at - 1
  while (from >= 2 && lexicon.dot.has(bare[from - 1] ?? '')) from -= 2
  let to = at + 1
  while (to + 2 < tokens.length && lexicon.dot.has(bare[to + 1] ?? '')) to += 2
  if (to + 2 === tokens.length && lexicon.dot.has(bare[to + 1] ?? '')) to += 1
  const join = (parts: readonly string[]): string =>
    parts.map((part) => (lexicon.dot.has(fold(part)) ? '.' : part)).join('')
  const local = join(tokens.slice(from, at)).replace(/^[[({<"']+/, '')
  const domain = join(tokens.slice(at + 1, to + 1)).replace(/[\])}>"',;!?.]+$/, '')
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(domain)) return text
  return [...tokens.slice(0, from), take(`${local}@${domain}`), ...tokens.slice(to + 1)].join(' ')
}

/** Also in upper case, without dashes, or broken by spaces. */
function klarnaOrderIdIn(text: string): KlarnaOrderId | undefined {
  for (const [run] of text.matchAll(/(?<![0-9a-z])[0-9a-f](?:[\s-]?[0-9a-f]){31}(?![0-9a-z])/gi)) {
    const id = /[a-f]/i.test(run) || run.includes('-') ? parseKlarnaOrderId(run) : undefined
    if (id !== undefined) return id
  }
  return undefined
}

type Candidate = { readonly text: string; readonly score: number; readonly at: number }

const notNumbers: readonly RegExp[] = [
  // IBAN, parcel numbers, dates, times, phone numbers, amounts with their currency, percentages.
  /\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,4})?\b/gi,
  /\b(?:[a-z]{2}\d{9}[a-z]{2}|1z[a-z0-9]{16}|00\d{18}|37\d{16,18})\b/gi,
  /\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{4}|\d{2})?(?!\d)|\b\d{1,2}:\d{2}\b/g,
  /\+\d[\d ()/-]{6,20}\d|\b0\d{1,4}[ /-]\d[\d ]{4,12}\d\b|\b0\d{8,11}\b/g,
  /(?:[€$£]|\b(?:sek|eur|usd|gbp|nok|dkk|pln|czk|chf|kr))\s?\d[\d .,']*\d?/gi,
  /\d[\d .,']*\s?(?:€|\$|£|:-|%|(?:sek|eur|euro\w*|usd|gbp|nok|dkk|pln|czk|chf|kr|kc|zl|kronor|kroner|kronen|dollar\w*|pound\w*|libras|ευρω)\b)/gi,
  /\b\d+[.,]\d{1,2}\b/g,
]

function referenceIn(text: string, lexicon: SlotLexicon, asked: boolean): string | undefined {
  let rest = text
  for (const pattern of notNumbers) rest = rest.replace(pattern, (run) => ' '.repeat(run.length))
  const candidates = [
    ...rest.matchAll(
      /#\s?[a-z0-9][a-z0-9_/-]*|\b[a-z]{0,8}[-_ ]?\d[a-z0-9-]*(?: \d{1,4}){0,4}|\b[A-Z0-9]{6,9}\b/gi,
    ),
  ]
    .map((match) => candidate(match[0], match.index, rest, lexicon, asked))
    .filter((found) => found.score > 0)
  const corrected = candidates.length > 1 ? lastCorrection(rest, lexicon) : -1
  const after = candidates.filter((found) => found.at > corrected)
  const pool = corrected >= 0 && after.length > 0 ? after : candidates
  const best = pool.reduce<Candidate | undefined>(
    (top, found) => (top === undefined || found.score > top.score ? found : top),
    undefined,
  )
  return best?.text
}

function lastCorrection(text: string, { corrections }: SlotLexicon): number {
  const folded = fold(text)
  return corrections.reduce((latest, phrase) => Math.max(latest, folded.lastIndexOf(phrase)), -1)
}

function candidate(run: string, at: number, text: string, lexicon: SlotLexicon, asked: boolean): Candidate {
  const before = fold(text.slice(Math.max(0, at - 40), at))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const word = fold(/^[a-z]+(?=[ -]?\d)/i.exec(run)?.[0] ?? '')
  const ownLabel = lexicon.orderLabels.has(word)
  const bare = ownLabel && !/^(?:ord|so|po)$/.test(word) ? run.slice(word.length).replace(/^[ -]+/, '') : run
  const number = bare.replace(/^#\s?/, '').replace(/[-/ ]+$/, '')
  const marked = run.startsWith('#')
  const labelled = ownLabel || before.slice(-2).some((near) => lexicon.orderLabels.has(near))
  const other = somethingElse(word === '' ? before : [...before, word], lexicon)
  const score = scoreOf(number, { marked, labelled, other, asked })
  return { text: /^[\d ]+$/.test(number) ? number.replaceAll(' ', '') : number, score, at }
}

type Signs = {
  /** A `#` stands before it. */
  readonly marked: boolean
  /** A word for an order stands before it. */
  readonly labelled: boolean
  /** A word for something else does. */
  readonly other: boolean
  readonly asked: boolean
}

/** How much a run of letters and digits looks like the number of an order; 0 or less: it is none. */
function scoreOf(number: string, { marked, labelled, other, asked }: Signs): number {
  const digits = number.replace(/\D/g, '').length
  const klarna = looksLikeKlarnaReference(number)
  if (digits === 0 && !klarna) return 0
  const score =
    (marked ? 4 : 0) +
    (labelled ? 3 : 0) +
    (/^[a-z]{1,8}[-_]?\d{3,}/i.test(number) ? 2 : 0) +
    (klarna ? 2 : 0) +
    (/^\d{4,12}$/.test(number.replaceAll(' ', '')) ? 1 : 0) +
    (asked && digits >= 3 ? 2 : 0) -
    (other ? 5 : 0)
  if (digits > 0 && digits < 3 && !marked && score < 3) return 0
  const year = /^(?:19|20)\d{2}$/.test(number)
  return year && score < 3 && !asked ? 0 : score
}

/** Whether one of the two words before the number says that it is a phone number, a postcode, an amount … */
function somethingElse(before: readonly string[], { notOrders }: SlotLexicon): boolean {
  const near = ` ${before.slice(-5).join(' ')} `
  const after = (phrase: string): string => near.slice(near.lastIndexOf(phrase) + phrase.length)
  return before
    .slice(-2)
    .flatMap((word) => notOrders.get(word) ?? [])
    .some((phrase) => near.includes(phrase) && after(phrase).trim().split(' ').length <= 1)
}

/** Seven or eight capitals and digits in no order of letters first: `K4MADNY`, not `ORD12345`. */
function looksLikeKlarnaReference(text: string): boolean {
  const base = text.replace(/-\d{1,2}$/, '')
  if (!/^[A-Z0-9]{7,8}$/.test(base)) return false
  return /\d/.test(base) ? /[A-Z]/.test(base) && !/^[A-Z]+\d+$/.test(base) : !/[AEIOUY]/.test(base)
}
