import { z } from 'zod'
import { parseEmail } from '../domain/email.ts'
import { parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import { holdsEmail, longestReference, numberKey } from '../domain/order-reference.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { DirectoryRow } from '../storage/storage.ts'

export const orderBody = z.strictObject({
  klarna_order_id: z.string().describe("Klarna's order ID (UUID-shaped)."),
  klarna_reference: z.string().max(64).nullish().describe('Short Klarna reference, e.g. K4MADNY.'),
  email: z.string().max(320).nullish().describe('Email on the order. Kept as a keyed hash only.'),
  created_at: z.iso.datetime({ offset: true }).nullish().describe('When the order was placed.'),
})

export const numberParameter = z.object({
  order_number: z.string().describe("The shop's order number, as the shop writes it."),
})

export const mostAtOnce = 1_000

const listedOrder = z.strictObject({ ...numberParameter.shape, ...orderBody.shape })

export const ordersBody = z.strictObject({
  orders: z.array(listedOrder).min(1).max(mostAtOnce).describe(`1 to ${mostAtOnce} orders.`),
})

export const badNumber = `The order number needs at least one letter or digit, and at most ${longestReference} characters.`

/** The row, or what is wrong with it. */
export function directoryRow(scope: ShopScope, number: string, body: unknown): DirectoryRow | string {
  if (!isNumber(number)) return badNumber
  if (holdsEmail(number)) return 'order_number: holds an email, which is not kept. Send the order number.'
  const parsed = orderBody.safeParse(body)
  if (!parsed.success) return inWords(parsed.error)
  const { klarna_order_id, klarna_reference, email, created_at } = parsed.data
  const klarnaOrderId = parseKlarnaOrderId(klarna_order_id)
  if (klarnaOrderId === undefined) return 'klarna_order_id: must be UUID-shaped, 32 hexadecimal digits.'
  const address = email == null ? null : parseEmail(email)
  if (address === undefined) return 'email: needs the form name@domain.'
  return {
    orderNumber: number,
    klarnaReference: klarna_reference ?? null,
    klarnaOrderId,
    emailHash: address === null ? null : scope.hashEmail(address),
    createdAt: created_at == null ? null : new Date(created_at),
  }
}

/** All rows of a batch, or the first thing that is wrong, with the row that it is in. */
export function directoryRows(scope: ShopScope, body: unknown): readonly DirectoryRow[] | string {
  const { data: batch } = looseBatch.safeParse(body)
  if (batch === undefined) return `Send { "orders": [ … ] } with 1 to ${mostAtOnce} orders.`
  const rows: DirectoryRow[] = []
  for (const [index, given] of batch.orders.entries()) {
    const { order_number, ...rest } = given
    const row =
      typeof order_number === 'string' ? directoryRow(scope, order_number, rest) : 'order_number: is missing.'
    if (typeof row === 'string') return `Order ${index + 1} of ${batch.orders.length}: ${row} None was taken.`
    rows.push(row)
  }
  return rows
}

const looseBatch = z.strictObject({
  orders: z.array(z.record(z.string(), z.unknown())).min(1).max(mostAtOnce),
})

export function isNumber(number: string): boolean {
  return number.length <= longestReference && numberKey(number) !== ''
}

function inWords({ issues }: z.ZodError): string {
  return issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join(' ')
}
