import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localName, marketOf, markets, methodsOf, planRule, refundArrival } from './markets.ts'
import { paymentMethodIds } from './payment-method.ts'

/** Country, currency, Klarna's host, number of parts; `now` and `financing` where they are offered. */
const expected = [
  'SE SEK eu 3 now financing',
  'NO NOK eu 3 now financing',
  'FI EUR eu 3 now financing',
  'DK DKK eu 3 now',
  'DE EUR eu 3 now financing',
  'AT EUR eu 3 now financing',
  'CH CHF eu 3 now',
  'NL EUR eu 3 now',
  'BE EUR eu 3 now',
  'FR EUR eu 3 now',
  'ES EUR eu 3 now',
  'IT EUR eu 3 now',
  'PT EUR eu 3 now',
  'PL PLN eu 3 now',
  'IE EUR eu 3 now',
  'GB GBP eu 3 now financing',
  'CZ CZK eu 3 now',
  'GR EUR eu 3 now',
  'RO RON eu 3 now',
  'HU HUF eu 3 now',
  'SK EUR eu 3 now',
  'US USD na 4 now financing',
  'CA CAD na 4 now financing',
  'MX MXN na 4',
  'AU AUD oc 4 now',
  'NZ NZD oc 4',
]

test("Klarna's 26 markets have their currency, host and products", () => {
  const known = Object.entries(markets).map(([country, { currency, region, parts, payNow, financing }]) =>
    [country, currency, region, parts.count, payNow && 'now', financing && 'financing']
      .filter(Boolean)
      .join(' '),
  )
  assert.deepEqual(known, expected)
})

test('exactly the part payments that Klarna does not confirm are marked so', () => {
  const open = Object.keys(markets).filter((country) => marketOf(country)?.parts.confirmed === false)
  assert.deepEqual(open.toSorted(), ['CA', 'FI', 'MX'])
})

test('no other country has a market, nor has a word that every object knows', () => {
  for (const country of ['JP', 'se', '', 'toString', '__proto__', 'constructor', null])
    assert.equal(marketOf(country), undefined)
})

test('every method that a market offers has a local name, but financing', () => {
  for (const [country, market] of Object.entries(markets))
    for (const method of methodsOf(market)) {
      const names = 'sv nb fi da de fr it nl es pt pl en cs el ro hu sk'
        .split(' ')
        .map((language) => localName(market, method, language))
        .filter((name) => name !== undefined)
      if (method === 'financing') assert.deepEqual(names, [])
      else assert.ok(names.length > 0 && names.every((name) => name.trim() === name && name !== ''), country)
    }
})

test('local names are those that Klarna prints', () => {
  const table: readonly (readonly [
    string,
    'pay_now' | 'pay_later' | 'pay_in_3' | 'pay_in_4',
    string,
    string,
  ])[] = [
    ['SE', 'pay_later', 'sv', 'Betala senare'],
    ['DE', 'pay_now', 'de', 'Sofort bezahlen'],
    ['PL', 'pay_in_3', 'pl', 'Zapłać w 3 ratach'],
    ['CH', 'pay_now', 'it', 'Paga ora'],
    ['BE', 'pay_in_3', 'fr', 'Paiement en 3 fois'],
    ['GR', 'pay_later', 'el', 'Πληρωμή αργότερα'],
    ['US', 'pay_now', 'es', 'Paga ahora'],
    ['AU', 'pay_in_4', 'en', 'Pay in 4'],
  ]
  for (const [country, method, language, name] of table) {
    const market = marketOf(country)
    assert.ok(market)
    assert.equal(localName(market, method, language), name)
    assert.equal(localName(market, method, 'xx'), undefined)
  }
})

test('methods come in the order of the checkout, and only those offered', () => {
  const methods = (country: string) => {
    const market = marketOf(country)
    assert.ok(market)
    return methodsOf(market)
  }
  assert.deepEqual(methods('SE'), ['pay_now', 'pay_later', 'pay_in_3', 'financing'])
  assert.deepEqual(methods('MX'), ['pay_later', 'pay_in_4'])
})

test('three methods have a rule, and no rule is made up for the others', () => {
  const rules = paymentMethodIds.map((id) => {
    const rule = planRule(id, null)
    return rule === null ? null : `${id}: ${rule.parts} every ${rule.every} ${rule.kind} from ${rule.first}`
  })
  assert.deepEqual(rules, [
    null,
    'pay_later: 1 every 30 days from capture',
    'pay_in_3: 3 every 30 days from capture',
    'pay_in_4: 4 every 14 days from capture',
    null,
    null,
  ])
})

test('refunded money only travels where the shopper paid at once', () => {
  for (const id of paymentMethodIds.filter((method) => method !== 'pay_now'))
    assert.equal(refundArrival(id, 'SE'), null)
  assert.deepEqual(refundArrival('pay_now', 'US'), { fromDays: 2, toDays: 28 })
  assert.deepEqual(refundArrival('pay_now', 'GB'), { fromDays: 2, toDays: 14 })
  for (const country of ['SE', null])
    assert.deepEqual(refundArrival('pay_now', country), { fromDays: 2, toDays: 7 })
})

test('a market sets the interval of the plans that are sold there, and of no others', () => {
  for (const [country, market] of Object.entries(markets)) {
    const sold = market.parts.count === 3 ? 'pay_in_3' : 'pay_in_4'
    const other = market.parts.count === 3 ? 'pay_in_4' : 'pay_in_3'
    assert.equal(planRule(sold, country)?.every, market.parts.everyDays)
    assert.deepEqual(planRule(other, country), planRule(other, null))
    assert.equal(planRule('pay_later', country)?.every, market.payLaterDays)
  }
})
