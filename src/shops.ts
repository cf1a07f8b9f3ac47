import type { Dispatcher } from 'undici'
import { Changes } from './changes.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { OrderSource } from './orders/order-source.ts'
import type { Platform } from './orders/platform.ts'
import type { EnvironmentPlatform } from './platform-settings.ts'
import { emailHasher } from './security/email-hash.ts'
import {
  type Binding,
  conversationBinding,
  emailHashKeyBinding,
  invitationLinkBinding,
  type Keyring,
  klarnaCredentialsBinding,
  platformCredentialsBinding,
  platformWebhookBinding,
  SealedError,
  webhookSecretBinding,
} from './security/sealed.ts'
import { type Account, type MerchantBudget, ShopReader } from './shop-reader.ts'
import type { ShopScope } from './shop-scope.ts'
import { ShopSources, seamsOf } from './shop-sources.ts'
import type { Connection, PlatformConnection, Shop, Storage } from './storage/storage.ts'
import { ClaimsInFlight } from './verification/claims-in-flight.ts'
import { MatchedClaims } from './verification/matched-claims.ts'

export { type Account, openAccount } from './shop-reader.ts'

export type ShopsOptions = {
  readonly storage: Storage
  readonly keyring: Keyring
  readonly config: Pick<Config, 'klarnaUrl' | 'klarnaBudget' | 'shopifyUrl' | 'egressAllow'>
  /** An account from the environment; it stands in for a stored connection. */
  readonly environmentAccount: Account | null
  /** Platforms from the environment; none by default. */
  readonly environmentPlatforms?: readonly EnvironmentPlatform[]
  readonly now: () => Date
  readonly log: Log
}

/** `account` is null where the stored credentials cannot be opened. */
export type KnownAccount =
  | { readonly source: 'environment'; readonly account: Account; readonly connection: null }
  | { readonly source: 'stored'; readonly account: Account | null; readonly connection: Connection }

/** `hint` is null where the credentials of the environment are none. */
export type KnownPlatform =
  | {
      readonly source: 'environment'
      readonly address: string
      readonly hint: string | null
      readonly connection: null
    }
  | {
      readonly source: 'stored'
      readonly address: string
      readonly hint: string
      readonly connection: PlatformConnection
    }

/** A pool of connections to Klarna. Its library is loaded here, as most starts do not need it. */
export async function openDispatcher(): Promise<Dispatcher> {
  const { Agent } = await import('undici')
  return new Agent({ connections: 32, keepAliveTimeout: 30_000 })
}

/** Of a platform's messages to a shop. */
export type PlatformSigning = {
  /** The shop's address there. */
  readonly address: string
  /** What they may be signed with; none where nothing was entered, or it cannot be opened. */
  readonly secrets: readonly string[]
  /** One of them is among the credentials. */
  readonly byApp: boolean
}

/** Keeps a secret of one purpose. */
type Seal = { seal(plain: string): string; open(sealed: string): string }

/** What a shop keeps in memory between questions. */
type Kept = {
  readonly scope: Omit<ShopScope, 'shop' | 'reader' | 'sources'>
  readonly klarna: ShopReader
  readonly sources: ShopSources
}

/** The shops of one process: puts together what a question about one of them may touch. */
export class Shops {
  readonly #options: ShopsOptions
  readonly #kept = new Map<string, Kept>()
  #dispatcher: Promise<Dispatcher> | undefined

  constructor(options: ShopsOptions) {
    this.#options = options
  }

  get storage(): Storage {
    return this.#options.storage
  }

  /** `undefined` when there is no such shop. Reads the connection anew: another process may have changed it. */
  async scope(shopId: string): Promise<ShopScope | undefined> {
    const shop = await this.#options.storage.shops.find(shopId)
    if (shop === undefined) return undefined
    const kept = this.#keep(shop)
    const [reader, sources] = await Promise.all([kept.klarna.current(), kept.sources.current()])
    return { ...kept.scope, shop, reader, sources }
  }

