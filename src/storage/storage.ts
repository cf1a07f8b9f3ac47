import type { Country } from '../domain/country.ts'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { EmailHash, Nomination } from '../orders/order-source.ts'
import type { ConversationStorage } from './ports/conversation.ts'
import type { DisagreementStorage } from './ports/disagreements.ts'
import type { FeedStorage } from './ports/feeds.ts'
import type { FigureStorage } from './ports/figures.ts'
import type { JobQueue, JobStorage } from './ports/jobs.ts'
import type { PeopleStorage, SignInStorage } from './ports/people.ts'
import type { PlatformStorage } from './ports/platforms.ts'
import type { ShopSettings } from './ports/shop-settings.ts'
import type { WidgetSessionStorage } from './ports/widget-session.ts'

export type * from './ports/conversation.ts'
export type * from './ports/disagreements.ts'
export type * from './ports/feeds.ts'
export type * from './ports/figures.ts'
export type * from './ports/jobs.ts'
export type * from './ports/people.ts'
export type * from './ports/platforms.ts'
export * from './ports/shop-settings.ts'
export type * from './ports/widget-session.ts'

/** One tenant. Every row belongs to a shop. */
export type Shop = {
  readonly id: string
  readonly name: string
  readonly country: Country
  /** IANA name; calendar days are days in it. */
  readonly timeZone: string
  /** BCP 47; replies are in it where the caller asks for a language that Kvitto does not speak. */
  readonly locale: string
  /** Public: it names the shop to the chat widget. */
  readonly widgetKey: string
  /** The sealed key of the shop's email hashes (security/sealed.ts). */
  readonly sealedHashKey: string
  readonly settings: ShopSettings
}

/** What the merchant may change of a shop. */
export type ShopDetails = Pick<Shop, 'name' | 'country' | 'timeZone' | 'locale'>

export type ConnectionState = 'connected' | 'needs_attention'

