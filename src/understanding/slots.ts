import type { Email } from '../domain/email.ts'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import { emailsIn, type FoundEmail } from './slots/emails.ts'
import { klarnaOrderIdIn } from './slots/klarna-order-id.ts'
import { emailWord, isNotMeant, lastCorrected } from './slots/meant.ts'
import { referenceIn } from './slots/reference.ts'
import { ownLexicon, type SlotLexicon } from './slots/slot-lexicon.ts'
import { wordsIn } from './slots/words.ts'

export { type SlotLexicon, slotLexicon } from './slots/slot-lexicon.ts'

/** What a message holds; at most one of the three references. */
export type Slots = {
  readonly email: Email | null
  /** The shop's own number, without `#`. */
  readonly orderReference: string | null
  readonly klarnaOrderId: KlarnaOrderId | null
  readonly klarnaReference: string | null
}

const longestMessage = 2_000

/** `asked`: the reference was just asked for, so that a bare number is one. */
export function slotsOf(message: string, lexicon: SlotLexicon, asked = false): Slots {
  const text = tidy(message.slice(0, longestMessage))
  const found = emailsIn(text, lexicon)
  const email = emailMeant(text, found, lexicon)
  const rest = replaced(text, found, () => ' ; ')
  const none = { email, orderReference: null, klarnaOrderId: null, klarnaReference: null }
  const klarnaOrderId = klarnaOrderIdIn(rest)
  if (klarnaOrderId !== undefined) return { ...none, klarnaOrderId }
  const reference = referenceIn(rest, lexicon, asked)
  if (reference === undefined) return none
  return reference.kind === 'klarna_reference'
    ? { ...none, klarnaReference: reference.text }
    : { ...none, orderReference: reference.text }
}

/** A text with every address in it replaced, spelled-out ones too, and all that may be one. */
export function withoutEmails(
  text: string,
  replacement: (address: string) => string,
  lexicon: SlotLexicon = ownLexicon(),
): string {
  const clean = plain(text)
  const rest = replaced(clean, emailsIn(clean, lexicon, true), ({ email }) => replacement(email))
  // What has an "@" but could not be used, and what is masked already.
  return rest.replace(/[^\s@<>()]{1,64} {0,3}@ {0,3}[^\s@<>()]{1,255}/g, (run) =>
    replacement(run.replaceAll(' ', '')),
  )
}

function replaced(
  text: string,
  found: readonly FoundEmail[],
  replacement: (found: FoundEmail) => string,
): string {
  let rest = ''
  let from = 0
  for (const email of found) {
    rest += text.slice(from, email.from) + replacement(email)
    from = email.to
  }
  return rest + text.slice(from)
}

/** The last one after a correction, else the last that is not said to be old or wrong. */
function emailMeant(text: string, found: readonly FoundEmail[], lexicon: SlotLexicon): Email | null {
  if (found.length < 2) return found[0]?.email ?? null
  const words = wordsIn(replaced(text, found, () => ` ${emailWord} `))
  const places = words.flatMap((word, at) => (word.folded === emailWord ? [at] : []))
  const all = found.map(({ email }, index) => ({ email, at: places[index] ?? 0 }))
  const meant = all.filter(({ at }) => !isNotMeant(words, at, at, lexicon))
  const corrected = lastCorrected(meant.length > 0 ? meant : all, words, lexicon)
  return corrected.at(-1)?.email ?? null
}

function tidy(text: string): string {
  return plain(text)
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/№/g, '#')
}

/** Without signs that nobody sees; an "@" in one spelling. */
function plain(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\uff20\ufe6b]|%40|&#64;|&commat;/gi, '@')
}
