import type { Kysely } from 'kysely'
import { type Database, inTransaction } from './database.ts'
import type { Storage } from './storage.ts'
import type { Tables } from './tables.ts'

const secondMs = 1000

/** Nobody waits longer for a place. */
const longestWaitMs = 10_000

type Place = { readonly slot: number; readonly freeAt: number }

/** Each place is one row that says when it is free again: one second after the start of its last use. */
export function budget(database: Database): Storage['budget'] {
  return {
    reserve: async (merchant, perSecond, maxWaitMs) => {
      requireWhole(perSecond)
      return inTransaction(database, async (transaction) => {
        const places = await lockPlaces(database, transaction, merchant, perSecond)
        // Read once the places are held, so that the time spent waiting for them counts.
        const now = await database.now(transaction)
        const place = earliest(places, now)
        const waitMs = Math.max(0, place.freeAt - now)
        if (waitMs > Math.min(maxWaitMs, longestWaitMs)) return undefined
        await transaction
          .updateTable('klarna_budget')
          .set({ free_at: now + waitMs + secondMs })
          .where('merchant', '=', merchant)
          .where('slot', '=', place.slot)
          .execute()
        return waitMs
      })
    },
    open: async (merchant, perSecond, maxWaitMs) => {
      requireWhole(perSecond)
      const places = await readPlaces(database, database.kysely, merchant)
      const now = await database.now(database.kysely)
      const { kept, added } = resized(places, perSecond)
      return earliest([...kept, ...added], now).freeAt - now <= Math.min(maxWaitMs, longestWaitMs)
    },
    used: async (merchant, perSecond) => {
      requireWhole(perSecond)
      const places = await readPlaces(database, database.kysely, merchant)
      const now = await database.now(database.kysely)
      const { kept, added } = resized(places, perSecond)
      return [...kept, ...added].filter((place) => isTaken(place, now)).length / perSecond
    },
    clear: async () => {
      await database.kysely.deleteFrom('klarna_budget').execute()
    },
  }
}

function requireWhole(perSecond: number): void {
  if (!Number.isSafeInteger(perSecond) || perSecond < 1)
    throw new RangeError(`A budget is a whole number of requests a second, at least 1: ${perSecond}`)
}

/** The merchant's places, `perSecond` of them, held until the transaction ends. */
async function lockPlaces(
  database: Database,
  transaction: Kysely<Tables>,
  merchant: string,
  perSecond: number,
): Promise<readonly Place[]> {
  let places = await readPlaces(database, transaction, merchant, true)
  if (places.length === perSecond) return places
  do {
    await resize(transaction, merchant, resized(places, perSecond))
    // Another process may have done the same in the meantime, or removed them all.
    places = await readPlaces(database, transaction, merchant, true)
  } while (places.length === 0)
  return places
}

async function resize(
  transaction: Kysely<Tables>,
  merchant: string,
  { surplus, added }: ReturnType<typeof resized>,
): Promise<void> {
  const slots = surplus.map(({ slot }) => slot)
  if (slots.length > 0)
    await transaction
      .deleteFrom('klarna_budget')
      .where('merchant', '=', merchant)
      .where('slot', 'in', slots)
      .execute()
  if (added.length > 0)
    await transaction
      .insertInto('klarna_budget')
      .values(added.map(({ slot, freeAt }) => ({ merchant, slot, free_at: freeAt })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

async function readPlaces(
  database: Database,
  on: Kysely<Tables>,
  merchant: string,
  locked = false,
): Promise<readonly Place[]> {
  const rows = await on
    .selectFrom('klarna_budget')
    .select(['slot', 'free_at'])
    .where('merchant', '=', merchant)
    .orderBy('slot')
    .$if(locked && database.kind === 'postgres', (query) => query.forUpdate())
    .execute()
  return rows.map((row) => ({ slot: row.slot, freeAt: row.free_at }))
}

/**
 * The bound must hold while the number of places changes too. Of a surplus, the places free last stay; so a place
 * added later is free no earlier than any that was taken away, if it is as late as the earliest of the others.
 */
function resized(
  places: readonly Place[],
  perSecond: number,
): { kept: readonly Place[]; surplus: readonly Place[]; added: readonly Place[] } {
  const latestFirst = places.toSorted((a, b) => b.freeAt - a.freeAt)
  const kept = latestFirst.slice(0, perSecond)
  const used = new Set(kept.map(({ slot }) => slot))
  const freeAt = kept.at(-1)?.freeAt ?? 0
  const added: Place[] = []
  for (let slot = 0; kept.length + added.length < perSecond; slot++)
    if (!used.has(slot)) added.push({ slot, freeAt })
  return { kept, surplus: latestFirst.slice(perSecond), added }
}

function earliest(places: readonly Place[], now: number): Place {
  const first = places.reduce((a, b) => (b.freeAt < a.freeAt ? b : a))
  return first.freeAt > latestFreeAt(now) ? { ...first, freeAt: now } : first
}

function isTaken({ freeAt }: Place, now: number): boolean {
  return freeAt > now && freeAt <= latestFreeAt(now)
}

/** A place that is free later was taken before the clock was set back. */
function latestFreeAt(now: number): number {
  return now + longestWaitMs + secondMs
}
