/** A body from Klarna that is not an order, or says something about money that cannot be read. Holds no value of it. */
export class MalformedOrder extends Error {
  override readonly name = 'MalformedOrder'
  readonly field: string

  constructor(field: string, problem: string) {
    super(`Klarna's order cannot be read: ${field} ${problem}`)
    this.field = field
  }
}

export function record(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedOrder(field, 'is not an object')
  }
  return value as Readonly<Record<string, unknown>>
}

/** Missing and null are empty: every property is optional in Klarna's schema (klarna-facts §1.2). */
export function list(value: unknown, field: string): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new MalformedOrder(field, 'is not a list')
  return value
}

/** The objects of a list that says nothing about money, such as lines and parcels: what is no object is passed over. */
export function objects(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) return []
  return value.filter((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry))
}

/** Minor units: a whole number that is not negative. Missing and null are null; anything else is refused. */
export function minorUnits(value: unknown, field: string): number | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new MalformedOrder(field, 'is not a whole number of minor units')
  }
  return value === 0 ? 0 : value
}

/** A small count; null for anything else. */
export function wholeNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

const invisible = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

/** Text from outside: one line, no control or direction characters, at most `longest` characters; empty is null. */
export function text(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null
  const line = value
    .slice(0, longest * 4)
    .replace(invisible, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  const cut = Array.from(line).slice(0, longest).join('')
  return cut === '' ? null : cut.toWellFormed()
}

/** A year of four digits in every time zone. */
const timestamp = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/

/** Both forms that Klarna sends, `.000Z` and `+00:00` (klarna-facts §9.5); null for anything else. */
export function instant(value: unknown): Date | null {
  if (typeof value !== 'string' || !timestamp.test(value)) return null
  const at = new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(at.getTime()) ? null : at
}

/** An http or https address without a password in it; null for anything else. */
export function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2000 || !URL.canParse(value)) return null
  const url = new URL(value)
  const safe =
    (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
  return safe ? url.href : null
}
