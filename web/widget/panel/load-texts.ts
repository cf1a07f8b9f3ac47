import type { LanguageTag } from '../languages.ts'
import type { Texts } from '../texts/texts.ts'

/** One file a language: the first open loads one of them. */
const files: Readonly<Record<LanguageTag, () => Promise<{ readonly texts: Texts }>>> = {
  en: () => import('../texts/en.ts'),
  sv: () => import('../texts/sv.ts'),
  nb: () => import('../texts/nb.ts'),
  da: () => import('../texts/da.ts'),
  fi: () => import('../texts/fi.ts'),
  de: () => import('../texts/de.ts'),
  nl: () => import('../texts/nl.ts'),
  fr: () => import('../texts/fr.ts'),
  es: () => import('../texts/es.ts'),
  it: () => import('../texts/it.ts'),
  pt: () => import('../texts/pt.ts'),
  pl: () => import('../texts/pl.ts'),
  cs: () => import('../texts/cs.ts'),
  el: () => import('../texts/el.ts'),
}

export async function loadTexts(language: LanguageTag): Promise<Texts> {
  const { texts } = await files[language]()
  return texts
}
