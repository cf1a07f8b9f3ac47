import type { Country } from './country.ts'
import type { Currency } from './money.ts'
import type { PaymentMethodId } from './payment-method.ts'
import type { PlanRule } from './payment-plan.ts'

/** A local name for each language that Klarna prints it in (BCP 47 primary tags). */
type LocalNames = Readonly<Record<string, string>>

/**
 * What Klarna offers in a country (klarna-facts §5). What a shop really offers depends on its contract, and what a
 * shopper is granted on Klarna's own check: this is never a promise.
 */
export type Market = {
  readonly currency: Currency
  readonly region: 'eu' | 'na' | 'oc'
  readonly payNow: LocalNames | null
  readonly payLater: LocalNames | null
  readonly parts: {
    readonly count: 3 | 4
    readonly everyDays: number
    readonly names: LocalNames
    /** False where Klarna does not confirm the offer or its interval. */
    readonly confirmed: boolean
  }
  /** Days from the shop's charge until a Pay later purchase falls due. */
  readonly payLaterDays: number
  readonly financing: boolean
}

const market = (
  currency: Currency,
  region: Market['region'],
  payNow: LocalNames | null,
  payLater: LocalNames | null,
  parts: Market['parts'],
  financing = false,
): Market => ({ currency, region, payNow, payLater, parts, payLaterDays: 30, financing })

const three = (names: LocalNames, confirmed = true): Market['parts'] => ({
  count: 3,
  everyDays: 30,
  names,
  confirmed,
})
const four = (names: LocalNames, confirmed = true): Market['parts'] => ({
  count: 4,
  everyDays: 14,
  names,
  confirmed,
})

const german = { de: 'Sofort bezahlen' }
const germanLater = { de: 'Später bezahlen' }
const englishNow = { en: 'Pay in full today' }
const englishLater = { en: 'Pay later' }

export const markets: Readonly<Record<string, Market>> = {
  SE: market('SEK', 'eu', { sv: 'Betala direkt' }, { sv: 'Betala senare' }, three({ sv: 'Dela upp' }), true),
  NO: market('NOK', 'eu', { nb: 'Betal nå' }, { nb: 'Betal senere' }, three({ nb: 'Delbetaling' }), true),
  // Klarna's own table shows only financing in Finland; three parts come from a payment provider's table.
  FI: market(
    'EUR',
    'eu',
    { fi: 'Verkkopankki- ja korttimaksu' },
    { fi: 'Maksa myöhemmin' },
    three({ fi: 'Erämaksu' }, false),
    true,
  ),
  DK: market('DKK', 'eu', { da: 'Betal nu' }, { da: 'Betal senere' }, three({ da: 'Betal i 3 dele' })),
  DE: market('EUR', 'eu', german, germanLater, three({ de: 'Teile die Kosten auf' }), true),
  AT: market('EUR', 'eu', german, germanLater, three({ de: 'Teile die Kosten auf' }), true),
  CH: market(
    'CHF',
    'eu',
    { de: 'Sofort bezahlen', fr: 'Payer maintenant', it: 'Paga ora' },
    { de: 'Später bezahlen', fr: 'Payer dans 30 jours' },
    three({ de: '3 zinsfreie Teilzahlungen' }),
  ),
  NL: market('EUR', 'eu', { nl: 'Betaal nu' }, { nl: 'Betaal later' }, three({ nl: 'Betaal in 3 delen' })),
  BE: market(
    'EUR',
    'eu',
    { nl: 'Betaal nu', fr: 'Payez maintenant' },
    { nl: 'Betaal later', fr: 'Payez plus tard' },
    three({ nl: 'Betaal in 3 delen', fr: 'Paiement en 3 fois' }),
  ),
  FR: market(
    'EUR',
    'eu',
    { fr: 'Payez maintenant' },
    { fr: 'Payez plus tard' },
    three({ fr: 'Payez en 3 fois' }),
  ),
  ES: market(
    'EUR',
    'eu',
    { es: 'Paga el total hoy' },
    { es: 'Paga más tarde' },
    three({ es: 'Divide el coste' }),
  ),
  IT: market('EUR', 'eu', { it: 'Paga ora' }, { it: 'Paga dopo' }, three({ it: 'Paga in 3 rate' })),
  PT: market(
    'EUR',
    'eu',
    { pt: 'Paga agora' },
    { pt: 'Paga mais tarde' },
    three({ pt: 'Paga em 3 prestações' }),
  ),
  PL: market(
    'PLN',
    'eu',
    { pl: 'Zapłać teraz' },
    { pl: 'Zapłać później' },
    three({ pl: 'Zapłać w 3 ratach' }),
  ),
  IE: market('EUR', 'eu', englishNow, englishLater, three({ en: 'Pay in 3' })),
  GB: market('GBP', 'eu', englishNow, englishLater, three({ en: 'Pay over time' }), true),
  CZ: market(
    'CZK',
    'eu',
    { cs: 'Zaplať teď' },
    { cs: 'Zaplať později' },
    three({ cs: 'Zaplať ve 3 platbách' }),
  ),
  GR: market(
    'EUR',
    'eu',
    { el: 'Πληρωμή τώρα' },
    { el: 'Πληρωμή αργότερα' },
    three({ el: 'Πληρωμή σε 3 άτοκες δόσεις' }),
  ),
  RO: market(
    'RON',
    'eu',
    { ro: 'Plătește acum' },
    { ro: 'Plătește mai târziu' },
    three({ ro: 'Plătește în 3' }),
  ),
  HU: market(
    'HUF',
    'eu',
    { hu: 'Fizess most' },
    { hu: 'Fizess később' },
    three({ hu: 'Fizess 3 részletben' }),
  ),
  SK: market(
    'EUR',
    'eu',
    { sk: 'Zaplať teraz' },
    { sk: 'Zaplať neskôr' },
    three({ sk: 'Zaplať v 3 platbách' }),
  ),
  US: market(
    'USD',
    'na',
    { en: 'Pay in full today', es: 'Paga ahora' },
    englishLater,
    four({ en: 'Pay over time' }),
    true,
  ),
  // The interval of Canada's and Mexico's four payments is not confirmed; two weeks, as in the United States.
  CA: market('CAD', 'na', englishNow, englishLater, four({ en: 'Pay over time' }, false), true),
  MX: market('MXN', 'na', null, { es: 'Paga después' }, four({ es: 'Paga con Klarna' }, false)),
  AU: market('AUD', 'oc', englishNow, englishLater, four({ en: 'Pay in 4' })),
  NZ: market('NZD', 'oc', null, englishLater, four({ en: 'Pay with Klarna' })),
}

