import { z } from 'zod'
import { parseCountry } from '../../domain/country.ts'
import { languages } from '../../languages/index.ts'
import type { ShopDetails } from '../../storage/storage.ts'

const name = 'Write the name that your shoppers know.'
const country = 'Choose the country that the shop sells from, by its two letters, as in SE.'
const timeZone = 'Choose the time zone that days are counted in, as in Europe/Stockholm.'
const locale = `Choose a language that Kvitto speaks: ${languages.map(({ tag }) => tag).join(', ')}.`

export const shopForm = z
  .strictObject({
    name: z.string({ error: name }).trim().min(1, name).max(100, 'The name may have 100 characters at most.'),
    country: z.string({ error: country }).transform(orProblem(country, knownCountry)),
    time_zone: z.string({ error: timeZone }).transform(orProblem(timeZone, knownTimeZone)),
    locale: z.string({ error: locale }).transform(orProblem(locale, spokenLocale)),
  })
  .transform(({ time_zone, ...rest }): ShopDetails => ({ ...rest, timeZone: time_zone }))

function orProblem<T>(message: string, parse: (text: string) => T | undefined) {
  return (text: string, context: z.RefinementCtx): T => {
    const value = parse(text.trim())
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function knownCountry(text: string) {
  const code = parseCountry(text)
  return code === undefined || countryNames.of(code) === undefined ? undefined : code
}

/** By name: an offset such as +02:00 knows no summer. */
function knownTimeZone(text: string): string | undefined {
  if (/^[+-]/.test(text)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** A region may follow the language: it decides how days are written. */
function spokenLocale(text: string): string | undefined {
  try {
    const { language, region } = new Intl.Locale(text)
    if (!languages.some(({ tag }) => tag === language)) return undefined
    return region === undefined ? language : `${language}-${region}`
  } catch {
    return undefined
  }
}
