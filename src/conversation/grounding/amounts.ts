import { type Currency, currencies, decimals } from '../../domain/money.ts'
import type { Facts } from './facts.ts'

const number = String.raw`\d{1,3}(?:[ .,'’]\d{3})+(?:[.,]\d{1,3})?|\d+(?:[.,]\d{1,3})?`
/** Folded signs and the beginnings of words for a currency. */
const signs: Readonly<Record<string, readonly Currency[]>> = {
  '€': ['EUR'],
  euro: ['EUR'],
  ευρω: ['EUR'],
  '£': ['GBP'],
  pound: ['GBP'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'MXN'],
  dollar: ['USD', 'CAD', 'AUD', 'NZD'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  kronor: ['SEK'],
  kroner: ['NOK', 'DKK'],
  krone: ['NOK', 'DKK'],
  kronen: ['SEK', 'NOK', 'DKK'],
  kruunu: ['SEK', 'NOK', 'DKK'],
  zl: ['PLN'],
  zlot: ['PLN'],
  kc: ['CZK'],
  korun: ['CZK'],
  chf: ['CHF'],
  franken: ['CHF'],
  ...Object.fromEntries(currencies.map((code) => [code.toLowerCase(), [code]])),
}
const sign = Object.keys(signs)
  .sort((a, b) => b.length - a.length)
  .map((text) => RegExp.escape(text))
  .join('|')
const amountPattern = new RegExp(
  String.raw`(?:(?<before>${sign})\.? ?)?(?<![\d.,])(?<number>${number})(?![\d])(?: ?(?<after>${sign})(?=[^\p{L}]|$|s\b|ow|u?r|y|ych|a\b|n\b|es\b))?`,
  'gu',
)

/**
 * Takes the amounts out of a folded text. An amount is a number beside a currency, or with two decimals. `wrong`: those
 * that are no fact, in any way of writing them.
 */
export function takeAmounts(text: string, facts: Facts): { rest: string; wrong: readonly string[] } {
  const wrong: string[] = []
  const rest = text.replace(amountPattern, (whole, ...groups) => {
    const { before, number: digits, after } = groups.at(-1) as Record<string, string | undefined>
    const currency = signs[before ?? ''] ?? signs[after ?? '']
    if (digits === undefined) return whole
    if (currency === undefined && !/[.,]\d{2}$/.test(digits)) return whole
    if (!isFact(digits, currency, facts)) wrong.push(whole.trim())
    return ' '
  })
  return { rest, wrong }
}

function isFact(digits: string, currency: readonly Currency[] | undefined, { amounts }: Facts): boolean {
  return amounts.some(
    (fact) =>
      (currency === undefined || currency.includes(fact.currency)) &&
      readings(digits).some((value) => Math.round(value * 10 ** decimals(fact.currency)) === fact.amount),
  )
}

/** What a written number can be: `1.200` is one thousand two hundred, or one and a fifth. */
function readings(digits: string): readonly number[] {
  const plain = digits.replace(/[ '’]/g, '')
  const whole = Number(plain.replace(/[.,]/g, ''))
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  if (last === -1) return [whole]
  const fraction = Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`)
  return plain.length - last - 1 === 3 ? [whole, fraction] : [fraction]
}
