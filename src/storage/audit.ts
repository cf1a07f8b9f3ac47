import type { Insertable, Selectable } from 'kysely'
import type { Database } from './database.ts'
import { keptQuery } from './kept-query.ts'
import { present } from './row.ts'
import type { AuditEntry, ShopStorage } from './storage.ts'
import type { AuditEventsTable } from './tables.ts'

export function audit({ kysely, light }: Database, shopId: string): ShopStorage['audit'] {
  return {
    append: async ({ at, actor, action, detail }) => {
      // A look-up has changed nothing; all other entries go with a change.
      const on = action === 'tool-used' ? light : kysely
      const entry = { shop_id: shopId, at: at.getTime(), actor, action, detail: JSON.stringify(detail) }
      await insertEntry(on, entry)
    },
    latest: async (limit) => {
      const rows = await kysely
        .selectFrom('audit_events')
        .selectAll()
        .where('shop_id', '=', shopId)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(entryOf)
    },
  }
}

const insertEntry = keptQuery((on, entry: Insertable<AuditEventsTable>) =>
  on.insertInto('audit_events').values(entry),
)

function entryOf(row: Selectable<AuditEventsTable>): AuditEntry {
  return { at: new Date(row.at), actor: row.actor, action: row.action, detail: detailOf(row) }
}

function detailOf(row: Selectable<AuditEventsTable>): AuditEntry['detail'] {
  const detail: unknown = JSON.parse(row.detail)
  const entries = typeof detail === 'object' && detail !== null ? Object.entries(detail) : undefined
  return Object.fromEntries(
    present(entries, `the detail of audit event ${row.id}`).map(([name, value]) => [name, String(value)]),
  )
}
