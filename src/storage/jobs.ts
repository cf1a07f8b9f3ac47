import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { type Database, inTransaction } from './database.ts'
import { present } from './row.ts'
import type { Job, JobKinds, JobQueue, JobStorage } from './storage.ts'
import type { JobsTable, Tables } from './tables.ts'

/** Those in this process that want to know of a new job. */
export type JobListeners = Set<() => void>

export function jobs({ kysely }: Database, shopId: string, listeners: JobListeners): JobStorage {
  const newJob = (kind: string, about: string | null, payload: Job['payload'], dueAt: Date) => ({
    shop_id: shopId,
    kind,
    about,
    payload: JSON.stringify(payload),
    due_at: dueAt.getTime(),
    failed_at: null,
    problem: null,
  })
  return {
    add: async (kind, payload, dueAt) => {
      await kysely
        .insertInto('jobs')
        .values(newJob(kind, null, payload, dueAt))
        .execute()
      for (const listener of listeners) listener()
    },
    addOnce: async (kind, about, payload, dueAt, most) => {
      const ofKind = kysely.selectFrom('jobs').where('shop_id', '=', shopId).where('kind', '=', kind)
      const waiting = await ofKind
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('failed_at', 'is', null)
        .executeTakeFirstOrThrow()
      const isKnown = await ofKind.select('id').where('about', '=', about).executeTakeFirst()
      if (isKnown !== undefined) return 'waiting'
      if (Number(waiting.count) >= most) return 'full'
      const { numInsertedOrUpdatedRows } = await kysely
        .insertInto('jobs')
        .values(newJob(kind, about, payload, dueAt))
        .onConflict((conflict) => conflict.columns(['shop_id', 'kind', 'about']).doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows === 0n) return 'waiting'
      for (const listener of listeners) listener()
      return 'added'
    },
    lastFailure: async (kind) => {
      const row = await kysely
        .selectFrom('jobs')
        .select(['failed_at', 'problem'])
        .where('shop_id', '=', shopId)
        .where('kind', '=', kind)
        .where('failed_at', 'is not', null)
        .orderBy('failed_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (row === undefined || row.failed_at === null) return undefined
      return { at: new Date(row.failed_at), problem: row.problem ?? '' }
    },
  }
}

export function jobQueue(database: Database, listeners: JobListeners): JobQueue {
  const { kysely } = database
  return {
    take: (at, leaseMs, kinds) => take(database, at, leaseMs, kinds),
    finish: (id) => finish(database, id),
    retry: async (id, dueAt) => {
      await kysely.updateTable('jobs').set({ due_at: dueAt.getTime() }).where('id', '=', id).execute()
    },
    postpone: async (id, dueAt) => {
      await kysely
        .updateTable('jobs')
        .set(({ eb }) => ({ due_at: dueAt.getTime(), tries: eb('tries', '-', 1) }))
        .where('id', '=', id)
        .execute()
    },
    giveUp: (id, at, problem) =>
      inTransaction(database, async (transaction) => {
        const given = await transaction
          .selectFrom('jobs')
          .select(['shop_id', 'kind'])
          .where('id', '=', id)
          .executeTakeFirst()
        if (given === undefined) return
        await forgetFailures(transaction, given)
        await transaction
          .updateTable('jobs')
          .set({ failed_at: at.getTime(), problem, about: null })
          .where('id', '=', id)
          .execute()
      }),
    onAdded: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

function finish(database: Database, id: number): Promise<void> {
  return inTransaction(database, async (transaction) => {
    const done = await transaction
      .deleteFrom('jobs')
      .where('id', '=', id)
      .returning(['shop_id', 'kind'])
      .executeTakeFirst()
    if (done !== undefined) await forgetFailures(transaction, done)
  })
}

async function forgetFailures(
  transaction: Transaction<Tables>,
  { shop_id, kind }: Pick<JobsTable, 'shop_id' | 'kind'>,
): Promise<void> {
  await transaction
    .deleteFrom('jobs')
    .where('shop_id', '=', shop_id)
    .where('kind', '=', kind)
    .where('failed_at', 'is not', null)
    .execute()
}

const payloadSchema = z.record(z.string(), z.string())

function take(
  database: Database,
  at: Date,
  leaseMs: number,
  kinds: JobKinds = { except: [] },
): Promise<Job | undefined> {
  const [how, listed] = 'only' in kinds ? (['in', kinds.only] as const) : (['not in', kinds.except] as const)
  return inTransaction(database, async (transaction) => {
    const due = await transaction
      .selectFrom('jobs')
      .selectAll()
      .where('failed_at', 'is', null)
      .where('due_at', '<=', at.getTime())
      .$if(how === 'in' || listed.length > 0, (query) => query.where('kind', how, listed))
      .orderBy('due_at')
      .limit(1)
      // Two processes that look at once get two jobs.
      .modifyEnd(database.kind === 'postgres' ? sql`for update skip locked` : sql``)
      .executeTakeFirst()
    if (due === undefined) return undefined
    const tries = due.tries + 1
    await transaction
      .updateTable('jobs')
      .set({ tries, due_at: at.getTime() + leaseMs })
      .where('id', '=', due.id)
      .execute()
    const payload = payloadSchema.safeParse(JSON.parse(due.payload)).data
    return {
      id: Number(due.id),
      shopId: due.shop_id,
      kind: due.kind,
      payload: present(payload, `job ${due.id}`),
      tries,
    }
  })
}
