import { newApiKey } from './security/api-key.ts'
import type { Shops } from './shops.ts'
import type { ApiKey, ApiKeyScope, Shop } from './storage/storage.ts'

/** Stores the hash of a new key. The key itself is in the answer and nowhere else. */
export async function createApiKey(
  shops: Shops,
  shop: Pick<Shop, 'id'>,
  name: string,
  scopes: readonly ApiKeyScope[],
): Promise<ApiKey & { readonly key: string }> {
  const { key, hash } = newApiKey()
  const made = { id: `key_${hash.slice(0, 12)}`, shopId: shop.id, name, scopes, createdAt: shops.now() }
  await shops.storage.apiKeys.create(made, hash)
  return { ...made, key }
}
