import { mailJob } from '../notices/mail-job.ts'
import { webhookJob } from '../notices/webhook-job.ts'
import type { JobKind } from './job-kind.ts'
import { klarnaPushJob } from './klarna-push-job.ts'

/** A kind is one file and one line here. */
export const jobKinds: readonly JobKind[] = [mailJob, webhookJob, klarnaPushJob]

export const idleKinds: readonly string[] = jobKinds.filter(({ isIdle }) => isIdle).map(({ kind }) => kind)

export function jobKindOf(kind: string): JobKind | undefined {
  return jobKinds.find((one) => one.kind === kind)
}
