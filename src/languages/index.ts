import { cs } from './cs/index.ts'
import { da } from './da/index.ts'
import { de } from './de/index.ts'
import { el } from './el/index.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import { fi } from './fi/index.ts'
import { fr } from './fr/index.ts'
import { it } from './it/index.ts'
import type { Language } from './language.ts'
import { nb } from './nb/index.ts'
import { nl } from './nl/index.ts'
import { pl } from './pl/index.ts'
import { pt } from './pt/index.ts'
import { sv } from './sv/index.ts'

/** The languages that Kvitto speaks. A new one is a folder and a line here. */
export const languages: readonly Language[] = [en, sv, nb, da, fi, de, nl, fr, es, it, pt, pl, cs, el]

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
