import type { DataOf } from '../../tools/index.ts'
import { lines } from './phrases.ts'

const countryNames = new Intl.DisplayNames('en', { type: 'region' })

export function paymentMethods({ country, methods }: DataOf<'get_payment_methods'>): string {
  const place = countryNames.of(country) ?? country
  if (methods.length === 0) {
    return `I do not know of Klarna payment methods in ${place}. The checkout shows what is offered.`
  }
  return lines(
    `With Klarna in ${place} there is usually:`,
    ...methods.map(({ name, description }) => `• ${name}: ${description}`),
    'What you are offered is decided by Klarna at checkout.',
  )
}
