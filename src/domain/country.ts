declare const countryBrand: unique symbol

/** ISO 3166-1 alpha-2, upper case. */
export type Country = string & { readonly [countryBrand]: true }

export function parseCountry(value: unknown): Country | undefined {
  if (typeof value !== 'string') return undefined
  const letters = value.trim()
  // Before folding: "ß" in upper case is two letters, and no country.
  if (!/^[A-Za-z]{2}$/.test(letters)) return undefined
  const code = letters.toUpperCase()
  // "UK" is not ISO, and what people type.
  return (code === 'UK' ? 'GB' : code) as Country
}
