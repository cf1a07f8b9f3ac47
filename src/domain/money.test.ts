import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Currency, currencies, decimals, formatMoney, money, parseCurrency } from './money.ts'

const nbsp = '\u00a0'
const locales = 'en en-GB sv nb da fi de de-CH nl fr fr-CH es it pt pt-PT pl cs el'.split(' ')

test('English writes the ISO code before the amount', () => {
  assert.equal(formatMoney(money(120_000, 'SEK'), 'en'), `SEK${nbsp}1,200.00`)
  assert.equal(formatMoney(money(29_900, 'USD'), 'en-GB'), `USD${nbsp}299.00`)
})

test('a currency without decimals shows none, one with three shows three', () => {
  assert.equal(formatMoney(money(1_200, 'JPY'), 'en'), `JPY${nbsp}1,200`)
  assert.equal(formatMoney(money(1_234, 'KWD'), 'en'), `KWD${nbsp}1.234`)
  assert.equal(formatMoney(money(5, 'KWD'), 'en'), `KWD${nbsp}0.005`)
  assert.equal(formatMoney(money(5, 'SEK'), 'en'), `SEK${nbsp}0.05`)
  assert.equal(formatMoney(money(0, 'SEK'), 'en'), `SEK${nbsp}0.00`)
})

test('each language writes its own money as it does on its own receipts', () => {
  const written: readonly (readonly [string, Currency, string])[] = [
    ['sv', 'SEK', `1${nbsp}200,00${nbsp}kr`],
    ['de', 'EUR', `1.200,00${nbsp}€`],
    ['fr', 'EUR', `1${nbsp}200,00${nbsp}€`],
    ['pl', 'PLN', `1200,00${nbsp}zł`],
    ['fi', 'EUR', `1${nbsp}200,00${nbsp}€`],
    ['nl', 'EUR', `€${nbsp}1.200,00`],
    ['it', 'EUR', `1200,00${nbsp}€`],
    ['es', 'EUR', `1200,00${nbsp}€`],
    ['cs', 'CZK', `1${nbsp}200,00${nbsp}Kč`],
    ['el', 'EUR', `1.200,00${nbsp}€`],
  ]
  for (const [locale, currency, text] of written)
    assert.equal(formatMoney(money(120_000, currency), locale), text, locale)
})

test('the largest amount keeps its last minor unit', () => {
  assert.equal(formatMoney(money(Number.MAX_SAFE_INTEGER, 'SEK'), 'en'), `SEK${nbsp}90,071,992,547,409.91`)
  assert.equal(formatMoney(money(Number.MAX_SAFE_INTEGER, 'JPY'), 'en'), `JPY${nbsp}9,007,199,254,740,991`)
  assert.equal(formatMoney(money(Number.MAX_SAFE_INTEGER, 'BHD'), 'en'), `BHD${nbsp}9,007,199,254,740.991`)
})

test('in every locale an amount shows exactly its digits, and no space but U+00A0', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.constantFrom(...currencies),
      fc.nat(Number.MAX_SAFE_INTEGER),
      (locale, currency, amount) => {
        const text = formatMoney(money(amount, currency), locale)
        assert.doesNotMatch(text.replaceAll(nbsp, ''), /\s/u)
        const shown = text.replace(/\D/g, '')
        assert.equal(shown, String(amount).padStart(decimals(currency) + 1, '0'))
      },
    ),
    { numRuns: 2_000 },
  )
})

test('an amount is a whole number of minor units that a number can hold', () => {
  for (const amount of [1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])
    assert.throws(() => money(amount, 'SEK'), RangeError)
  assert.deepEqual(money(-1, 'SEK'), { amount: -1, currency: 'SEK' })
})

test('a currency is known in any case, and nothing inherited is one', () => {
  assert.equal(parseCurrency('usd'), 'USD')
  assert.equal(parseCurrency('SEK'), 'SEK')
  for (const other of ['', 'XXX', 'kr', 'ſek', 'toString', '__proto__', null, undefined, 752, ['SEK']])
    assert.equal(parseCurrency(other), undefined)
})
