import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Config, Secrets } from '../../config.ts'
import type { Keyring } from '../../security/sealed.ts'
import { loadSecretKey, SecretKeyError } from '../../security/secret-key.ts'
import { openStorage } from '../../storage/open-storage.ts'
import type { Shop, Storage } from '../../storage/storage.ts'
import { StorageError } from '../../storage/storage-error.ts'
import { type Check, failed, ok, skipped, unreachable, warned } from './check.ts'

/** The doctor changes nothing: a key that is not there is not made. */
export async function checkKey(
  { dataDirectory }: Config,
  secrets: Secrets,
): Promise<{ check: Check; keyring?: Keyring }> {
  const path = join(resolve(dataDirectory), 'secret.key')
  const isSet = secrets.secretKey !== undefined
  if (!isSet && !(await exists(path))) return { check: skipped('Secret key', 'is made at the first start') }
  try {
    const keyring = await loadSecretKey({
      fromEnvironment: secrets.secretKey,
      previousFromEnvironment: secrets.secretKeyPrevious,
      dataDirectory,
    })
    return {
      check: ok('Secret key', isSet ? 'from KVITTO_SECRET_KEY' : `${path}, open to its owner only`),
      keyring,
    }
  } catch (error) {
    if (!(error instanceof SecretKeyError)) throw error
    return { check: failed('Secret key', 'cannot be used.', error.message) }
  }
}

/** Opening brings the tables up to date, as every start does. A file that is not there is not made. */
export async function checkDatabase(
  { dataDirectory }: Config,
  { databaseUrl }: Secrets,
): Promise<{ check: Check; storage?: Storage }> {
  const file = join(resolve(dataDirectory), 'kvitto.sqlite')
  const bytes = databaseUrl === null ? await sizeOf(file) : 0
  if (bytes === undefined) return { check: skipped('Database', 'is made at the first start') }
  try {
    const storage = await openStorage(databaseUrl === null ? { file } : { databaseUrl })
    await storage.ping()
    const found = databaseUrl === null ? `SQLite, ${sizeText(bytes)}` : 'Postgres (DATABASE_URL)'
    return { check: ok('Database', `${found}, up to date`), storage }
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    const isElsewhere = error.code === 'cannot_reach_postgres'
    return { check: (isElsewhere ? unreachable : failed)('Database', 'cannot be used.', error.message) }
  }
}

export function checkShop(shops: readonly Shop[]): Check {
  const [shop] = shops
  if (shop === undefined) return skipped('Shop', 'is made at the first start')
  const others = shops.length === 1 ? '' : `; and ${shops.length - 1} more, which commands leave alone`
  return ok(
    'Shop',
    `${shop.name}, ${shop.country}, time zone ${shop.timeZone}, language ${shop.locale}${others}`,
  )
}

export async function checkDirectory(storage: Storage, shop: Shop, hasPlatform: boolean): Promise<Check> {
  const { directory } = storage.forShop(shop.id)
  const rows = await directory.count()
  const found = `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`
  if (await directory.fed()) return ok('Order directory', found)
  if (hasPlatform) return ok('Order directory', `${found} learned from answers; a platform finds the others`)
  return warned(
    'Order directory',
    `was never fed; ${found} learned from answers.`,
    'Shoppers need their Klarna order ID. To find orders by number: connect the shop’s platform in the dashboard, or kvitto import orders.csv, or PUT /api/v1/orders/NUMBER',
  )
}

export async function checkApiKeys(storage: Storage, shop: Shop): Promise<Check> {
  const keys = await storage.apiKeys.list(shop.id)
  if (keys.length > 0) return ok('API keys', `${keys.length}: ${keys.map((key) => key.name).join(', ')}`)
  return warned('API keys', 'none yet; nobody can ask over REST or MCP.', 'Run: kvitto api-keys create')
}

async function exists(path: string): Promise<boolean> {
  return (await sizeOf(path)) !== undefined
}

async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    (found) => found.size,
    () => undefined,
  )
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.ceil(bytes / 1024 / 1024)} MB`
}