  /** Keeps the credentials, sealed, in place of those there were. */
  async connect(shop: Shop, account: Account, hint: string): Promise<void> {
    const { region, environment } = account.place
    const binding = klarnaCredentialsBinding(shop.id, region, environment)
    const sealedCredentials = this.#options.keyring.seal(JSON.stringify(account.credentials), binding)
    const connection = { kind: 'klarna', region, environment, sealedCredentials, hint } as const
    await this.#options.storage.forShop(shop.id).connection.save(connection, this.#options.now())
  }

  /** Keeps a platform's credentials, sealed, in place of those of its kind. `secret` as `parseCredentials` made it. */
  async connectPlatform(
    shop: Shop,
    { kind }: Platform,
    address: string,
    { secret, hint }: { readonly secret: string; readonly hint: string },
  ): Promise<void> {
    const binding = platformCredentialsBinding(shop.id, kind, address)
    const sealedCredentials = this.#options.keyring.seal(secret, binding)
    const { platforms } = this.#options.storage.forShop(shop.id)
    await platforms.save({ kind, address, sealedCredentials, hint }, this.#options.now())
  }

  /** A source to try before its credentials are kept: nothing is written about it. */
  tryPlatform(platform: Platform, address: string, secret: string): OrderSource {
    return platform.open(address, secret, {
      ...this.#seams(platform.kind),
      onRefusal: () => undefined,
    })
  }

  /** The connection of this kind that a shop's questions go through; `undefined` where there is none. */
  async platform(shop: Shop, { kind, parseCredentials }: Platform): Promise<KnownPlatform | undefined> {
    const set = this.#options.environmentPlatforms?.find((one) => one.kind === kind)
    if (set !== undefined) {
      const hint = parseCredentials(set.credentials)?.hint ?? null
      return { source: 'environment', address: set.address, hint, connection: null }
    }
    const connection = await this.#options.storage.forShop(shop.id).platforms.find(kind)
    if (connection === undefined) return undefined
    return { source: 'stored', address: connection.address, hint: connection.hint, connection }
  }

  /** What the messages of a platform are known by; `undefined` where it is not connected. */
  async signing(shop: Shop, platform: Platform): Promise<PlatformSigning | undefined> {
    const known = await this.platform(shop, platform)
    if (known === undefined) return undefined
    const { kind } = platform
    const { address } = known
    const { sealedSecret } = await this.#options.storage.forShop(shop.id).feeds.webhook(kind, address)
    const own = this.#openOrNull(sealedSecret, platformWebhookBinding(shop.id, kind, address))
    const credentials = this.#credentials(shop, platform, known)
    const ofApp = credentials === null ? null : platform.signingSecretIn(credentials)
    const secrets = [own, ofApp].filter((secret) => secret !== null)
    return { address, secrets, byApp: ofApp !== null }
  }

  /** Keeps what a platform signs its messages with, sealed, in place of what there was. */
  async keepWebhookSecret(shop: Shop, { kind }: Platform, address: string, secret: string): Promise<void> {
    const sealedSecret = this.#options.keyring.seal(secret, platformWebhookBinding(shop.id, kind, address))
    const { feeds } = this.#options.storage.forShop(shop.id)
    await feeds.saveSecret(kind, address, { sealedSecret, hint: secret.slice(-4) })
  }

  /** As `parseCredentials` made them; null where there are none that can be used. */
  #credentials(shop: Shop, { kind, parseCredentials }: Platform, known: KnownPlatform): string | null {
    const set = this.#options.environmentPlatforms?.find((one) => one.kind === kind)
    if (set !== undefined) return parseCredentials(set.credentials)?.secret ?? null
    const binding = platformCredentialsBinding(shop.id, kind, known.address)
    return this.#openOrNull(known.connection?.sealedCredentials ?? null, binding)
  }

