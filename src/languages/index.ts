import { en } from './en/index.ts'
import type { Language } from './language.ts'

/** The languages that Kvitto speaks. A new one is a folder and a line here. */
export const languages: readonly Language[] = [en]

export type Speech = { readonly language: Language; readonly locale: string }

/** The language for a BCP 47 tag, else the shop's, else English. The region is kept: it decides how days are written. */
export function speechFor(asked: string | undefined, shopLocale: string): Speech {
  return speak(asked) ?? speak(shopLocale) ?? { language: en, locale: 'en' }
}

function speak(tag: string | undefined): Speech | undefined {
  if (tag === undefined || tag === '') return undefined
  try {
    const { language: primary, region } = new Intl.Locale(tag.replaceAll('_', '-'))
    const language = languages.find((candidate) => candidate.tag === primary)
    if (language === undefined) return undefined
    return { language, locale: region === undefined ? primary : `${primary}-${region}` }
  } catch {
    // Not a language tag at all: as good as one that is not spoken.
    return undefined
  }
}
