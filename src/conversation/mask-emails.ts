import type { Email } from '../domain/email.ts'

/** A message with its email addresses made unreadable but for their first letter: that is how it is kept. */
export function maskEmails(message: string, given: Email | null): string {
  const masked = message.replace(
    /([^\s@<>()]{1,64})@([^\s@<>()]{1,255})/g,
    (_whole, local: string, domain: string) => mask(local, domain),
  )
  if (given === null) return masked
  const [local, domain] = [given.slice(0, given.lastIndexOf('@')), given.slice(given.lastIndexOf('@') + 1)]
  return masked.replaceAll(given, mask(local, domain))
}

function mask(local: string, domain: string): string {
  return `${local.slice(0, 1)}•••@${domain}`
}
