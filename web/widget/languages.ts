/** The languages of the texts, as BCP 47 primary tags; the server speaks the same. */
export const languageTags = [
  'en',
  'sv',
  'nb',
  'da',
  'fi',
  'de',
  'nl',
  'fr',
  'es',
  'it',
  'pt',
  'pl',
  'cs',
  'el',
] as const

export type LanguageTag = (typeof languageTags)[number]

export type Speech = {
  readonly language: LanguageTag
  /** The tag as it was asked for, region kept: it decides how amounts and days are written. */
  readonly locale: string
}

/** Norwegians who write Nynorsk, or just "no", read Bokmål. */
const sameAs: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' }

/** The first of these BCP 47 tags whose language is spoken, else English. */
export function speechFor(tags: readonly (string | null | undefined)[]): Speech {
  for (const tag of tags) {
    const locale = (tag ?? '').trim().replaceAll('_', '-')
    const primary = locale.toLowerCase().split('-')[0] ?? ''
    const language = languageTags.find((known) => known === (sameAs[primary] ?? primary))
    if (language !== undefined) return { language, locale }
  }
  return { language: 'en', locale: 'en' }
}
