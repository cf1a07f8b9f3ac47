import { z } from 'zod'
import { type KlarnaOrderId, parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { MerchantBudget } from '../shop-reader.ts'
import type { ShopScope } from '../shop-scope.ts'
import { rowAtKlarna } from '../verification/row-at-klarna.ts'
import { failed, type JobKind, type JobResult, moot, otherVersion } from './job-kind.ts'

const kind = 'klarna_push'
const second = 1_000
const minute = 60 * second

/** What is waiting for so long has been overtaken by shoppers' own questions. */
const longestWaitMs = 24 * 60 * minute
/** How many of a shop wait at most. */
export const mostWaiting = 1_000

const payloadSchema = z.object({ klarna_order_id: z.string(), at: z.iso.datetime() })

/** Klarna tells of an order: it is read soon, and the directory knows it from then on. */
export function queueKlarnaPush(
  { storage, now }: Pick<ShopScope, 'storage' | 'now'>,
  id: KlarnaOrderId,
): Promise<'added' | 'waiting' | 'full'> {
  const at = now()
  return storage.jobs.addOnce(kind, id, { klarna_order_id: id, at: at.toISOString() }, at, mostWaiting)
}

/**
 * The order is fed only as Klarna itself shows it: a push is not signed, and says nothing but an ID. Klarna tells of an
 * order minutes before it can be read.
 */
export const klarnaPushJob: JobKind = {
  kind,
  isIdle: true,
  retryAfterMs: [2, 8, 20, 30].map((minutes) => minutes * minute),
  run: async ({ shops }, shop, { payload, tries }) => {
    const { data } = payloadSchema.safeParse(payload)
    const id = parseKlarnaOrderId(data?.klarna_order_id)
    if (data === undefined || id === undefined) return otherVersion
    const scope = await shops.scope(shop.id)
    const now = shops.now().getTime()
    if (scope === undefined || now - Date.parse(data.at) > longestWaitMs) return moot
    if (!(await isQuiet(shops.budgetOf(scope)))) return later(5 * second)
    const read = await rowAtKlarna(scope, id)
    switch (read.outcome) {
      case 'row':
        await scope.storage.directory.feed([read.row], 'push', scope.now())
        return { outcome: 'done' }
      case 'not_found':
        // Anybody who learned the address can push what no order bears: that is no failure to show.
        return tries > klarnaPushJob.retryAfterMs.length ? moot : failed('Klarna does not show it yet.')
      case 'unreadable':
        return moot
      case 'busy':
        return later(Math.max(5, read.retryAfterSeconds) * second)
      case 'unavailable':
        return later(minute)
      case 'not_connected':
        return later(10 * minute)
    }
  },
}

/** Shoppers come first: with this one, no more than half of the places are taken. Of very few, all must be free. */
async function isQuiet(budget: MerchantBudget | null): Promise<boolean> {
  if (budget === null) return true
  const taken = Math.round((await budget.used()) * budget.perSecond)
  return taken === 0 || taken + 1 <= budget.perSecond / 2
}

function later(afterMs: number): JobResult {
  return { outcome: 'later', afterMs }
}
