import type { Config } from './config.ts'
import type { Log } from './log.ts'
import { closedSource } from './orders/closed-source.ts'
import type { OrderSource, Refusal } from './orders/order-source.ts'
import type { Platform, PlatformSeams } from './orders/platform.ts'
import { platformOf } from './orders/platforms.ts'
import type { EnvironmentPlatform } from './platform-settings.ts'
import { type Keyring, platformCredentialsBinding, SealedError } from './security/sealed.ts'
import type { PlatformConnection, PlatformStorage } from './storage/storage.ts'

export type ShopSourcesOptions = {
  readonly shopId: string
  readonly storage: PlatformStorage
  readonly keyring: Keyring
  /** They stand in for a stored connection of the same kind. */
  readonly environment: readonly EnvironmentPlatform[]
  readonly seams: (kind: string) => Omit<PlatformSeams, 'onRefusal'>
  readonly log: Log
}

type Open = {
  /** What it was made from: when that changes, so does the source. */
  readonly of: string
  readonly source: OrderSource
  readonly seen: Seen
}

/** The connection's state as it was read or written last. */
type Seen = { problem: string | null; usedAt: number | null }

/** Written at most so often while nothing changes. */
const markEveryMs = 60_000

/** The order sources of one shop, in one process. */
export class ShopSources {
  readonly #options: ShopSourcesOptions
  readonly #open = new Map<string, Open>()

  constructor(options: ShopSourcesOptions) {
    this.#options = options
  }

  /** Reads the connections anew: another process may have changed them. */
  async current(): Promise<readonly OrderSource[]> {
    const { environment, storage } = this.#options
    const stored = (await storage.all()).filter(({ kind }) => !environment.some((set) => set.kind === kind))
    const kinds = new Set([...environment, ...stored].map(({ kind }) => kind))
    for (const kind of this.#open.keys()) if (!kinds.has(kind)) this.#open.delete(kind)
    return [
      ...environment.map((set) => this.#fromEnvironment(set)),
      ...stored.map((connection) => this.#fromStorage(connection)),
    ]
  }

  #fromEnvironment({ kind, address, credentials }: EnvironmentPlatform): OrderSource {
    return this.#kept(kind, 'environment', { problem: null, usedAt: null }, () => {
      const known = platformOf(kind)
      const parsed = known?.parseCredentials(credentials)
      if (known === undefined || parsed === undefined) return this.#closed(kind, 'malformed')
      const onRefusal = (refusal: Refusal | null): void => this.#follow(kind, refusal)
      return known.open(address, parsed.secret, { ...this.#options.seams(kind), onRefusal })
    })
  }

  #fromStorage(connection: PlatformConnection): OrderSource {
    const { kind, problem, lastUsedAt } = connection
    const seen = { problem, usedAt: lastUsedAt?.getTime() ?? null }
    return this.#kept(kind, `${connection.address} ${connection.sealedCredentials}`, seen, () => {
      const known = platformOf(kind)
      return known === undefined ? this.#closed(kind, 'unknown kind') : this.#opened(known, connection)
    })
  }

  #kept(kind: string, of: string, seen: Seen, open: () => OrderSource): OrderSource {
    const kept = this.#open.get(kind)
    if (kept?.of === of) {
      if (of !== 'environment') Object.assign(kept.seen, seen)
      return kept.source
    }
    const source = open()
    this.#open.set(kind, { of, source, seen })
    return source
  }

  /** A source whose credentials do not open stays, and says that it cannot answer. */
  #opened(platform: Platform, connection: PlatformConnection): OrderSource {
    const { shopId, keyring, seams } = this.#options
    const { kind, address, sealedCredentials } = connection
    try {
      const binding = platformCredentialsBinding(shopId, kind, address)
      const secret = keyring.open(sealedCredentials, binding).toString('utf8')
      const onRefusal = (refusal: Refusal | null): void => this.#follow(kind, refusal, connection)
      return platform.open(address, secret, { ...seams(kind), onRefusal })
    } catch (error) {
      return this.#closed(kind, error instanceof SealedError ? error.code : 'malformed')
    }
  }

  #closed(kind: string, problem: string): OrderSource {
    this.#options.log.error('platform-not-opened', { shop: this.#options.shopId, platform: kind, problem })
    return closedSource(kind, 'not_opened')
  }

  /** Keeps the connection's state as the platform's answers show it, never in a question's way. */
  #follow(kind: string, problem: Refusal | null, connection?: PlatformConnection): void {
    const seen = this.#open.get(kind)?.seen
    if (seen === undefined) return
    const { log, storage, shopId, seams } = this.#options
    const now = seams(kind).now()
    const isNew = seen.problem !== problem
    if (isNew) log.warn('platform-connection-changed', { shop: shopId, platform: kind, problem })
    const isMarked = seen.usedAt !== null && Math.abs(now.getTime() - seen.usedAt) < markEveryMs
    if (!isNew && (problem !== null || isMarked)) return
    seen.problem = problem
    if (problem === null) seen.usedAt = now.getTime()
    if (connection !== undefined)
      storage.note(connection, problem, now).catch(() => log.error('platform-state-not-written'))
  }
}

/** What the configuration says of a kind of platform. */
export function seamsOf(
  kind: string,
  config: Pick<Config, 'shopifyUrl' | 'egressAllow'>,
  rest: Pick<PlatformSeams, 'now' | 'monotonic' | 'dispatcher'>,
): Omit<PlatformSeams, 'onRefusal'> {
  return {
    ...rest,
    egress: { allow: config.egressAllow },
    via: kind === 'shopify' ? config.shopifyUrl : null,
  }
}
