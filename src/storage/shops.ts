import type { Selectable } from 'kysely'
import { z } from 'zod'
import { parseCountry } from '../domain/country.ts'
import type { Database } from './database.ts'
import { present } from './row.ts'
import { type Shop, type ShopSettings, type Storage, standardSettings } from './storage.ts'
import type { ShopsTable } from './tables.ts'

export function shops({ kysely }: Database): Storage['shops'] {
  return {
    create: async (shop, at) => {
      await kysely
        .insertInto('shops')
        .values({
          id: shop.id,
          name: shop.name,
          country: shop.country,
          time_zone: shop.timeZone,
          locale: shop.locale,
          widget_key: shop.widgetKey,
          sealed_hash_key: shop.sealedHashKey,
          created_at: at.getTime(),
          directory_fed_at: null,
          settings: JSON.stringify(shop.settings),
        })
        .execute()
    },
    update: async (id, { name, country, timeZone, locale }) => {
      await kysely
        .updateTable('shops')
        .set({ name, country, time_zone: timeZone, locale })
        .where('id', '=', id)
        .execute()
    },
    changeSettings: async (id, settings) => {
      await kysely
        .updateTable('shops')
        .set({ settings: JSON.stringify(settings) })
        .where('id', '=', id)
        .execute()
    },
    find: async (id) => {
      const row = await kysely.selectFrom('shops').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : shopOf(row)
    },
    all: async () => {
      const rows = await kysely.selectFrom('shops').selectAll().orderBy('created_at').orderBy('id').execute()
      return rows.map(shopOf)
    },
  }
}

function shopOf(row: Selectable<ShopsTable>): Shop {
  return {
    id: row.id,
    name: row.name,
    country: present(parseCountry(row.country), `the country of shop ${row.id}`),
    timeZone: row.time_zone,
    locale: row.locale,
    widgetKey: row.widget_key,
    sealedHashKey: row.sealed_hash_key,
    settings: settingsOf(row),
  }
}

const settingsSchema = z.object({
  emoji: z.boolean().default(standardSettings.emoji),
  generalAnswers: z
    .record(z.string(), z.record(z.string(), z.string()))
    .default(standardSettings.generalAnswers),
})

function settingsOf(row: Selectable<ShopsTable>): ShopSettings {
  const parsed = settingsSchema.safeParse(JSON.parse(row.settings))
  return present(parsed.data, `the settings of shop ${row.id}`)
}