/** `undefined` where Klarna is not known to be offered. */
export function marketOf(country: Country | string | null): Market | undefined {
  return country !== null && Object.hasOwn(markets, country) ? markets[country] : undefined
}

/** The methods offered in a market, in the order in which Klarna's checkout lists them. */
export function methodsOf(value: Market): readonly PaymentMethodId[] {
  return [
    ...(value.payNow === null ? [] : (['pay_now'] as const)),
    ...(value.payLater === null ? [] : (['pay_later'] as const)),
    value.parts.count === 3 ? 'pay_in_3' : 'pay_in_4',
    ...(value.financing ? (['financing'] as const) : []),
  ]
}

/** What Klarna calls a method in that market, in `language`; `undefined` where it has no name in that language. */
export function localName(value: Market, method: PaymentMethodId, language: string): string | undefined {
  if (method === 'pay_now') return value.payNow?.[language]
  if (method === 'pay_later') return value.payLater?.[language]
  if (method === 'pay_in_3' || method === 'pay_in_4') return value.parts.names[language]
  return undefined
}

/**
 * The usual rule of a method: Pay in 3 on days 0/30/60, Pay in 4 on days 0/14/28/42, Pay later 30 days after the
 * shop's charge (klarna-facts §1.7), unless the market of the purchase has intervals of its own. How many parts there
 * are follows from the method alone. Null for methods that no rule describes.
 */
export function planRule(method: PaymentMethodId, country: string | null): PlanRule | null {
  const sold = marketOf(country)
  switch (method) {
    case 'pay_in_3':
      return inParts(3, sold, 30)
    case 'pay_in_4':
      return inParts(4, sold, 14)
    case 'pay_later':
      return { kind: 'days', parts: 1, every: sold?.payLaterDays ?? 30, first: 'capture' }
    default:
      return null
  }
}

function inParts(parts: 3 | 4, sold: Market | undefined, usually: number): PlanRule {
  const every = sold?.parts.count === parts ? sold.parts.everyDays : usually
  return { kind: 'days', parts, every, first: 'capture' }
}

/** When refunded money usually arrives, in calendar days after the refund. */
export type Arrival = { readonly fromDays: number; readonly toDays: number }

/**
 * Klarna's help pages (klarna-facts §8.1): two to five business days back to the account used; in the United States
 * up to 14 days at Klarna and 14 more at the bank; in Great Britain up to 14 days. Only for methods paid at once: of
 * the others, what is still to be paid goes down instead, and no money travels.
 */
export function refundArrival(method: PaymentMethodId, country: string | null): Arrival | null {
  if (method !== 'pay_now') return null
  if (country === 'US') return { fromDays: 2, toDays: 28 }
  if (country === 'GB') return { fromDays: 2, toDays: 14 }
  return { fromDays: 2, toDays: 7 }
}
