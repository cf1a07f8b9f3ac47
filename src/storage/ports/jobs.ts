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
  /** The latest that was given up, of a kind. */
  lastFailure(kind: string): Promise<{ readonly at: Date; readonly problem: string } | undefined>
}

export type JobQueue = {
  /** Takes one that is due, of any shop, for `leaseMs`: if it is not ended by then, somebody else gets it. */
  take(at: Date, leaseMs: number): Promise<Job | undefined>
  /** Done: it is gone. */
  finish(id: number): Promise<void>
  retry(id: number, dueAt: Date): Promise<void>
  /** Kept as a failure; nobody gets it again. */
  giveUp(id: number, at: Date, problem: string): Promise<void>
}
