import { withoutEmails } from '../mask-emails.ts'

/** Fields of the tools' data that hold text from outside: from order lines, captures and carriers. */
const fromOutside: readonly string[] = ['description', 'name', 'company', 'number', 'url']

/**
 * The data of a tool with every text from outside marked as such, so that a model can tell it from what Kvitto says,
 * and without email addresses. Amounts, days and states stay as they are.
 */
export function marked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(marked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      fromOutside.includes(key) && typeof entry === 'string'
        ? { untrusted_text: withoutEmails(entry, null) }
        : marked(entry),
    ]),
  )
}