  #openOrNull(sealed: string | null, binding: Binding): string | null {
    if (sealed === null) return null
    try {
      return this.#options.keyring.open(sealed, binding).toString('utf8')
    } catch (error) {
      if (error instanceof SealedError) return null
      throw error
    }
  }

  /** The account that a shop's questions are asked with; `undefined` where there is none. */
  async account(shop: Shop): Promise<KnownAccount | undefined> {
    const { environmentAccount, storage } = this.#options
    if (environmentAccount !== null)
      return { source: 'environment', account: environmentAccount, connection: null }
    const connection = await storage.forShop(shop.id).connection.find()
    if (connection === undefined) return undefined
    return { source: 'stored', account: this.#keep(shop).klarna.open(connection), connection }
  }

  /** An account from the environment stands in for a stored connection, in every shop. */
  get isFromEnvironment(): boolean {
    return this.#options.environmentAccount !== null
  }

  /** Of the account that the scope reads with; null where it has none, or its account has no limit. */
  budgetOf({ shop, reader }: ShopScope): MerchantBudget | null {
    return this.#kept.get(shop.id)?.klarna.budgetOf(reader) ?? null
  }

  /** For the secret that a shop's webhooks are signed with. `open` throws where it was sealed for another shop. */
  webhookSeal(shopId: string): Seal {
    return this.#seal(webhookSecretBinding(shopId))
  }

  /** The key of the shop's email hashes, for a thread that makes them itself. It never leaves the process. */
  emailHashKey(shop: Shop): Buffer {
    return this.#options.keyring.open(shop.sealedHashKey, emailHashKeyBinding(shop.id))
  }

  /** For the link of an invitation while its mail waits. */
  linkSeal(shopId: string, invitationId: string): Seal {
    return this.#seal(invitationLinkBinding(shopId, invitationId))
  }

  #seal(binding: Binding): Seal {
    const { keyring } = this.#options
    return {
      seal: (plain) => keyring.seal(plain, binding),
      open: (sealed) => keyring.open(sealed, binding).toString('utf8'),
    }
  }

  /** Keys for a purpose of the server's own; the first one signs, the others still verify. */
  derivedKeys(purpose: string): readonly [Buffer, ...Buffer[]] {
    return this.#options.keyring.derived(purpose)
  }

  now(): Date {
    return this.#options.now()
  }

  /** Forgets what is in memory: answers, failures, pauses (the demo, when its orders are replaced). */
  reset(): void {
    for (const { scope, klarna } of this.#kept.values()) {
      scope.matchedClaims.clear()
      klarna.reset()
    }
  }

  async close(): Promise<void> {
    const dispatcher = await this.#dispatcher
    await dispatcher?.close()
    await this.#options.storage.close()
  }

  /** The pool of connections to Klarna, made on first use. */
  dispatcher(): Promise<Dispatcher> {
    this.#dispatcher ??= openDispatcher()
    return this.#dispatcher
  }

  #keep(shop: Shop): Kept {
    const known = this.#kept.get(shop.id)
    if (known !== undefined) return known
    const { storage, keyring, now, log } = this.#options
    const hashKey = this.emailHashKey(shop)
    const own = storage.forShop(shop.id)
    const matchedClaims = new MatchedClaims(now)
    const kept: Kept = {
      scope: {
        now,
        monotonic: () => performance.now(),
        storage: own,
        hashEmail: emailHasher(hashKey),
        conversationSeal: {
          seal: (plain, id) => keyring.seal(plain, conversationBinding(shop.id, id)),
          open: (sealed, id) => keyring.open(sealed, conversationBinding(shop.id, id)).toString('utf8'),
        },
        matchedClaims,
        claimsInFlight: new ClaimsInFlight(),
        changes: new Changes(),
        log,
      },
      sources: new ShopSources({
        shopId: shop.id,
        storage: own.platforms,
        keyring,
        environment: this.#options.environmentPlatforms ?? [],
        seams: (kind) => this.#seams(kind),
        log,
      }),
      klarna: new ShopReader({
        ...this.#options,
        shopId: shop.id,
        connection: own.connection,
        dispatcher: () => this.dispatcher(),
        onReplaced: () => matchedClaims.clear(),
      }),
    }
    this.#kept.set(shop.id, kept)
    return kept
  }

  #seams(kind: string): ReturnType<typeof seamsOf> {
    const { config, now } = this.#options
    return seamsOf(kind, config, {
      now,
      monotonic: () => performance.now(),
      dispatcher: () => this.dispatcher(),
    })
  }
}
