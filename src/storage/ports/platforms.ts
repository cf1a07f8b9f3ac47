/** A shop's connection to the platform that it runs on, or to one of several. */
export type PlatformConnection = {
  /** As in orders/platforms.ts; one of each kind. */
  readonly kind: string
  /** The shop's address there, in the platform's one spelling. */
  readonly address: string
  readonly sealedCredentials: string
  /** The last characters of the secret, to recognise it by. */
  readonly hint: string
  readonly state: 'connected' | 'needs_attention'
  /** Why it needs attention, as the source says it: `wrong_credentials`. Null while it does not. */
  readonly problem: string | null
  readonly createdAt: Date
  /** When the platform last took the credentials. */
  readonly lastUsedAt: Date | null
}

export type PlatformStorage = {
  /** In the order of their kinds. */
  all(): Promise<readonly PlatformConnection[]>
  find(kind: string): Promise<PlatformConnection | undefined>
  /** Replaces the one of its kind. It is connected, and not used yet. */
  save(
    connection: Pick<PlatformConnection, 'kind' | 'address' | 'sealedCredentials' | 'hint'>,
    at: Date,
  ): Promise<void>
  /**
   * How the platform took the credentials; null: well. Changes nothing once the connection has others: what was said
   * of the old ones is not true of them.
   */
  note(
    connection: Pick<PlatformConnection, 'kind' | 'sealedCredentials'>,
    problem: string | null,
    at: Date,
  ): Promise<void>
  /** False where there was none. */
  remove(kind: string): Promise<boolean>
}