/** A shop's credentials for Klarna, sealed. */
export type Connection = {
  readonly kind: 'klarna'
  readonly region: 'eu' | 'na' | 'oc'
  readonly environment: 'live' | 'playground'
  readonly sealedCredentials: string
  /** The last four characters of the secret, to recognise it by. */
  readonly hint: string
  readonly state: ConnectionState
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

export type ApiKeyScope = 'tools' | 'chat' | 'orders'

export type ApiKey = {
  readonly id: string
  readonly shopId: string
  readonly name: string
  readonly scopes: readonly ApiKeyScope[]
  readonly createdAt: Date
}

/** Who fed a directory row: the shop itself, Klarna, or the webhooks of a platform of that kind. */
export type FedOrigin = 'put' | 'import' | 'push' | `webhook:${string}`

/** How a directory row came about. `learned` from a verified order; the others were fed, and count for more. */
export type DirectoryOrigin = FedOrigin | 'learned'

export type DirectoryRow = {
  /** As the shop writes it, `#1001`; null when only the Klarna reference is known. */
  readonly orderNumber: string | null
  readonly klarnaReference: string | null
  readonly klarnaOrderId: KlarnaOrderId
  readonly emailHash: EmailHash | null
  readonly createdAt: Date | null
}

export type AuditEntry = {
  readonly at: Date
  /** Who: `key:ID`, `cli`. Never a shopper's data. */
  readonly actor: string
  /** What, noun-verb: `tool-used`, `klarna-connected`. */
  readonly action: string
  /** On what and how it went: a tool's name, an outcome, a Klarna order ID. Never an email. */
  readonly detail: Readonly<Record<string, string>>
}

/** What belongs to one shop. A query that forgets the shop cannot be written. */
export interface ShopStorage {
  readonly connection: {
    find(): Promise<Connection | undefined>
    /** Replaces the one there is. */
    save(connection: Omit<Connection, 'createdAt' | 'lastUsedAt' | 'state'>, at: Date): Promise<void>
    setState(state: ConnectionState): Promise<void>
    /** Written at most once a minute; the rest is dropped. */
    markUsed(at: Date): Promise<void>
    remove(): Promise<void>
  }
  readonly platforms: PlatformStorage
  readonly feeds: FeedStorage
  readonly directory: {
    /** Adds or replaces the row of this number and Klarna order ID, and marks the directory as fed. */
    feed(rows: readonly DirectoryRow[], origin: FedOrigin, at: Date): Promise<void>
    /** As `feed`, but a loss of power may take it, until the next `feed` has ended: not the end of the process. */
    feedLightly(rows: readonly DirectoryRow[], origin: FedOrigin, at: Date): Promise<void>
    /**
     * Remembers a verified order. Of a fed row of the same Klarna order ID it only fills what is null; but beside what
     * a webhook told, it stands.
     */
    learn(row: DirectoryRow, at: Date): Promise<void>
    /** All rows of an order number, in any spelling; the count removed. */
    remove(orderNumber: string): Promise<number>
    /** Rows whose order number (whole, or its digits alone) or Klarna reference is one of `keys`; newest first. */
    find(keys: readonly string[], limit: number): Promise<readonly Nomination[]>
    ordersOf(email: EmailHash, limit: number): Promise<readonly Nomination[]>
    /** True once fed by `PUT`, an import, a push or a webhook, for good. */
    fed(): Promise<boolean>
    /** When it was first fed. */
    fedSince(): Promise<Date | null>
    count(): Promise<number>
    /** As `count`, but of a large directory not always of this moment: it may be asked for often. */
    size(): Promise<number>
    /** Empties it (the demo, when its orders are replaced). `fed` stays. */
    clear(): Promise<void>
  }
  /** Small counters under a key, each changed by one caller at a time. */
  readonly attempts: {
    change<T>(key: string, change: (state: unknown) => { state: unknown; result: T }, at: Date): Promise<T>
    /** Several different keys in one change, of all or none; `states` in the order of `keys`. */
    changeAll<T>(
      keys: readonly string[],
      change: (states: readonly unknown[]) => { states: readonly unknown[]; result: T },
      at: Date,
    ): Promise<T>
    clear(): Promise<void>
  }
  readonly tools: {
    disabled(): Promise<ReadonlySet<string>>
    setEnabled(tool: string, enabled: boolean): Promise<void>
  }
  readonly conversations: ConversationStorage
  readonly disagreements: DisagreementStorage
  readonly figures: FigureStorage
  readonly people: PeopleStorage
  readonly jobs: JobStorage
  readonly audit: {
    append(entry: AuditEntry): Promise<void>
    latest(limit: number): Promise<readonly AuditEntry[]>
  }
}

/** A `postgres://` URL, or an SQLite file (`:memory:` keeps nothing). */
export type StorageOptions =
  | { readonly databaseUrl: string }
  | {
      readonly file: string
      /** How much of the file a connection keeps in memory; SQLite's own 2 by default. */
      readonly cacheMb?: number
      /** Counts the users in another thread of this process; for `Users`, to let them go first. */
      readonly users?: SharedArrayBuffer
    }

export interface Storage {
  /** What opens the same database elsewhere, as in another thread; null where it is in memory alone. */
  readonly reopen: StorageOptions | null
  readonly shops: {
    create(shop: Shop, at: Date): Promise<void>
    update(id: string, details: ShopDetails): Promise<void>
    /** One change after the other: none is lost. Returns the settings as they are then. */
    changeSettings(id: string, change: (settings: ShopSettings) => ShopSettings): Promise<ShopSettings>
    findByWidgetKey(widgetKey: string): Promise<Shop | undefined>
    find(id: string): Promise<Shop | undefined>
    all(): Promise<readonly Shop[]>
  }
  readonly apiKeys: {
    create(key: ApiKey, keyHash: string): Promise<void>
    findByHash(keyHash: string): Promise<ApiKey | undefined>
    list(shopId: string): Promise<readonly ApiKey[]>
    remove(shopId: string, id: string): Promise<void>
  }
  readonly budget: {
    /**
     * Takes one of the `perSecond` places of a merchant, over all processes of this database: never more than
     * `perSecond` in any span of one second. Returns the milliseconds to wait for it, or `undefined` (and takes
     * none) where that would be more than `maxWaitMs`.
     */
    reserve(merchant: string, perSecond: number, maxWaitMs: number): Promise<number | undefined>
    /** Whether `reserve` would find a place now. Takes none. */
    open(merchant: string, perSecond: number, maxWaitMs: number): Promise<boolean>
    /** The share of the places, 0 to 1, that `reserve` has given and that are not free again yet. */
    used(merchant: string, perSecond: number): Promise<number>
    clear(): Promise<void>
  }
  readonly signIns: SignInStorage
  readonly widgetSessions: WidgetSessionStorage
  readonly jobs: JobQueue
  forShop(shopId: string): ShopStorage
  /** Answers when the database does. */
  ping(): Promise<void>
  close(): Promise<void>
}
