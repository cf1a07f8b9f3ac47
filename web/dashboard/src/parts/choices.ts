const countryNames = new Intl.DisplayNames('en', { type: 'region' })
const languageNames = new Intl.DisplayNames('en', { type: 'language' })

export type Choice = { readonly value: string; readonly label: string }

/** Where Klarna has shops (klarna-facts §5). */
export const countries: readonly Choice[] =
  'AT AU BE CA CH CZ DE DK ES FI FR GB GR HU IE IT MX NL NO NZ PL PT RO SE SK US'
    .split(' ')
    .map((value) => ({ value, label: countryNames.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'))

/** What Kvitto speaks. */
export const languages: readonly Choice[] = 'cs da de el en es fi fr it nb nl pl pt sv'
  .split(' ')
  .map((value) => ({ value, label: languageNames.of(value) ?? value }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'))

export const timeZones: readonly Choice[] = Intl.supportedValuesOf('timeZone').map((value) => ({
  value,
  label: value.replaceAll('_', ' '),
}))
