import type { Email } from '../domain/email.ts'

/** A message with its email addresses made unreadable but for their first letter: that is how it is kept. */
export function maskEmails(message: string, given: Email | null): string {
  return replaceEmails(
    message,
    given,
    (address) => `${address.slice(0, 1)}•••${address.slice(address.lastIndexOf('@'))}`,
  )
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
  const replaced = message.replace(/[^\s@<>()]{1,64}@[^\s@<>()]{1,255}/g, replacement)
  return given === null ? replaced : replaced.replaceAll(given, replacement(given))
}
