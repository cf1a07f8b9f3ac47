import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Shops } from './shops.ts'
import type { Shop } from './storage/storage.ts'

const secretBytes = 16

/** What stands in the address that Klarna tells of orders at: 128 bits, in base64url. Kept nowhere. */
export function pushSecret(shops: Shops, shop: Shop): string {
  const [key] = shops.derivedKeys(purpose)
  return secretFrom(key, shop)
}

/** In constant time. That of the previous installation key is good as well, while there is one. */
export function isPushSecret(shops: Shops, shop: Shop, given: string): boolean {
  const fits = shops.derivedKeys(purpose).map((key) => {
    const [wanted, offered] = [Buffer.from(secretFrom(key, shop)), Buffer.from(given)]
    return wanted.length === offered.length && timingSafeEqual(wanted, offered)
  })
  return fits.includes(true)
}

const purpose = 'klarna push address'

function secretFrom(key: Buffer, { id, settings }: Shop): string {
  const digest = createHmac('sha256', key).update(`${id}\n${settings.pushEpoch}`).digest()
  return digest.subarray(0, secretBytes).toString('base64url')
}
