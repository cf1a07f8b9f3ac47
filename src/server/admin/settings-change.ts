import type { Shops } from '../../shops.ts'
import type { ShopSettings } from '../../storage/storage.ts'
import { record } from './record.ts'
import type { Visitor } from './session.ts'

/** Changes what the merchant has set of a shop, and writes down who did. Returns the settings as they are then. */
export async function changeSettings(
  shops: Shops,
  visitor: Visitor,
  change: (settings: ShopSettings) => ShopSettings,
  action: string,
  detail: Readonly<Record<string, string>> = {},
): Promise<ShopSettings> {
  const settings = await shops.storage.shops.changeSettings(visitor.scope.shop.id, change)
  await record(visitor, action, detail)
  return settings
}
