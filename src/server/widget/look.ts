import type { Shop } from '../../storage/storage.ts'
import { loadLanguages } from '../load.ts'
import type { Look } from './wire.ts'

/** How the merchant has set the widget, for a shopper of that locale. */
export async function lookOf(
  { name, locale: shopLocale, settings }: Shop,
  locale: string | undefined,
): Promise<Look> {
  const { speechFor } = await loadLanguages()
  const { accent, position, title, welcome } = settings.widget
  const { tag } = speechFor(locale, shopLocale).language
  return { shop: name, accent, position, title: title[tag] ?? null, welcome: welcome[tag] ?? null }
}
