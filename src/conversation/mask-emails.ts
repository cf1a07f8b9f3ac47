import type { Email } from '../domain/email.ts'
import { withoutEmails as withoutAddresses } from '../understanding/slots.ts'

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
  const rest = withoutAddresses(message, replacement)
  return given === null ? rest : withoutWordsOf(given, rest, replacement(given))
}

/** So many words may stand for a sign of the address: "anna at example dot com". */
const mostBetween = 3
const longestGap = 4

type Word = { readonly text: string; readonly from: number; readonly to: number }

/** The text with the address replaced where its parts stand in words, whatever stands for its signs. */
function withoutWordsOf(given: Email, text: string, replacement: string): string {
  const parts = given.match(/[\p{L}\p{N}]+/gu) ?? []
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([word], index, all): Word => {
    const from = all[index]?.index ?? 0
    return { text: word.toLowerCase(), from, to: from + word.length }
  })
  let rest = ''
  let from = 0
  for (const [at, word] of words.entries()) {
    const end = word.from < from ? undefined : endOf(parts, words, at)
    if (end === undefined) continue
    rest += text.slice(from, word.from) + replacement
    from = end
  }
  return rest + text.slice(from)
}

/** Where the parts end that begin with the word at `at`; `undefined` where they do not stand there. */
function endOf(parts: readonly string[], words: readonly Word[], at: number): number | undefined {
  let last = at
  if (words[at]?.text !== parts[0]) return undefined
  for (const part of parts.slice(1)) {
    const near = words.slice(last, last + 2 + mostBetween)
    const next = near.findIndex((word, index) => index > 0 && word.text === part)
    if (next === -1 || !areClose(near.slice(0, next + 1))) return undefined
    last += next
  }
  return words[last]?.to
}

function areClose(words: readonly Word[]): boolean {
  return words.every((word, index) => {
    const before = words[index - 1]
    return before === undefined || word.from - before.to <= longestGap
  })
}
