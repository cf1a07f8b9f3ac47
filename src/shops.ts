import type { Dispatcher } from 'undici'
import { z } from 'zod'
import { Changes } from './changes.ts'
import type { Config, EnvironmentPlatform } from './config.ts'
import type { Place } from './klarna/check-connection.ts'
import { authorization, type Credentials, merchantOf } from './klarna/credentials.ts'
import { endpoint, klarnaLimit } from './klarna/hosts.ts'
import { type Budget, KlarnaOrderReader } from './klarna/klarna-order-reader.ts'
import type { Log } from './log.ts'
import { noteRefusal } from './notices/note-refusal.ts'
import type { OrderSource } from './orders/order-source.ts'
import type { Platform } from './orders/platform.ts'
import { emailHasher } from './security/email-hash.ts'
import {
  type Binding,
  conversationBinding,
  emailHashKeyBinding,
  invitationLinkBinding,
  type Keyring,
  klarnaCredentialsBinding,
  platformCredentialsBinding,
  SealedError,
  webhookSecretBinding,
} from './security/sealed.ts'
import type { ShopScope } from './shop-scope.ts'
import { ShopSources, seamsOf } from './shop-sources.ts'
import type {
  Connection,
  ConnectionState,
  PlatformConnection,
  Shop,
  ShopStorage,
  Storage,
} from './storage/storage.ts'
import { ClaimsInFlight } from './verification/claims-in-flight.ts'
import { MatchedClaims } from './verification/matched-claims.ts'

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

export type Account = { readonly credentials: Credentials; readonly place: Place }

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

const credentialsSchema: z.ZodType<Credentials> = z.union([
  z.object({ kind: z.literal('password'), username: z.string(), password: z.string() }),
  z.object({ kind: z.literal('api_key'), key: z.string() }),
])

/** A pool of connections to Klarna. Its library is loaded here, as most starts do not need it. */
export async function openDispatcher(): Promise<Dispatcher> {
  const { Agent } = await import('undici')
  return new Agent({ connections: 32, keepAliveTimeout: 30_000 })
}

/** @throws SealedError where the keyring does not open them. */
export function openAccount(keyring: Keyring, shopId: string, connection: Connection): Account {
  const { region, environment, sealedCredentials } = connection
  const opened = keyring.open(sealedCredentials, klarnaCredentialsBinding(shopId, region, environment))
  return {
    credentials: credentialsSchema.parse(JSON.parse(opened.toString('utf8'))),
    place: { region, environment },
  }
}

/** Keeps a secret of one purpose. */
type Seal = { seal(plain: string): string; open(sealed: string): string }

/** What a shop keeps in memory between questions. */
type Kept = {
  readonly scope: Omit<ShopScope, 'shop' | 'reader' | 'sources'>
  readonly sources: ShopSources
  /** The reader, and what it was made from: when that changes, so does the reader. */
  account: {
    readonly of: string
    readonly reader: KlarnaOrderReader
    readonly budget: MerchantBudget | null
    /** The connection's state as it was read or written last. */
    readonly seen: { state: ConnectionState }
  } | null
}

