declare const emailBrand: unique symbol

/**
 * An email address, folded for comparison: ASCII white space trimmed, A–Z to a–z, nothing else. Unicode is not
 * normalised: two addresses that a mail server tells apart must never open each other's orders.
 */
export type Email = string & { readonly [emailBrand]: true }

const longestEmail = 320

/** `undefined` for what cannot be an address: no `@` with something on both sides, white space inside, too long. */
export function parseEmail(value: unknown): Email | undefined {
  if (typeof value !== 'string' || value.length > longestEmail + 64) return undefined
  const folded = value
    .replace(/^[ \t\n\r\f\v]+/, '')
    .replace(/(?<![ \t\n\r\f\v])[ \t\n\r\f\v]+$/, '')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const at = folded.lastIndexOf('@')
  if (at < 1 || at === folded.length - 1 || folded.length > longestEmail) return undefined
  return /[\s\p{Cc}]/u.test(folded) ? undefined : (folded as Email)
}
