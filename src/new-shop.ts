import { randomBytes, randomUUID } from 'node:crypto'
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
