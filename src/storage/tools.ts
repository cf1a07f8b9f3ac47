import type { Database } from './database.ts'
import type { ShopStorage } from './storage.ts'

/** A tool with no row is enabled. */
export function tools({ kysely }: Database, shopId: string): ShopStorage['tools'] {
  return {
    disabled: async () => {
      const rows = await kysely
        .selectFrom('tool_settings')
        .select('tool')
        .where('shop_id', '=', shopId)
        .where('enabled', '=', 0)
        .execute()
      return new Set(rows.map(({ tool }) => tool))
    },
    setEnabled: async (tool, enabled) => {
      const setting = { enabled: enabled ? 1 : 0 }
      await kysely
        .insertInto('tool_settings')
        .values({ shop_id: shopId, tool, ...setting })
        .onConflict((conflict) => conflict.columns(['shop_id', 'tool']).doUpdateSet(setting))
        .execute()
    },
  }
}
