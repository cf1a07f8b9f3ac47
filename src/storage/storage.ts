import type { Country } from '../domain/country.ts'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { EmailHash, Nomination } from '../orders/order-source.ts'

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

export type ShopSettings = {
  /** Whether replies carry ✅ and ⏳. */
  readonly emoji: boolean
  /** The merchant's own answers to general questions: by language tag, then by topic. */
  readonly generalAnswers: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export const standardSettings: ShopSettings = { emoji: true, generalAnswers: {} }

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

/** How a directory row came about. `learned` from a verified order; the others were fed, and count for more. */
export type DirectoryOrigin = 'put' | 'import' | 'push' | 'learned'

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

/** `waiting`: a person was asked for. `agent`: one writes, and Kvitto is silent. */
export type ConversationStatus = 'open' | 'waiting' | 'agent' | 'resolved'

export type Conversation = {
  readonly id: string
  /** Who may go on with it: `key:ID`. */
  readonly owner: string
  readonly status: ConversationStatus
  /** BCP 47 primary tag. */
  readonly language: string
  /** Of the email that the shopper gave last. */
  readonly emailHash: EmailHash | null
  /** What is remembered between turns, sealed: it holds what opens an order. */
  readonly sealedState: string
  readonly turns: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export type UsedTool = {
  readonly name: string
  readonly outcome: string
  readonly durationMs: number
  /** Why a claim did not match: for the shop's own view, and nobody else. */
  readonly mismatch?: 'order_not_found' | 'email_mismatch'
}

export type ModelUsage = {
  readonly model: string
  readonly inputTokens: number
  readonly outputTokens: number
  /** US dollars, where the price of the model is known. */
  readonly cost: number | null
}

/** One message and its reply. Email addresses in `message` are masked. */
export type Turn = {
  readonly at: Date
  readonly message: string
  readonly reply: string
  readonly language: string
  readonly outcome: string
  readonly engine: 'rules' | 'model'
  readonly intents: readonly string[]
  readonly tools: readonly UsedTool[]
  readonly durationMs: number
  readonly usage: ModelUsage | null
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
  readonly directory: {
    /** Adds or replaces the row of this number and Klarna order ID, and marks the directory as fed. */
    feed(rows: readonly DirectoryRow[], origin: Exclude<DirectoryOrigin, 'learned'>, at: Date): Promise<void>
    /** Remembers a verified order. Of a fed row of the same Klarna order ID it only fills what is null. */
    learn(row: DirectoryRow, at: Date): Promise<void>
    /** All rows of an order number, in any spelling; the count removed. */
    remove(orderNumber: string): Promise<number>
    /** Rows whose order number (whole, or its digits alone) or Klarna reference is one of `keys`; newest first. */
    find(keys: readonly string[], limit: number): Promise<readonly Nomination[]>
    ordersOf(email: EmailHash, limit: number): Promise<readonly Nomination[]>
    /** True once fed by `PUT`, an import or a push, for good. */
    fed(): Promise<boolean>
    count(): Promise<number>
    /** Empties it (the demo, when its orders are replaced). `fed` stays. */
    clear(): Promise<void>
  }
  /** Small counters under a key, each changed by one caller at a time. */
  readonly attempts: {
    change<T>(key: string, change: (state: unknown) => { state: unknown; result: T }, at: Date): Promise<T>
    clear(): Promise<void>
  }
  readonly tools: {
    disabled(): Promise<ReadonlySet<string>>
    setEnabled(tool: string, enabled: boolean): Promise<void>
  }
  readonly conversations: {
    find(id: string): Promise<Conversation | undefined>
    /**
     * Adds a turn, and makes the conversation where `turns` is 0. Changes nothing and returns false where somebody
     * else has added one since it was read.
     */
    addTurn(conversation: Omit<Conversation, 'createdAt' | 'updatedAt'>, turn: Turn): Promise<boolean>
    turns(id: string): Promise<readonly Turn[]>
  }
  readonly audit: {
    append(entry: AuditEntry): Promise<void>
    latest(limit: number): Promise<readonly AuditEntry[]>
  }
}

export interface Storage {
  readonly shops: {
    create(shop: Shop, at: Date): Promise<void>
    update(id: string, details: ShopDetails): Promise<void>
    changeSettings(id: string, settings: ShopSettings): Promise<void>
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
    clear(): Promise<void>
  }
  forShop(shopId: string): ShopStorage
  /** Answers when the database does. */
  ping(): Promise<void>
  close(): Promise<void>
}
