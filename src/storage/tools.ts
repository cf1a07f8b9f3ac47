import type { Database } from './database.ts'
import type { ShopStorage } from './storage.ts'
import { untilChanged } from './until-changed.ts'

/** A tool with no row is enabled. */
export function tools(database: Database, shopId: string): ShopStorage['tools'] {
  const { kysely } = database
  const disabledIn = untilChanged(database, async (shop): Promise<ReadonlySet<string>> => {
    const rows = await kysely
      .selectFrom('tool_settings')
      .select('tool')
      .where('shop_id', '=', shop)
      .where('enabled', '=', 0)
      .execute()
    return new Set(rows.map(({ tool }) => tool))
  })
  return {
    disabled: () => disabledIn(shopId),
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
