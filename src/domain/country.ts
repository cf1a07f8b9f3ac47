declare const countryBrand: unique symbol

/** ISO 3166-1 alpha-2, upper case. */
export type Country = string & { readonly [countryBrand]: true }

export function parseCountry(value: unknown): Country | undefined {
  if (typeof value !== 'string') return undefined
  const code = value.trim().toUpperCase()
  if (!/^[A-Z]{2}$/.test(code)) return undefined
  // "UK" is not ISO, and what people type.
  return (code === 'UK' ? 'GB' : code) as Country
}
