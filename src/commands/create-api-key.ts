import { newApiKey } from '../security/api-key.ts'
import type { Shops } from '../shops.ts'
import type { ApiKeyScope, Shop } from '../storage/storage.ts'

/** Stores the hash of a new key. The key itself is in the answer and nowhere else. */
export async function createApiKey(
  shops: Shops,
  shop: Shop,
  name: string,
  scopes: readonly ApiKeyScope[],
): Promise<{ key: string; id: string }> {
  const { key, hash } = newApiKey()
  const id = `key_${hash.slice(0, 12)}`
  await shops.storage.apiKeys.create({ id, shopId: shop.id, name, scopes, createdAt: new Date() }, hash)
  return { key, id }
}
