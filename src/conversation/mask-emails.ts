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
  return given === null ? rest : rest.replace(inWords(given), () => replacement(given))
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
