import { randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import { type Database, inTransaction, lightly } from './database.ts'
import { disagreementOf, type SelectedDisagreement } from './disagreement-row.ts'
import type { DisagreementStorage, Looked } from './storage.ts'
import type { Tables } from './tables.ts'

export function disagreements(database: Database, shopId: string): DisagreementStorage {
  const { kysely } = database
  const ofShop = () => kysely.selectFrom('disagreements').where('disagreements.shop_id', '=', shopId)
  /** With the conversation in which it showed last. */
  const whole = () =>
    ofShop()
      .selectAll()
      .select((one) =>
        one
          .selectFrom('disagreement_conversations')
          .select('conversation_id')
          .whereRef('disagreement_id', '=', 'disagreements.id')
          .orderBy('shown_at', 'desc')
          .orderBy('conversation_id')
          .limit(1)
          .as('conversation_id'),
      )
  const newestFirst = (query: ReturnType<typeof whole>) =>
    query.orderBy('first_seen_at', 'desc').orderBy('id', 'desc')
  const all = async (query: ReturnType<typeof whole>) => (await query.execute()).map(disagreementOf)
  return {
    // Both come with a shopper's question, and are found again with the next one.
    note: (looked, at) => note(lightly(database), shopId, looked, at),
    show: (klarnaOrderId, conversationId, at) =>
      show(lightly(database), shopId, klarnaOrderId, conversationId, at),
    list: ({ settled, after }, limit) =>
      all(
        newestFirst(whole())
          .where('settled_at', settled ? 'is not' : 'is', null)
          .where((where) => {
            if (after === undefined) return where.and([])
            const at = after.firstSeenAt.getTime()
            return where.or([
              where('first_seen_at', '<', at),
              where.and([where('first_seen_at', '=', at), where('id', '<', after.id)]),
            ])
          })
          .limit(limit),
      ),
    find: async (id) => (await all(whole().where('id', '=', id)))[0],
    ofOrder: (klarnaOrderId) =>
      all(newestFirst(whole()).where('klarna_order_id', '=', klarnaOrderId).where('settled_at', 'is', null)),
    open: async () => {
      const { count } = await ofShop()
        .select(({ fn }) => fn.countAll().as('count'))
        .where('settled_at', 'is', null)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    flagged: async (conversations) => {
      if (conversations.length === 0) return new Set()
      const rows = await ofShop()
        .innerJoin('disagreement_conversations', 'disagreement_id', 'disagreements.id')
        .select('conversation_id')
        .where('settled_at', 'is', null)
        .where('conversation_id', 'in', [...conversations])
        .execute()
      return new Set(rows.map((row) => row.conversation_id))
    },
    settle: async (id, by, at) => {
      const { numUpdatedRows } = await kysely
        .updateTable('disagreements')
        .set({ settled_at: at.getTime(), settled_by: by })
        .where('id', '=', id)
        .where('shop_id', '=', shopId)
        .where('settled_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
  }
}

type Known = Omit<SelectedDisagreement, 'conversation_id'>

async function note(database: Database, shopId: string, looked: Looked, at: Date): Promise<boolean> {
  const knownOn = (on: Database['kysely']): Promise<Known[]> =>
    on
      .selectFrom('disagreements')
      .selectAll()
      .where('shop_id', '=', shopId)
      .where('klarna_order_id', '=', looked.klarnaOrderId)
      .execute()
  const { differ, agree } = looked.comparison
  const isOwn = ({ source }: Known): boolean => source === looked.source
  const isDone = (row: Known): boolean =>
    isOwn(row) && row.settled_at === null && agree.some((kind) => kind === row.kind)
  const before = await knownOn(database.kysely)
  // Most orders agree and always have: reading takes no lock.
  if (differ.length === 0 && !before.some(isDone)) return before.some(isOpen)
  return inTransaction(database, async (transaction) => {
    const known = await knownOn(transaction)
    const done = known.filter(isDone).map(({ id }) => id)
    if (done.length > 0)
      await transaction
        .updateTable('disagreements')
        .set({ settled_at: at.getTime(), settled_by: null })
        .where('id', 'in', done)
        .execute()
    for (const kind of differ)
      await keep(
        transaction,
        shopId,
        looked,
        kind,
        known.find((row) => isOwn(row) && row.kind === kind),
        at,
      )
    return (await knownOn(transaction)).some(isOpen)
  })
}

function isOpen({ settled_at }: Known): boolean {
  return settled_at === null
}

async function keep(
  transaction: Transaction<Tables>,
  shopId: string,
  { klarnaOrderId, source, orderNumber, ...says }: Looked,
  kind: Looked['comparison']['differ'][number],
  known: Known | undefined,
  at: Date,
): Promise<void> {
  const seen = {
    order_number: orderNumber,
    shop_says: JSON.stringify(says.shopSays),
    klarna_says: JSON.stringify(says.klarnaSays),
    last_seen_at: at.getTime(),
  }
  const fresh = { ...seen, first_seen_at: at.getTime(), settled_at: null, settled_by: null }
  if (known === undefined) {
    await transaction
      .insertInto('disagreements')
      .values({
        ...fresh,
        id: `differs_${randomBytes(12).toString('base64url')}`,
        shop_id: shopId,
        klarna_order_id: klarnaOrderId,
        source,
        kind,
      })
      // Two processes that see it first at once.
      .onConflict((conflict) =>
        conflict.columns(['shop_id', 'klarna_order_id', 'source', 'kind']).doUpdateSet(seen),
      )
      .execute()
    return
  }
  const isSame = known.shop_says === seen.shop_says && known.klarna_says === seen.klarna_says
  // A person has looked at just this.
  const isSettled = known.settled_at !== null && known.settled_by !== null && isSame
  await transaction
    .updateTable('disagreements')
    .set(known.settled_at === null || isSettled ? seen : fresh)
    .where('id', '=', known.id)
    .execute()
}

function show(
  database: Database,
  shopId: string,
  klarnaOrderId: KlarnaOrderId,
  conversationId: string,
  at: Date,
): Promise<void> {
  return inTransaction(database, async (transaction) => {
    const conversation = await transaction
      .selectFrom('conversations')
      .select('id')
      .where('id', '=', conversationId)
      .where('shop_id', '=', shopId)
      .executeTakeFirst()
    const open = await transaction
      .selectFrom('disagreements')
      .select('id')
      .where('shop_id', '=', shopId)
      .where('klarna_order_id', '=', klarnaOrderId)
      .where('settled_at', 'is', null)
      .execute()
    if (conversation === undefined || open.length === 0) return
    await transaction
      .insertInto('disagreement_conversations')
      .values(
        open.map(({ id }) => ({
          conversation_id: conversationId,
          disagreement_id: id,
          shown_at: at.getTime(),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['conversation_id', 'disagreement_id']).doUpdateSet({ shown_at: at.getTime() }),
      )
      .execute()
  })
}
