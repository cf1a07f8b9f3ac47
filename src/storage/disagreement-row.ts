import type { Selectable } from 'kysely'
import { z } from 'zod'
import { disagreementKinds, type KlarnaSays, type ShopSays } from '../domain/disagreement.ts'
import { parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import { type Money, parseCurrency } from '../domain/money.ts'
import { orderStatuses } from '../domain/order.ts'
import { oneOf, present } from './row.ts'
import type { Disagreement } from './storage.ts'
import type { DisagreementsTable } from './tables.ts'

export type SelectedDisagreement = Selectable<DisagreementsTable> & {
  readonly conversation_id: string | null
}

export function disagreementOf(row: SelectedDisagreement): Disagreement {
  const what = `disagreement ${row.id}`
  return {
    id: row.id,
    klarnaOrderId: present(parseKlarnaOrderId(row.klarna_order_id), what),
    source: row.source,
    kind: oneOf(disagreementKinds, row.kind, `the kind of ${what}`),
    orderNumber: row.order_number,
    shopSays: present(shopSays.safeParse(JSON.parse(row.shop_says)).data, what),
    klarnaSays: present(klarnaSays.safeParse(JSON.parse(row.klarna_says)).data, what),
    firstSeenAt: new Date(row.first_seen_at),
    lastSeenAt: new Date(row.last_seen_at),
    settled: row.settled_at === null ? null : { at: new Date(row.settled_at), by: row.settled_by },
    conversationId: row.conversation_id,
  }
}

const money: z.ZodType<Money> = z.object({
  amount: z.int(),
  currency: z.string().transform((text, context) => {
    const currency = parseCurrency(text)
    if (currency !== undefined) return currency
    context.addIssue('not a currency')
    return z.NEVER
  }),
})

const shopSays: z.ZodType<ShopSays> = z.object({
  cancelled: z.boolean().nullable(),
  paid: z.boolean().nullable(),
  refunded: money.nullable(),
})

const klarnaSays: z.ZodType<KlarnaSays> = z.object({
  status: z.enum(orderStatuses),
  captured: money.nullable(),
  refunded: money.nullable(),
})
