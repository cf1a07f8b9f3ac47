import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/**
 * Most orders have no digits apart from their number, and many have no Klarna reference: rows without a value are left
 * out of its index. What was learned has an index of its own, so that feeding an order looks for it in few rows.
 */
export const directoryIndexes: Migration = {
  name: '0007-directory-indexes',
  up: async ({ schema }) => {
    for (const column of ['order_number_digits', 'klarna_reference_key', 'email_hash'] as const) {
      await schema.dropIndex(`directory_orders_by_${column}`).execute()
      await schema
        .createIndex(`directory_orders_by_${column}`)
        .on('directory_orders')
        .columns(['shop_id', column])
        .where(column, 'is not', null)
        .execute()
    }
    await schema
      .createIndex('directory_orders_learned')
      .on('directory_orders')
      .columns(['shop_id', 'klarna_order_id'])
      .where(sql.ref('origin'), '=', 'learned')
      .execute()
  },
}
