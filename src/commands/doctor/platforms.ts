import type { Config, Secrets } from '../../config.ts'
import { silentLog } from '../../log.ts'
import { explainCheck, reasonsIn } from '../../orders/explain-source.ts'
import type { OrderSource, SourceCheck } from '../../orders/order-source.ts'
import { platformOf } from '../../orders/platforms.ts'
import type { Keyring } from '../../security/sealed.ts'
import { ShopSources, seamsOf } from '../../shop-sources.ts'
import { openDispatcher } from '../../shops.ts'
import type { PlatformStorage, Shop, Storage } from '../../storage/storage.ts'
import { type Check, failed, ok, unreachable, warned } from './check.ts'

type Stored = { readonly storage: Storage; readonly shop: Shop; readonly keyring: Keyring | undefined }

/** A line for each platform that is connected: what it can find and what not, by its latest orders. */
export async function checkPlatforms(
  config: Config,
  { platforms: environment }: Secrets,
  stored: Stored | undefined,
): Promise<readonly Check[]> {
  if (stored === undefined) return []
  const { storage, shop, keyring } = stored
  const { platforms } = storage.forShop(shop.id)
  const isConnected = environment.length > 0 || (await platforms.all()).length > 0
  if (!isConnected) return []
  if (keyring === undefined)
    return [failed('Shop platform', 'cannot be tried without the secret key.', 'See above.')]
  const dispatcher = await openDispatcher()
  const now = () => new Date()
  const rest = { now, monotonic: () => performance.now(), dispatcher: async () => dispatcher }
  const sources = new ShopSources({
    shopId: shop.id,
    storage: onlyRead(platforms),
    keyring,
    environment,
    seams: (kind) => seamsOf(kind, config, rest),
    log: silentLog,
  })
  try {
    return await Promise.all((await sources.current()).map(checkSource))
  } finally {
    await dispatcher.destroy()
  }
}

/** The doctor changes nothing, nor what is known of a connection. */
function onlyRead(platforms: PlatformStorage): PlatformStorage {
  return { ...platforms, note: async () => undefined }
}

async function checkSource(source: OrderSource): Promise<Check> {
  const platform = platformOf(source.name) ?? { kind: source.name, name: source.name }
  const check = await source.check()
  if (check.outcome === 'accepted') return checkFound(platform.name, check)
  const { problem, wayOut } = explainCheck(platform, check)
  return (check.outcome === 'refused' ? failed : unreachable)(platform.name, problem, wayOut)
}

function checkFound(name: string, check: Extract<SourceCheck, { outcome: 'accepted' }>): Check {
  const { reach, sample } = check
  const shop = check.shopName === null ? '' : `“${check.shopName}”, `
  const back = reach.days === null ? 'all orders' : `the orders of the last ${reach.days} days`
  const sees = `${shop}sees ${back}.`
  if (sample === null) return ok(name, `${sees} It lists none, so what it can find was not counted.`)
  const { orders, paidWithKlarna, withKlarnaId } = sample
  if (orders === 0) return ok(name, `${sees} There is no order there yet.`)
  const counted = `Of the last ${orders}, ${paidWithKlarna} were paid with Klarna; it can find ${withKlarnaId}.`
  const [worst, ...others] = reasonsIn(sample)
  if (worst === undefined) return ok(name, `${sees} ${counted}`)
  const reasons = [worst, ...others].map(({ orders: count, problem }) => `${count} ${lowered(problem)}`)
  return warned(name, `${sees} ${counted} Not found: ${reasons.join('; ')}.`, worst.wayOut)
}

/** As a part of a sentence. */
function lowered(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`
}
