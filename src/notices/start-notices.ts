import type { Log } from '../log.ts'
import type { Job } from '../storage/storage.ts'
import { type Delivered, type DeliverOptions, deliver } from './deliver.ts'

export type NoticesOptions = DeliverOptions & { readonly log: Log }

export type Notices = {
  /** Takes no more; waits for the one that is under way. */
  stop(): Promise<void>
}

const minute = 60_000
/** Whoever took a job and does not say what came of it has ended. Longer than any try takes. */
const leaseMs = minute
const longestTryMs = 50_000
const lookEveryMs = 5_000
/** After the first try, the second, and so on; after the last of them it is given up. */
export const retryAfterMs: readonly number[] = [1, 5, 30, 2 * 60, 6 * 60].map((minutes) => minutes * minute)

/**
 * Does the jobs that are due, of all shops, one after the other: every five seconds, and at once when this process adds
 * one.
 */
export function startNotices(options: NoticesOptions): Notices {
  const { shops, log } = options
  let isStopped = false
  let isWanted = false
  let working: Promise<void> | undefined

  const work = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false
      try {
        while (!isStopped && (await doOne(options)));
      } catch {
        // The database does not answer; the next look may find it.
        log.warn('jobs-not-read')
      }
    }
  }
  const look = (): void => {
    if (isStopped) return
    isWanted = true
    working ??= work().finally(() => {
      working = undefined
      // Added while the last look came to its end.
      if (isWanted) look()
    })
  }

  const timer = setInterval(look, lookEveryMs)
  timer.unref()
  const endListening = shops.storage.jobs.onAdded(look)
  look()
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      endListening()
      await working
    },
  }
}

/** False where none is due. */
export async function doOne(options: NoticesOptions): Promise<boolean> {
  const { shops, log } = options
  const { jobs } = shops.storage
  const job = await jobs.take(shops.now(), leaseMs)
  if (job === undefined) return false
  const { kind, tries } = job
  const result = await inTime(options, job)
  if (result.outcome !== 'failed') {
    await jobs.finish(job.id)
    log.info('notice-sent', { kind, tries, outcome: result.outcome })
    return true
  }
  const pause = result.final ? undefined : retryAfterMs[tries - 1]
  if (pause === undefined) await jobs.giveUp(job.id, shops.now(), result.problem)
  else await jobs.retry(job.id, new Date(shops.now().getTime() + pause))
  log.warn('notice-failed', { kind, tries, given_up: pause === undefined })
  return true
}

async function inTime(options: NoticesOptions, job: Job): Promise<Delivered> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Delivered>((done) => {
    const result = { outcome: 'failed', problem: 'It took too long.', final: false } as const
    timer = setTimeout(done, longestTryMs, result)
  })
  try {
    return await Promise.race([deliver(options, job), late])
  } catch (error) {
    options.log.error('notice-broke', {
      kind: job.kind,
      error: error instanceof Error ? error.name : 'unknown',
    })
    return { outcome: 'failed', problem: whyBroken(error), final: false }
  } finally {
    clearTimeout(timer)
  }
}

/** Errors of what is sealed say what to do; of others nothing is known. */
function whyBroken(error: unknown): string {
  return error instanceof Error && error.name === 'SealedError'
    ? error.message
    : 'Something went wrong in Kvitto; its log has more.'
}
