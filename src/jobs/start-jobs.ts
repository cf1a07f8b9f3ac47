import type { Job } from '../storage/storage.ts'
import { failed, type JobParts, type JobResult, moot } from './job-kind.ts'
import { idleKinds, jobKindOf } from './job-kinds.ts'

export type Jobs = {
  /** Takes no more; waits for the one that is under way. */
  stop(): Promise<void>
}

const minute = 60_000
/** Whoever took a job and does not say what came of it has ended. Longer than any try takes. */
const leaseMs = minute
const longestTryMs = 50_000
const lookEveryMs = 5_000
/** At one look, no more are put off: the next look is soon. */
const mostPostponed = 10

/**
 * Does the jobs that are due, of all shops, one after the other: every five seconds, and at once when this process adds
 * one.
 */
export function startJobs(parts: JobParts): Jobs {
  const { shops, log } = parts
  let isStopped = false
  let isWanted = false
  let working: Promise<void> | undefined
  const work = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false
      try {
        await doThoseDue(parts, () => isStopped)
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

async function doThoseDue(parts: JobParts, isStopped: () => boolean): Promise<void> {
  for (let postponed = 0; postponed < mostPostponed && !isStopped(); ) {
    const result = await doNext(parts)
    if (result === undefined) return
    if (result === 'later') postponed += 1
  }
}

/** False where none is due. */
export async function doOne(parts: JobParts): Promise<boolean> {
  return (await doNext(parts)) !== undefined
}

/** What came of it; `undefined` where none is due. */
async function doNext(parts: JobParts): Promise<JobResult['outcome'] | undefined> {
  const { shops, log } = parts
  const { jobs } = shops.storage
  const job =
    (await jobs.take(shops.now(), leaseMs, { except: idleKinds })) ??
    (await jobs.take(shops.now(), leaseMs, { only: idleKinds }))
  if (job === undefined) return undefined
  const { kind, tries } = job
  const result = await inTime(parts, job)
  switch (result.outcome) {
    case 'later':
      await jobs.postpone(job.id, inMs(shops.now(), result.afterMs))
      break
    case 'failed': {
      const pause = result.final ? undefined : jobKindOf(kind)?.retryAfterMs[tries - 1]
      if (pause === undefined) await jobs.giveUp(job.id, shops.now(), result.problem)
      else await jobs.retry(job.id, inMs(shops.now(), pause))
      log.warn('job-failed', { kind, tries, given_up: pause === undefined })
      break
    }
    default:
      await jobs.finish(job.id)
      log.info('job-done', { kind, tries, outcome: result.outcome })
  }
  return result.outcome
}

async function inTime(parts: JobParts, job: Job): Promise<JobResult> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<JobResult>((done) => {
    timer = setTimeout(done, longestTryMs, failed('It took too long.'))
  })
  try {
    return await Promise.race([run(parts, job), late])
  } catch (error) {
    parts.log.error('job-broke', { kind: job.kind, error: error instanceof Error ? error.name : 'unknown' })
    return failed(whyBroken(error))
  } finally {
    clearTimeout(timer)
  }
}

async function run(parts: JobParts, job: Job): Promise<JobResult> {
  const shop = await parts.shops.storage.shops.find(job.shopId)
  if (shop === undefined) return moot
  const kind = jobKindOf(job.kind)
  return kind === undefined
    ? failed(`Kvitto does not know jobs of the kind ${job.kind}.`, true)
    : kind.run(parts, shop, job)
}

/** Errors of what is sealed say what to do; of others nothing is known. */
function whyBroken(error: unknown): string {
  return error instanceof Error && error.name === 'SealedError'
    ? error.message
    : 'Something went wrong in Kvitto; its log has more.'
}

function inMs(now: Date, pauseMs: number): Date {
  return new Date(now.getTime() + pauseMs)
}
