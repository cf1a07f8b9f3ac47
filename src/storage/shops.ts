import type { Selectable } from 'kysely'
import { z } from 'zod'
import { parseCountry } from '../domain/country.ts'
import { type Database, inTransaction } from './database.ts'
import { present } from './row.ts'
import { type Shop, type ShopSettings, type Storage, standardSettings } from './storage.ts'
import type { ShopsTable } from './tables.ts'
import { untilChanged } from './until-changed.ts'

export function shops(database: Database): Storage['shops'] {
  const { kysely } = database
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
    changeSettings: (id, change) => changeSettings(database, id, change),
    findByWidgetKey: untilChanged(database, async (widgetKey) => {
      const row = await kysely
        .selectFrom('shops')
        .selectAll()
        .where('widget_key', '=', widgetKey)
        .executeTakeFirst()
      return row === undefined ? undefined : shopOf(row)
    }),
    find: untilChanged(database, async (id) => {
      const row = await kysely.selectFrom('shops').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : shopOf(row)
    }),
    all: async () => {
      const rows = await kysely.selectFrom('shops').selectAll().orderBy('created_at').orderBy('id').execute()
      return rows.map(shopOf)
    },
  }
}

function changeSettings(
  database: Database,
  id: string,
  change: (settings: ShopSettings) => ShopSettings,
): Promise<ShopSettings> {
  return inTransaction(database, async (transaction) => {
    // Holds the row before it is read.
    await transaction.updateTable('shops').set({ id }).where('id', '=', id).execute()
    const row = await transaction
      .selectFrom('shops')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const settings = change(settingsOf(row))
    await transaction
      .updateTable('shops')
      .set({ settings: JSON.stringify(settings) })
      .where('id', '=', id)
      .execute()
    return settings
  })
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

const texts = z.record(z.string(), z.string())
const method = z.enum(['pay_now', 'pay_later', 'pay_in_3', 'pay_in_4', 'financing'])
const rule = z.object({
  kind: z.enum(['days', 'monthly']),
  parts: z.int(),
  every: z.int(),
  first: z.enum(['purchase', 'capture']),
})

/** What a version before this one did not know has its standard value. */
const settingsSchema: z.ZodType<ShopSettings> = z.object({
  emoji: z.boolean().default(standardSettings.emoji),
  greeting: texts.default(standardSettings.greeting),
  generalAnswers: z.record(z.string(), texts).default(standardSettings.generalAnswers),
  paymentMethods: z
    .record(z.string(), z.array(z.object({ id: method, name: texts, description: texts })))
    .default({}),
  planRules: z.record(z.string(), z.record(z.string(), rule)).default(standardSettings.planRules),
  handoff: z
    .object({
      email: z.string().nullable(),
      webhook: z.object({ url: z.string(), sealedSecret: z.string() }).nullable(),
      officeHours: z
        .object({ days: z.array(z.int()).readonly(), from: z.string(), to: z.string() })
        .nullable(),
    })
    .default(standardSettings.handoff),
  widget: z
    .object({
      accent: z.string(),
      position: z.enum(['right', 'left']),
      title: texts,
      welcome: texts,
      allowedDomains: z.array(z.string()).readonly(),
    })
    .default(standardSettings.widget),
  pushEpoch: z.int().default(standardSettings.pushEpoch),
  seen: z
    .object({
      toolTried: z.number().nullable(),
      widget: z.number().nullable(),
      refusalTold: z.number().nullable().default(null),
    })
    .default(standardSettings.seen),
})

function settingsOf(row: Selectable<ShopsTable>): ShopSettings {
  const parsed = settingsSchema.safeParse(JSON.parse(row.settings))
  return present(parsed.data, `the settings of shop ${row.id}`)
}
