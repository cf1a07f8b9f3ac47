import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { currencies, decimals, money } from '../domain/money.ts'
import { decimalAmount } from './decimal-amount.ts'

describe('an amount as platforms write it', () => {
  it('is read in the minor unit of its currency', () => {
    const cases = [
      ['1200.00', 'SEK', 120_000],
      ['1200', 'sek', 120_000],
      ['0.5', 'EUR', 50],
      ['-200.00', 'SEK', -20_000],
      ['12.3400', 'EUR', 1_234],
      ['1200.00', 'JPY', 1_200],
      ['1.234', 'KWD', 1_234],
      [12.5, 'EUR', 1_250],
      ['0.00', 'EUR', 0],
      ['-0.00', 'EUR', 0],
    ] as const
    for (const [text, currency, amount] of cases)
      assert.deepEqual(decimalAmount(text, currency)?.amount, amount, `${text} ${currency}`)
  })

  it('is none where it is not one, or finer than the minor unit', () => {
    for (const text of [
      '',
      '1,200.00',
      '1.2.3',
      '1e3',
      ' 1',
      '1.005',
      '.5',
      '5.',
      '9999999999999999',
      null,
      {},
    ])
      assert.equal(decimalAmount(text, 'EUR'), null, String(text))
    assert.equal(decimalAmount('1.00', 'XXX'), null)
    assert.equal(decimalAmount('1.50', 'JPY'), null)
    assert.equal(decimalAmount('1.00', undefined), null)
  })

  it('comes back as it was, whatever the currency', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...currencies),
        fc.integer({ min: -1e12, max: 1e12 }),
        (currency, amount) => {
          const digits = decimals(currency)
          const text = String(Math.abs(amount)).padStart(digits + 1, '0')
          const written = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
          const sign = amount < 0 ? '-' : ''
          assert.deepEqual(decimalAmount(sign + written, currency), money(amount, currency))
        },
      ),
    )
  })
})