/** What a Klarna merchant may be asked in a second, by all shops and processes of this database. */
type MerchantBudget = Budget & {
  /** The share of it, 0 to 1, that is taken now. */
  used(): Promise<number>
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
    const [reader, sources] = await Promise.all([this.#reader(shop, kept), kept.sources.current()])
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

  /** The account that a shop's questions are asked with; `undefined` where there is none. */
  async account(shop: Shop): Promise<KnownAccount | undefined> {
    const { environmentAccount, storage } = this.#options
    if (environmentAccount !== null)
      return { source: 'environment', account: environmentAccount, connection: null }
    const connection = await storage.forShop(shop.id).connection.find()
    if (connection === undefined) return undefined
    return { source: 'stored', account: this.#open(shop, connection), connection }
  }

  /** An account from the environment stands in for a stored connection, in every shop. */
  get isFromEnvironment(): boolean {
    return this.#options.environmentAccount !== null
  }

  /** Of the account that the scope reads with; null where it has none, or its account has no limit. */
  budgetOf({ shop, reader }: ShopScope): MerchantBudget | null {
    const account = this.#kept.get(shop.id)?.account
    return account === null || account?.reader !== reader ? null : account.budget
  }

  /** For the secret that a shop's webhooks are signed with. `open` throws where it was sealed for another shop. */
  webhookSeal(shopId: string): Seal {
    return this.#seal(webhookSecretBinding(shopId))
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
    for (const { scope, account } of this.#kept.values()) {
      scope.matchedClaims.clear()
      account?.reader.reset()
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
    const hashKey = keyring.open(shop.sealedHashKey, emailHashKeyBinding(shop.id))
    const kept: Kept = {
      scope: {
        now,
        monotonic: () => performance.now(),
        storage: storage.forShop(shop.id),
        hashEmail: emailHasher(hashKey),
        conversationSeal: {
          seal: (plain, id) => keyring.seal(plain, conversationBinding(shop.id, id)),
          open: (sealed, id) => keyring.open(sealed, conversationBinding(shop.id, id)).toString('utf8'),
        },
        matchedClaims: new MatchedClaims(now),
        claimsInFlight: new ClaimsInFlight(),
        changes: new Changes(),
        log,
      },
      sources: new ShopSources({
        shopId: shop.id,
        storage: storage.forShop(shop.id).platforms,
        keyring,
        environment: this.#options.environmentPlatforms ?? [],
        seams: (kind) => this.#seams(kind),
        log,
      }),
      account: null,
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

  async #reader(shop: Shop, kept: Kept): Promise<KlarnaOrderReader | null> {
    const { environmentAccount } = this.#options
    const stored = environmentAccount === null ? await kept.scope.storage.connection.find() : undefined
    const of = environmentAccount === null ? stored?.sealedCredentials : 'environment'
    if (of === undefined) return null
    if (kept.account?.of === of) {
      // Another process, or a test by hand, may have changed it.
      if (stored !== undefined) kept.account.seen.state = stored.state
      return kept.account.reader
    }
    const account = environmentAccount ?? (stored === undefined ? null : this.#open(shop, stored))
    if (account === null) return null
    const budget = this.#budget(account)
    const seen = { state: stored?.state ?? 'connected' }
    const onCredentials =
      stored === undefined ? () => undefined : this.#follow(shop.id, kept.scope.storage, seen)
    const reader = this.#makeReader(account, budget, onCredentials)
    kept.account = { of, reader, budget, seen }
    kept.scope.matchedClaims.clear()
    return reader
  }

  /** Null, with a line in the log, where the stored credentials cannot be opened: the rest of the shop still works. */
  #open(shop: Shop, connection: Connection): Account | null {
    try {
      return openAccount(this.#options.keyring, shop.id, connection)
    } catch (error) {
      this.#options.log.error('credentials-not-opened', {
        shop: shop.id,
        problem: error instanceof SealedError ? error.code : 'malformed',
      })
      return null
    }
  }

  /** Null: no limit. */
  #budget({ credentials, place }: Account): MerchantBudget | null {
    const perSecond = this.#options.config.klarnaBudget ?? Math.floor(klarnaLimit[place.environment] / 10)
    if (perSecond === 0) return null
    const merchant = `${place.region} ${place.environment} ${merchantOf(credentials)}`
    const { budget } = this.#options.storage
    return {
      perSecond,
      reserve: (maxWaitMs) => budget.reserve(merchant, perSecond, maxWaitMs),
      open: (maxWaitMs) => budget.open(merchant, perSecond, maxWaitMs),
      used: () => budget.used(merchant, perSecond),
    }
  }

  #makeReader(
    { credentials, place }: Account,
    budget: MerchantBudget | null,
    onCredentials: (accepted: boolean) => void,
  ): KlarnaOrderReader {
    const { config, now, log } = this.#options
    return new KlarnaOrderReader({
      endpoint: endpoint(place.region, place.environment, config.klarnaUrl),
      authorization: authorization(credentials),
      dispatcher: () => this.dispatcher(),
      budget,
      now,
      monotonic: () => performance.now(),
      random: Math.random,
      log,
      onCredentials,
    })
  }

  /** Keeps the connection's state as Klarna's answers show it. Written when it changes, never in a question's way. */
  #follow(
    shopId: string,
    storage: ShopStorage,
    seen: { state: ConnectionState },
  ): (accepted: boolean) => void {
    const { log, now, storage: all } = this.#options
    return (accepted) => {
      const state = accepted ? 'connected' : 'needs_attention'
      const isNew = seen.state !== state
      if (isNew) log.warn('klarna-connection-changed', { state })
      seen.state = state
      Promise.all([
        isNew ? storage.connection.setState(state) : undefined,
        isNew && !accepted ? noteRefusal(all, shopId, now()) : undefined,
        accepted ? storage.connection.markUsed(now()) : undefined,
      ]).catch(() => log.error('connection-state-not-written'))
    }
  }
}
