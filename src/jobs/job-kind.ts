import type { Log } from '../log.ts'
import type { MailServer } from '../mail-settings.ts'
import type { EgressOptions } from '../security/egress.ts'
import type { Shops } from '../shops.ts'
import type { Job, Shop } from '../storage/storage.ts'

/** What jobs may use. */
export type JobParts = {
  readonly shops: Shops
  /** Null: no mail server is set. */
  readonly mail: MailServer | null
  /** Where the dashboard is reached; null: not known. */
  readonly publicUrl: URL | null
  readonly egress: EgressOptions
  readonly log: Log
}

export type JobResult =
  /** `moot`: whom or what it was about is gone. */
  | { readonly outcome: 'done' | 'moot' }
  /** Now is not the time: that was no try. */
  | { readonly outcome: 'later'; readonly afterMs: number }
  /** `final`: the next try would end the same. */
  | { readonly outcome: 'failed'; readonly problem: string; readonly final: boolean }

/** A kind of work that is done although nobody waits for it. */
export type JobKind = {
  /** As in the database. */
  readonly kind: string
  /** Done only while no other job is due. */
  readonly isIdle: boolean
  /** After the first try, the second, and so on; after the last of them it is given up. */
  readonly retryAfterMs: readonly number[]
  /** Does it once, within 50 seconds. */
  run(parts: JobParts, shop: Shop, job: Job): Promise<JobResult>
}

export const moot: JobResult = { outcome: 'moot' }

export function failed(problem: string, final = false): JobResult {
  return { outcome: 'failed', problem, final }
}

/** For a payload that does not have the form that it should. */
export const otherVersion: JobResult = failed('Another version of Kvitto has written it.', true)
