import type { DirectoryRow } from '../storage.ts'

/** One signed delivery of a platform. */
export type FeedDelivery = {
  /** The platform's kind. */
  readonly feed: string
  /** Of the body, byte for byte. */
  readonly digest: string
  /** As the platform names the order. */
  readonly order: string
  /** The order's state is from then. What is ahead of now counts as now. */
  readonly changedAt: Date
}

export type FeedTaken =
  | 'taken'
  /** The same body was taken before. */
  | 'replayed'
  /** A newer state of the same order was taken before. */
  | 'outdated'

/** The secret that was entered, or made, for a platform's webhooks; `undefined` fields where there is none yet. */
export type PlatformWebhook = {
  readonly sealedSecret: string | null
  /** The last characters of the secret, to recognise it by. */
  readonly hint: string | null
  readonly lastHeardAt: Date | null
}

/** What platforms tell of a shop's orders. */
export type FeedStorage = {
  /**
   * Feeds the directory with what a delivery tells, and remembers it until that is older than `keptMs`, and for that
   * long at least: both, or nothing. `rows` may be none.
   */
  take(delivery: FeedDelivery, rows: readonly DirectoryRow[], at: Date, keptMs: number): Promise<FeedTaken>
  /** Of the shop at that address of the platform: of another one, nothing is known. */
  webhook(kind: string, address: string): Promise<PlatformWebhook>
  /** In place of the secret that there was; nothing was heard with it yet. */
  saveSecret(
    kind: string,
    address: string,
    secret: { readonly sealedSecret: string; readonly hint: string },
  ): Promise<void>
  /** Written at most once a minute; the rest is dropped. */
  heard(kind: string, address: string, at: Date): Promise<void>
  /** Kinds of platforms whose webhooks were heard, in their order. */
  heardFrom(): Promise<readonly string[]>
  /** False where there was nothing. */
  forget(kind: string): Promise<boolean>
}
