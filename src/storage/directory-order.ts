import type { Selectable } from 'kysely'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import { holdsEmail, klarnaReferenceKey, numberDigits, numberKey } from '../domain/order-reference.ts'
import type { Nomination } from '../orders/order-source.ts'
import type { DirectoryOrigin, DirectoryRow } from './storage.ts'
import type { DirectoryOrdersTable } from './tables.ts'

/** A row with the keys by which it can be found. A number or reference that holds an email is none, and is not kept. */
export function directoryOrder(
  shopId: string,
  row: DirectoryRow,
  origin: DirectoryOrigin,
  at: Date,
): Selectable<DirectoryOrdersTable> {
  const number = withoutEmail(row.orderNumber)
  const key = numberKey(number ?? '')
  const digits = numberDigits(number ?? '')
  return {
    shop_id: shopId,
    // Postgres cannot store the character U+0000.
    order_number: number?.replaceAll('\u0000', '') ?? null,
    order_number_key: key,
    order_number_digits: digits === key || digits === '' ? null : digits,
    klarna_reference_key: klarnaReferenceKey(withoutEmail(row.klarnaReference) ?? '') || null,
    klarna_order_id: row.klarnaOrderId,
    email_hash: row.emailHash,
    origin,
    created_at: row.createdAt?.getTime() ?? null,
    updated_at: at.getTime(),
  }
}

function withoutEmail(text: string | null): string | null {
  return text === null || holdsEmail(text) ? null : text
}

export function nominationOf(row: { klarna_order_id: string; email_hash: string | null }): Nomination {
  // Only a Klarna order ID is ever stored in this column.
  return { klarnaOrderId: row.klarna_order_id as KlarnaOrderId, emailHash: row.email_hash }
}
