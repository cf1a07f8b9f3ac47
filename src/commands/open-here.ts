import { type Config, loadConfig, type Secrets } from '../config.ts'
import type { Place } from '../klarna/check-connection.ts'
import { openKvitto } from '../kvitto.ts'
import { type Log, silentLog } from '../log.ts'
import { newShop, usualCountry } from '../new-shop.ts'
import type { Keyring } from '../security/sealed.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { Shops } from '../shops.ts'
import type { Shop, ShopDetails } from '../storage/storage.ts'

/** A Kvitto on its data folder, without a word on which shop. */
export type Opened = {
  readonly config: Config
  readonly secrets: Secrets
  readonly shops: Shops
  readonly keyring: Keyring
}

/** The Kvitto of this machine, and its shop. */
export type Here = Opened & {
  readonly shop: Shop
  /** True where the shop was made just now. */
  readonly isNew: boolean
  scope(): Promise<ShopScope>
}

export type HereFlags = { readonly data?: string | undefined }

/** The configuration, with the flags in the environment's place. */
export function configHere({ data }: HereFlags): { config: Config; secrets: Secrets } {
  return loadConfig(data === undefined ? {} : { KVITTO_DATA: data })
}

/** Opens the data folder; its shop is made where there is none yet. */
export async function openHere(flags: HereFlags, log: Log = silentLog): Promise<Here> {
  const { config, secrets } = configHere(flags)
  const opened = { config, secrets, ...(await openKvitto(config, secrets, log)) }
  try {
    return await withShop(opened)
  } catch (error) {
    await opened.shops.close()
    throw error
  }
}

export async function withShop(opened: Opened): Promise<Here> {
  const { shops, keyring, config } = opened
  const known = await oldestShop(shops)
  if (known === undefined) {
    const made = newShop(keyring, firstDetails(config.klarnaPlace.region))
    await shops.storage.shops.create(made, new Date())
  }
  // Read again: another process may have made one at the same time, and all take the oldest.
  const shop = known ?? (await oldestShop(shops))
  if (shop === undefined) throw new Error('The shop that was just made is not there')
  return { ...opened, shop, isNew: known === undefined, scope: () => scopeOf(shops, shop.id) }
}

export async function oldestShop(shops: Shops): Promise<Shop | undefined> {
  const [oldest] = await shops.storage.shops.all()
  return oldest
}

async function scopeOf(shops: Shops, shopId: string): Promise<ShopScope> {
  const scope = await shops.scope(shopId)
  if (scope === undefined) throw new Error('The shop was removed while it was in use')
  return scope
}

function firstDetails(region: Place['region']): ShopDetails {
  return { name: 'My shop', country: usualCountry(region), timeZone: machineTimeZone(), locale: 'en' }
}

/** `UTC` where the machine does not tell. */
function machineTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}
