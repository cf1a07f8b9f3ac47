import type { Person, Shop } from '../../storage/storage.ts'
import type { Person as PersonJson, ShopView } from './wire.ts'

export function personJson({ id, name, email, role }: Person): PersonJson {
  return { id, name, email, role }
}

export function shopJson({ id, name, country, timeZone, locale }: Shop): ShopView {
  return { id, name, country, time_zone: timeZone, locale }
}
