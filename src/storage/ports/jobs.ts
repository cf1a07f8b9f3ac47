/** Work that must be done although nobody waits for it: a mail, a webhook. */
export type Job = {
  readonly id: number
  readonly shopId: string
  readonly kind: string
  readonly payload: Readonly<Record<string, string>>
  /** How often it was tried. */
  readonly tries: number
}

/** The jobs of one shop. */
export type JobStorage = {
  add(kind: string, payload: Job['payload'], dueAt: Date): Promise<void>
  /** As `add`, unless one of its kind waits that is about the same, or `most` of its kind wait. */
  addOnce(
    kind: string,
    about: string,
    payload: Job['payload'],
    dueAt: Date,
    most: number,
  ): Promise<'added' | 'waiting' | 'full'>
  /** The latest that was given up, of a kind, if none of that kind was done since. */
  lastFailure(kind: string): Promise<{ readonly at: Date; readonly problem: string } | undefined>
}

/** Without it: all kinds. */
export type JobKinds = { readonly only: readonly string[] } | { readonly except: readonly string[] }

export type JobQueue = {
  /**
   * Takes one that is due, of any shop and of the `kinds`, for `leaseMs`: if it is not ended by then, somebody else
   * gets it.
   */
  take(at: Date, leaseMs: number, kinds?: JobKinds): Promise<Job | undefined>
  /** Done: it is gone, and so are those of its shop and kind that were given up before. */
  finish(id: number): Promise<void>
  retry(id: number, dueAt: Date): Promise<void>
  /** It could not be tried yet: that was no try. */
  postpone(id: number, dueAt: Date): Promise<void>
  /** Kept as a failure, in place of the one before of its shop and kind; nobody gets it again. */
  giveUp(id: number, at: Date, problem: string): Promise<void>
  /** Calls back when one is added by this process. Returns what ends it. */
  onAdded(listener: () => void): () => void
}
