import { en } from './en/index.ts'
import type { Language } from './language.ts'

/** The languages that Kvitto speaks. A new one is a folder and a line here. */
export const languages: readonly Language[] = [en]

export type Speech = {
  readonly language: Language
  /** The BCP 47 tag that the reply names. */
  readonly locale: string
  /** The BCP 47 tag for which amounts and days are written. */
  readonly writtenAs: string
}

/** Norwegians who write Nynorsk, or just "no", read Bokmål. */
const sameAs: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' }

/** The language for a BCP 47 tag, else the shop's, else English. The region is kept: it decides how days are written. */
export function speechFor(asked: string | undefined, shopLocale: string): Speech {
  return speak(asked) ?? speak(shopLocale) ?? { language: en, locale: 'en', writtenAs: 'en' }
}

function speak(tag: string | undefined): Speech | undefined {
  if (tag === undefined || tag === '') return undefined
  try {
    const { language: primary, region } = new Intl.Locale(tag.replaceAll('_', '-'))
    const language = languages.find((candidate) => candidate.tag === (sameAs[primary] ?? primary))
    if (language === undefined) return undefined
    if (region === undefined) {
      return { language, locale: language.tag, writtenAs: language.writtenAs ?? language.tag }
    }
    const locale = `${language.tag}-${region}`
    return { language, locale, writtenAs: locale }
  } catch {
    // Not a language tag at all: as good as one that is not spoken.
    return undefined
  }
}
