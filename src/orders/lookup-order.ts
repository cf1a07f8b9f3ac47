import { z } from 'zod'
import { type KlarnaOrderId, parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import { longestReference, numberDigits, numberKey } from '../domain/order-reference.ts'
import type { Explanation, NumberReference } from './order-source.ts'

/** What a lookup says of an order. */
export type LookupOrder = {
  readonly orderNumber: string
  readonly klarnaOrderId: KlarnaOrderId | null
  /** Null where the lookup does not say. */
  readonly paidWithKlarna: boolean | null
  readonly createdAt: Date | null
}

const orderSchema = z.object({
  order_number: z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(longestReference)),
  // What cannot be one leads nowhere, and says so in the sample.
  klarna_order_id: z.string().nullish().catch(null),
  paid_with_klarna: z.boolean().nullish(),
  created_at: z.string().nullish(),
})

/** Looked at one by one only where there are not too many: whatever a lookup sends, reading it takes a moment. */
const mostOrders = 1_000
const listSchema = z.object({
  orders: z.custom<readonly unknown[]>((value) => Array.isArray(value) && value.length <= mostOrders),
})
const ordersSchema = z.array(orderSchema)

/** `undefined` unless the body is as docs/own-lookup.md has it. */
export function parseLookupOrders(body: string): readonly LookupOrder[] | undefined {
  try {
    const { data: list } = listSchema.safeParse(JSON.parse(body))
    return ordersSchema.safeParse(list?.orders).data?.map(orderOf)
  } catch {
    return undefined
  }
}

function orderOf(raw: z.output<typeof orderSchema>): LookupOrder {
  const createdAt = new Date(raw.created_at ?? '')
  return {
    orderNumber: raw.order_number,
    klarnaOrderId: parseKlarnaOrderId(raw.klarna_order_id) ?? null,
    paidWithKlarna: raw.paid_with_klarna ?? null,
    createdAt: Number.isNaN(createdAt.getTime()) ? null : createdAt,
  }
}

/** A spelling longer than that, or with more letters, is a sentence or somebody's name. */
const longestSpelling = 32
const mostLetters = 10
const mostSpellings = 3

/**
 * The spellings to ask for, the most literal first: letters in capitals and digits, nothing else. Never none, so that
 * a lookup that is down is down for every number alike; no shop has an order number without a digit.
 */
export function spellingsOf({ keys }: NumberReference): readonly [string, ...string[]] {
  const [first, ...others] = keys
    .filter(
      (key) =>
        key.length <= longestSpelling &&
        /\p{N}/u.test(key) &&
        (key.match(/\p{L}/gu)?.length ?? 0) <= mostLetters,
    )
    .slice(0, mostSpellings)
  return [first ?? '0', ...others]
}

/**
 * Of what a lookup gave, the orders that bear the number: as it is written, then with another prefix. A lookup that
 * gives others too does not lead to them.
 */
export function ordersMeant(
  { key, keys }: NumberReference,
  orders: readonly LookupOrder[],
): readonly LookupOrder[] {
  const digits = numberDigits(key)
  const isExact = ({ orderNumber }: LookupOrder): boolean => keys.includes(numberKey(orderNumber))
  const isLike = ({ orderNumber }: LookupOrder): boolean =>
    digits !== '' && numberDigits(orderNumber) === digits
  return [...orders.filter(isExact), ...orders.filter((order) => !isExact(order) && isLike(order))]
}

/** How long the Klarna order ID may take to be written. */
const newMs = 10 * 60_000

export function explanationOf(order: LookupOrder, now: Date): Explanation {
  const { klarnaOrderId, paidWithKlarna, createdAt } = order
  if (klarnaOrderId !== null) return { kind: 'nominated' }
  // Without a word on it: a shop that keeps the IDs has them for the orders that Klarna paid.
  if (paidWithKlarna !== true) return { kind: 'not_paid_with_klarna' }
  const isNew = createdAt !== null && now.getTime() - createdAt.getTime() < newMs
  return { kind: isNew ? 'too_new' : 'id_removed' }
}
