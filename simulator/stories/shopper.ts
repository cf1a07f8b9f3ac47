import type { KlarnaAddress, KlarnaCustomer } from '../klarna-order.ts'

/** A person or a company who bought something. Every name, number and address is made up. */
export type Shopper = {
  readonly country: keyof typeof markets
  /** Given name, then family name. */
  readonly name: string
  readonly organization?: string
  readonly email: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly region?: string
  readonly phone: string
  readonly born: string
  /** Klarna asks for it in the Nordics. It is in the orders so that tests can prove that it goes no further. */
  readonly nationalId?: string
}

export const markets = {
  AT: { currency: 'EUR', locale: 'de-AT' },
  AU: { currency: 'AUD', locale: 'en-AU' },
  BE: { currency: 'EUR', locale: 'nl-BE' },
  CA: { currency: 'CAD', locale: 'en-CA' },
  CH: { currency: 'CHF', locale: 'de-CH' },
  CZ: { currency: 'CZK', locale: 'cs-CZ' },
  DE: { currency: 'EUR', locale: 'de-DE' },
  DK: { currency: 'DKK', locale: 'da-DK' },
  ES: { currency: 'EUR', locale: 'es-ES' },
  FI: { currency: 'EUR', locale: 'fi-FI' },
  FR: { currency: 'EUR', locale: 'fr-FR' },
  GB: { currency: 'GBP', locale: 'en-GB' },
  GR: { currency: 'EUR', locale: 'el-GR' },
  IT: { currency: 'EUR', locale: 'it-IT' },
  NL: { currency: 'EUR', locale: 'nl-NL' },
  NO: { currency: 'NOK', locale: 'nb-NO' },
  PL: { currency: 'PLN', locale: 'pl-PL' },
  PT: { currency: 'EUR', locale: 'pt-PT' },
  SE: { currency: 'SEK', locale: 'sv-SE' },
  US: { currency: 'USD', locale: 'en-US' },
} as const

// Klarna: parts of an address that are not set are empty strings (klarna-facts §1.5).
export function addressOf(shopper: Shopper): KlarnaAddress {
  const [given = '', ...family] = shopper.name.split(' ')
  return {
    given_name: given,
    family_name: family.join(' '),
    ...(shopper.organization === undefined ? {} : { organization_name: shopper.organization }),
    title: '',
    street_address: shopper.street,
    street_address2: '',
    postal_code: shopper.postalCode,
    city: shopper.city,
    region: shopper.region ?? '',
    country: shopper.country,
    email: shopper.email,
    phone: shopper.phone,
  }
}

export function customerOf(shopper: Shopper): KlarnaCustomer {
  const national = shopper.nationalId
  return {
    date_of_birth: shopper.born,
    ...(national === undefined ? {} : { national_identification_number: national }),
    type: shopper.organization === undefined ? 'person' : 'organization',
  }
}
