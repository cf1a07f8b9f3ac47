import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PaymentMethodId, paymentMethod } from './payment-method.ts'

test("each of Klarna's types is its product, and says whether the shopper pays later", () => {
  const table: Readonly<Record<string, readonly [PaymentMethodId, boolean | null]>> = {
    DIRECT_DEBIT: ['pay_now', false],
    PAY_BY_CARD: ['pay_now', false],
    CARD: ['pay_now', false],
    BANK_TRANSFER: ['pay_now', false],
    SWISH: ['pay_now', false],
    MOBILEPAY: ['pay_now', false],
    INVOICE: ['pay_later', true],
    INVOICE_BUSINESS: ['pay_later', true],
    PAY_LATER_BY_CARD: ['pay_later', true],
    FIXED_AMOUNT: ['financing', true],
    ACCOUNT: ['financing', true],
    FIXED_SUM_CREDIT: ['financing', true],
    DEFERRED_INTEREST: ['financing', true],
    ALTERNATIVE_PAYMENT_METHOD: ['unknown', null],
    OTHER: ['unknown', null],
    A_NEW_ONE: ['unknown', null],
    invoice: ['unknown', null],
  }
  for (const [type, [id, deferred]] of Object.entries(table)) {
    const method = paymentMethod(type, null, null)
    assert.deepEqual([method.id, method.deferred, method.klarnaType], [id, deferred, type], type)
  }
})

test('a word that every object knows is no type', () => {
  for (const type of ['toString', '__proto__', 'constructor']) {
    const method = paymentMethod(type, null, null)
    assert.deepEqual([method.id, method.deferred, method.klarnaType], ['unknown', null, type])
  }
})

test('the number of parts is never guessed', () => {
  for (const type of ['PAY_IN_X', 'FIXED_AMOUNT_BY_CARD', 'PAY_LATER_IN_PARTS']) {
    assert.equal(paymentMethod(type, null, 3).id, 'pay_in_3')
    assert.equal(paymentMethod(type, null, 4).id, 'pay_in_4')
    for (const count of [null, 0, 1, 2, 5, 12])
      assert.equal(paymentMethod(type, 'Pay in 3', count).id, 'unknown')
    assert.equal(paymentMethod(type, null, null).deferred, true)
  }
})

test('a count does not turn financing or an invoice into parts', () => {
  assert.equal(paymentMethod('FIXED_AMOUNT', null, 3).id, 'financing')
  assert.equal(paymentMethod('INVOICE', null, 4).id, 'pay_later')
})

test('only an invoice that says so goes on a monthly one', () => {
  for (const words of [
    'Månadsfaktura',
    'månadsfaktura',
    'MÅNADSFAKTURA',
    'Monatsrechnung',
    'Klarna monthly invoice',
  ])
    assert.equal(paymentMethod('INVOICE', words, null).monthlyInvoice, true, words)
  for (const words of [null, 'Pay later', 'Faktura'])
    assert.equal(paymentMethod('INVOICE', words, null).monthlyInvoice, false)
  assert.equal(paymentMethod('ACCOUNT', 'Månadsfaktura', null).monthlyInvoice, false)
})
