/**
 * Runs of digits that are no order number whatever stands around them: IBANs, parcel and card numbers, dates, times,
 * international phone numbers, amounts with their currency, percentages. Every pattern is bounded, so that it takes no
 * longer than its text.
 */
const day = '(?:0?[1-9]|[12]\\d|3[01])'
const month = '(?:0?[1-9]|1[0-2])'
const amount = "(?:\\d{1,3}(?:[ .,'’]\\d{3}){1,3}|\\d{1,12})(?:[.,]\\d{1,2})?"
const currency = 'kr|sek|nok|dkk|isk|eur|euros?|gbp|usd|aud|nzd|cad|pln|zł|zl|czk|kč|kc|chf|sfr|fr|brl|mxn'
const start = '(?<![\\p{L}\\p{N}#_/-]|\\d[.,])'
const end = '(?![\\p{L}\\p{N}])'

const never: readonly RegExp[] = [
  // URLs.
  /https?:\/\/\S+|\bwww\.\S+/giu,
  // Parcels and cards.
  /(?<![\p{L}\p{N}])(?:[a-z]{2} ?\d{3} ?\d{3} ?\d{3} ?[a-z]{2}|1z ?[a-z0-9]{16}|jj?d\d{10,20}|00\d{18})(?![\p{L}\p{N}])/giu,
  /(?<!\d)\d{4}(?:[ -]\d{4}){2,5}(?!\d)|[*•·x]{2,20}[ -]?\d{4}(?!\d)|(?:\.{3}|…) ?\d{4}(?!\d)/giu,
  // Dates and times.
  new RegExp(`${start}(?:19|20)\\d\\d([-./])${month}\\1${day}(?![\\d/-])`, 'giu'),
  new RegExp(`${start}${day}([./-]) ?${month}\\1 ?(?:19|20)?\\d\\d${end}(?![/-])`, 'giu'),
  new RegExp(`${start}(?:${day}[./] ?${month}|${month}[./]${day})(?:[./])?${end}(?![/.-]\\d)`, 'giu'),
  new RegExp(`${start}${month}[./](?:19|20)\\d\\d${end}(?![/-])`, 'giu'),
  /(?<![\p{L}\p{N}])\d{1,2}(?::| ?h ?)[0-5]\d(?::[0-5]\d)?(?![\p{L}\p{N}])/giu,
  // Phone numbers with their country or in brackets.
  /\+ ?\d[\d ()/.-]{6,20}\d|\(0?\d{2,4}\) ?\d[\d -]{4,12}\d/gu,
  // Amounts and percentages.
  new RegExp(`${start}${amount} ?(?:[:,.]-|[%‰]|[€£$¥](?! ?\\d)|(?:${currency})${end}(?!\\.? ?\\d))`, 'giu'),
  new RegExp(`(?:[€£$¥]|(?<![\\p{L}\\p{N}])(?:${currency}|r\\$)\\.?) ?${amount}${end}`, 'giu'),
  new RegExp(`${start}\\d{1,6}(?:[.,]\\d{3}){0,3}[.,]\\d{1,2}${end}(?![.,]\\d)`, 'giu'),
  // Finns write "20 e" for euros.
  /(?<![\p{L}\p{N}])\d{1,6}(?: ?\d{3})? ?e(?= ?(?:[.,!?)]|$))/giu,
  // "3 x 120", "2x".
  /(?<![\p{L}\p{N}])\d{1,2} ?[x×](?: ?\d{1,6})?(?![\p{L}\p{N}])/giu,
]

/** A street with its postcode: "Storgatan 14, 411 38 Göteborg". */
const postcode =
  /(?<=(?:\p{L} \d{1,3} ?[a-z]?|\d{1,3} \p{L}[\p{L} .'-]{3,30}), ?)(?:\d{4,5}|\d{3} \d{2}|\d{2}-\d{3}|\d{4} ?-?\d{3})(?= \p{Lu})/gu

/** "Molenstraat 8, 1234 AB". */
const dutchPostcode = /(?<=\p{L} \d{1,4} ?[a-z]?,? )\d{4} ?[A-Z]{2}(?![\p{L}\p{N}])/gu

const iban = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?(?![\p{L}\p{N}])/giu
const fewestIbanDigits = 10

/** Only where a label says so, an order number is written like a phone number or like thousands. */
const unlessLabelled: readonly RegExp[] = [
  /(?<![\p{L}\p{N}#/-])(?:0\d{1,4}[ /.-]{1,3}\d[\d /.-]{4,12}\d|\d{2,4}(?: \d{2,5}){2,4}|\d{3} \d{6,7})(?![\d-])/gu,
  new RegExp(`${start}\\d{1,3}(?:[.,'’]\\d{3}){1,3}${end}(?![.,/-]\\d)`, 'giu'),
]

/** The text without what is no order number, every other character where it was. */
export function withoutOtherNumbers(text: string, isLabelled: (before: string) => boolean): string {
  const hasManyDigits = (run: string): boolean => run.replace(/\D/g, '').length >= fewestIbanDigits
  let rest = text.replace(iban, (run) => (hasManyDigits(run) ? blank(run) : run))
  for (const pattern of [...never, postcode, dutchPostcode]) rest = rest.replace(pattern, blank)
  for (const pattern of unlessLabelled)
    rest = rest.replace(pattern, (run: string, at: number, whole: string) => {
      const isPhone = run.replace(/\D/g, '').length >= 9
      if (!isPhone && !/[.,'’]/.test(run)) return run
      return isLabelled(whole.slice(Math.max(0, at - 40), at)) ? run.replace(/[.,'’]/g, ' ') : blank(run)
    })
  return rest
}

function blank(run: string): string {
  return ' '.repeat(run.length)
}
