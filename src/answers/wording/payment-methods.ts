import type { DataOf } from '../../tools/index.ts'
import { lines, type Say } from './say.ts'

/** Made on first use: each takes 10 ms, which a start should not pay. */
const countryNames = new Map<string, Intl.DisplayNames>()

export function paymentMethods({ country, methods }: DataOf<'get_payment_methods'>, say: Say): string {
  const { paymentMethods: words } = say.words
  const place = countryName(country, say.writtenAs)
  if (methods.length === 0) return words.none(place)
  return lines(
    words.heading(place),
    ...methods.map(({ name, description }) => `• ${name}${words.colon ?? ': '}${description}`),
    words.klarnaDecides,
  )
}

/** The code itself where it names no country. */
function countryName(country: string, locale: string): string {
  const names = countryNames.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region' })
  countryNames.set(locale, names)
  const name = names.of(country)
  return name === undefined || name === names.of('ZZ') ? country : name
}
