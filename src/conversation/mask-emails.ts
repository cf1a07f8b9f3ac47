import type { Email } from '../domain/email.ts'
import { languages } from '../languages/index.ts'
import { fold } from '../understanding/features.ts'

/** A message with its email addresses made unreadable but for their first letter: that is how it is kept. */
export function maskEmails(message: string, given: Email | null): string {
  return replaceEmails(
    message,
    given,
    (address) => `${address.slice(0, 1)}•••${address.slice(domainAt(address))}`,
  )
}

/** Where the domain begins, with its @; the end where the @ is written otherwise. */
function domainAt(address: string): number {
  const at = address.lastIndexOf('@')
  return at === -1 ? address.length : at
}

/** A message with nothing left of its email addresses, masked ones too: that is how a model sees it. */
export function withoutEmails(message: string, given: Email | null): string {
  return replaceEmails(message, given, () => '[email]')
}

function replaceEmails(
  message: string,
  given: Email | null,
  replacement: (address: string) => string,
): string {
  // With signs that nobody sees, or an @ written otherwise, it is an address all the same.
  const plain = message.replace(/[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g, '').replace(/[\uff20\ufe6b]/g, '@')
  const replaced = plain.replace(
    /[^\s@<>()]{1,64}\s{0,3}(?:@|%40|&#64;|&commat;)\s{0,3}[^\s@<>()]{1,255}/gi,
    (found) => replacement(found.replace(/\s/g, '')),
  )
  spelledOut ??= spelledPattern()
  const rest = replaced.replace(spelledOut, replacement)
  return given === null ? rest : rest.replace(inWords(given), () => replacement(given))
}

let spelledOut: RegExp | undefined

/** "anna at example dot com", in the words of any language, whether or not it could be used. */
function spelledPattern(): RegExp {
  const words = (pick: 'at' | 'dot'): string => {
    const all = languages.flatMap(({ slotWords }) =>
      slotWords[pick].map((word) => word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')),
    )
    const spellings = new Set(all.flatMap((word) => [word, fold(word)]).filter((word) => /\p{L}/u.test(word)))
    const longestFirst = [...spellings].sort((a, b) => b.length - a.length)
    return longestFirst.map(RegExp.escape).join('|')
  }
  const sign = (pick: 'at' | 'dot'): string =>
    String.raw`(?:\s{1,3}|\s{0,3}[([{<]\s?)(?:${words(pick)})(?:\s{1,3}|\s?[)\]}>]\s{0,3})`
  const word = String.raw`[\p{L}\p{N}_%+-]{1,64}`
  const dotted = (least: number): string => String.raw`${word}(?:(?:\.|${sign('dot')})${word}){${least},5}`
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${dotted(0)}${sign('at')}${dotted(1)}`, 'giu')
}

/** The address with up to three words in place of each of its signs: "anna at example dot com". */
function inWords(given: Email): RegExp {
  const parts = given
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(RegExp.escape)
  const between = String.raw`[^\p{L}\p{N}]{1,4}(?:\p{L}{1,12}[^\p{L}\p{N}]{1,4}){0,3}`
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${parts.join(between)}(?![\p{L}\p{N}])`, 'giu')
}
