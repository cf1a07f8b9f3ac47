import type { DataOf } from '../../tools/index.ts'
import { lines } from './phrases.ts'

/** Made on first use: it takes 10 ms, which a start should not pay. */
let countryNames: Intl.DisplayNames | undefined

/** Countries that English puts "the" before. */
const withArticle =
  /^(?:Netherlands|United|Philippines|Bahamas|Maldives|Gambia|Central African|Dominican Rep)/

export function paymentMethods({ country, methods }: DataOf<'get_payment_methods'>): string {
  const place = placeName(country)
  if (methods.length === 0) {
    return `I do not know of any Klarna payment methods in ${place}. The checkout shows what is offered.`
  }
  return lines(
    `In ${place}, Klarna usually offers:`,
    ...methods.map(({ name, description }) => `• ${name}: ${description}`),
    'Klarna decides at checkout what you are offered.',
  )
}

function placeName(country: string): string {
  countryNames ??= new Intl.DisplayNames('en', { type: 'region' })
  const name = countryNames.of(country)
  if (name === undefined || name === countryNames.of('ZZ')) return country
  return withArticle.test(name) ? `the ${name}` : name
}
