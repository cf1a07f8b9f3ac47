import { randomBytes, randomUUID } from 'node:crypto'
import { type Country, parseCountry } from './domain/country.ts'
import { markets } from './domain/markets.ts'
import type { Place } from './klarna/check-connection.ts'
import { newHashKey } from './security/email-hash.ts'
import { emailHashKeyBinding, type Keyring } from './security/sealed.ts'
import { type Shop, type ShopDetails, standardSettings } from './storage/storage.ts'

/** A shop with an ID, a widget key and a key for its email hashes of its own. Not stored yet. */
export function newShop(keyring: Keyring, details: ShopDetails): Shop {
  const id = `shop_${randomUUID()}`
  return {
    ...details,
    id,
    widgetKey: `kw_${randomBytes(16).toString('base64url')}`,
    sealedHashKey: keyring.seal(newHashKey(), emailHashKeyBinding(id)),
    settings: standardSettings,
  }
}

const countryOf = { eu: 'SE', na: 'US', oc: 'AU' } as const

/** Until the merchant says more. */
export function usualCountry(region: Place['region']): Country {
  const country = parseCountry(countryOf[region])
  if (country === undefined) throw new Error('A region has a country')
  return country
}

/** A shop is made before its account is known; its country shall be one that the account sells in. */
export function countryFor({ country }: Pick<Shop, 'country'>, region: Place['region']): Country {
  return markets[country]?.region === region ? country : usualCountry(region)
}
