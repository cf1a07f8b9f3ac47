import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { klarnaReferenceKey, numberDigits, numberKey, parseOrderReference } from './order-reference.ts'

const id = '5d2c81fe-90ab-1c37-9e10-7b64a2f0c8d1'

function keysOf(text: string): readonly string[] {
  const reference = parseOrderReference(text)
  assert.equal(reference?.kind, 'number', text)
  return reference.keys
}

test('the spellings of an order number that people use find it', () => {
  const table: Readonly<Record<string, readonly string[]>> = {
    '1001': ['1001', '#1001', ' 10 01 ', '# 1001', 'order 1001', 'Order #1001', 'order no. 1001', 'Nr. 1001'],
    ORD12345: [
      'ORD-12345',
      'ord-12345',
      'ORD 12345',
      'ord12345',
      '#ORD-12345',
      'order ORD-12345',
      'ORD\u201312345',
    ],
    '12345': [
      'ORD-12345',
      'Bestellnummer: 12345',
      'beställning 12345',
      'Order number 12345',
      'order ORD-12345',
    ],
    ABC123: ['ABC123', 'abc 123', '#abc-123', 'order ABC123', 'Order number: abc123', 'ordrenummer #ABC123'],
    K4MADNY: ['K4MADNY', 'k4madny', 'K4MADNY-1', ' k4madny-12 ', 'order K4MADNY-1'],
    '55': [
      'commande 55',
      'ΠΑΡΑΓΓΕΛΊΑ 55',
      'παραγγελία 55',
      'Zamówienie 55',
      'objednávka 55',
      'TILAUSNUMERO 55',
    ],
  }
  for (const [key, spellings] of Object.entries(table))
    for (const spelling of spellings) assert.ok(keysOf(spelling).includes(key), `${spelling} finds ${key}`)
})

test('the most literal spelling comes first, and none comes twice', () => {
  assert.deepEqual(keysOf('ORD-12345'), ['ORD12345', '12345'])
  assert.deepEqual(keysOf('#1001'), ['1001'])
  assert.deepEqual(keysOf('order 1001'), ['ORDER1001', '1001'])
  assert.deepEqual(keysOf('order ORD-7'), ['ORDERORD7', 'ORD7', '7'])
})

test('a word that only begins like a label stays part of the number', () => {
  assert.deepEqual(keysOf('NORDIC7'), ['NORDIC7'])
  assert.deepEqual(keysOf('ORDERLY'), ['ORDERLY'])
  assert.deepEqual(keysOf('my order 7'), ['MYORDER7'])
  assert.deepEqual(keysOf('2024-001'), ['2024001'])
})

test('a Klarna order ID is one in any spelling, after a label too', () => {
  const bare = id.replaceAll('-', '')
  const spellings = [id, id.toUpperCase(), bare, ` ${id} `, `krn:payment:eu1:transaction:${id}`]
  for (const spelling of [...spellings, `order ${id}`, `Order ID: ${id}`, `#${id}`, `order id ${bare}`])
    assert.deepEqual(parseOrderReference(spelling), { kind: 'klarna_order_id', id, key: id }, spelling)
})

test('nothing that could be a reference is none', () => {
  for (const value of ['', '  ', '#', '---', '🧾', null, undefined, 1001, ['1001'], '1'.repeat(129)])
    assert.equal(parseOrderReference(value), undefined)
})

test('letters with accents are told apart from letters without, however they are encoded', () => {
  assert.equal(numberKey('A\u030aB-1'), numberKey('\u00c5b 1'))
  assert.notEqual(numberKey('Å1'), numberKey('A1'))
})

test('the digits of a number and a Klarna reference without its capture are found', () => {
  assert.equal(numberDigits('ORD-12345/A6'), '123456')
  assert.equal(klarnaReferenceKey('k4madny-1'), 'K4MADNY')
  assert.equal(klarnaReferenceKey('K4MADNY'), 'K4MADNY')
})

test('a key is made of letters and digits only, and is its own key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const key = numberKey(text)
      assert.match(key, /^[\p{L}\p{N}]*$/u)
      assert.equal(numberKey(key), key)
      const reference = parseOrderReference(text)
      if (reference?.kind !== 'number') return
      assert.equal(reference.keys[0], reference.key)
      assert.ok(reference.keys.every((spelling) => spelling !== ''))
    }),
    { numRuns: 1_000 },
  )
})
