import type { Dispatcher } from 'undici'
import { z } from 'zod'
import type { Config } from './config.ts'
import type { Place } from './klarna/check-connection.ts'
import { authorization, type Credentials, merchantOf } from './klarna/credentials.ts'
import { endpoint, klarnaLimit } from './klarna/hosts.ts'
import { type Budget, KlarnaOrderReader } from './klarna/klarna-order-reader.ts'
import type { OrderReader } from './klarna/order-reader.ts'
import type { Log } from './log.ts'
import { noteRefusal } from './notices/note-refusal.ts'
import { type Keyring, klarnaCredentialsBinding, SealedError } from './security/sealed.ts'
import type { Connection, ConnectionState, ShopStorage, Storage } from './storage/storage.ts'

export type Account = { readonly credentials: Credentials; readonly place: Place }

export type ShopReaderOptions = {
  readonly shopId: string
  readonly storage: Storage
  /** The shop's: always the same, as it remembers when it was last marked. */
  readonly connection: ShopStorage['connection']
  readonly keyring: Keyring
  readonly config: Pick<Config, 'klarnaUrl' | 'klarnaBudget'>
  /** It stands in for a stored connection. */
  readonly environmentAccount: Account | null
  readonly dispatcher: () => Promise<Dispatcher>
  /** Another account is read with from now on: what was learned with the one before is not to be trusted. */
  readonly onReplaced: () => void
  readonly now: () => Date
  readonly log: Log
}

/** What a Klarna merchant may be asked in a second, by all shops and processes of this database. */
export type MerchantBudget = Budget & {
  /** The share of it, 0 to 1, that is taken now. */
  used(): Promise<number>
}

type Open = {
  /** What it was made from: when that changes, so does the reader. */
  readonly of: string
  readonly reader: KlarnaOrderReader
  readonly budget: MerchantBudget | null
  readonly seen: Seen
}

/** The connection's state as it was read or written last. */
type Seen = { state: ConnectionState }

const credentialsSchema: z.ZodType<Credentials> = z.union([
  z.object({ kind: z.literal('password'), username: z.string(), password: z.string() }),
  z.object({ kind: z.literal('api_key'), key: z.string() }),
])

/** @throws SealedError where the keyring does not open them. */
export function openAccount(keyring: Keyring, shopId: string, connection: Connection): Account {
  const { region, environment, sealedCredentials } = connection
  const opened = keyring.open(sealedCredentials, klarnaCredentialsBinding(shopId, region, environment))
  return {
    credentials: credentialsSchema.parse(JSON.parse(opened.toString('utf8'))),
    place: { region, environment },
  }
}

/** What one shop's orders are read with, in one process. */
export class ShopReader {
  readonly #options: ShopReaderOptions
  #open: Open | null = null

  constructor(options: ShopReaderOptions) {
    this.#options = options
  }

  /** Null where no account is connected. Reads the connection anew: another process may have changed it. */
  async current(): Promise<OrderReader | null> {
    const { environmentAccount, connection } = this.#options
    const stored = environmentAccount === null ? await connection.find() : undefined
    const of = environmentAccount === null ? stored?.sealedCredentials : 'environment'
    if (of === undefined) return null
    if (this.#open?.of === of) {
      // Another process, or a test by hand, may have changed it.
      if (stored !== undefined) this.#open.seen.state = stored.state
      return this.#open.reader
    }
    const account = environmentAccount ?? (stored === undefined ? null : this.open(stored))
    if (account === null) return null
    const budget = this.#budget(account)
    const seen: Seen = { state: stored?.state ?? 'connected' }
    const reader = this.#makeReader(account, budget, stored === undefined ? undefined : seen)
    this.#open = { of, reader, budget, seen }
    this.#options.onReplaced()
    return reader
  }

  /** Null, with a line in the log, where the stored credentials cannot be opened: the rest of the shop still works. */
  open(connection: Connection): Account | null {
    const { keyring, shopId, log } = this.#options
    try {
      return openAccount(keyring, shopId, connection)
    } catch (error) {
      log.error('credentials-not-opened', {
        shop: shopId,
        problem: error instanceof SealedError ? error.code : 'malformed',
      })
      return null
    }
  }

  /** Null where that is not the reader in use, or its account has no limit. */
  budgetOf(reader: OrderReader | null): MerchantBudget | null {
    return this.#open === null || this.#open.reader !== reader ? null : this.#open.budget
  }

  /** Forgets answers, failures and pauses. */
  reset(): void {
    this.#open?.reader.reset()
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
    seen: Seen | undefined,
  ): KlarnaOrderReader {
    const { config, dispatcher, now, log } = this.#options
    return new KlarnaOrderReader({
      endpoint: endpoint(place.region, place.environment, config.klarnaUrl),
      authorization: authorization(credentials),
      dispatcher,
      budget,
      now,
      monotonic: () => performance.now(),
      random: Math.random,
      log,
      onCredentials: seen === undefined ? () => undefined : (accepted) => this.#follow(accepted, seen),
    })
  }

  /** Keeps the connection's state as Klarna's answers show it. Written when it changes, never in a question's way. */
  #follow(accepted: boolean, seen: Seen): void {
    const { connection, log, now, shopId, storage } = this.#options
    const state = accepted ? 'connected' : 'needs_attention'
    const isNew = seen.state !== state
    if (isNew) log.warn('klarna-connection-changed', { state })
    seen.state = state
    Promise.all([
      isNew ? connection.setState(state) : undefined,
      isNew && !accepted ? noteRefusal(storage, shopId, now()) : undefined,
      accepted ? connection.markUsed(now()) : undefined,
    ]).catch(() => log.error('connection-state-not-written'))
  }
}
