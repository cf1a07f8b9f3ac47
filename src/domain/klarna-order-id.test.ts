import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseKlarnaOrderId } from './klarna-order-id.ts'

const anyId = fc.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)

test('a Klarna order ID may have any version digit', () => {
  for (const digit of '0123456789abcdef') {
    const id = `5d2c81fe-90ab-${digit}c37-9e10-7b64a2f0c8d1`
    assert.equal(parseKlarnaOrderId(id), id)
  }
})

test('any case, no dashes, other dashes, spaces and the Klarna Network form are the same ID', () => {
  fc.assert(
    fc.property(anyId, (id) => {
      const bare = id.replaceAll('-', '')
      const spellings = [
        id,
        id.toUpperCase(),
        bare,
        bare.toUpperCase(),
        `  ${id}\n`,
        id.replaceAll('-', ' '),
        id.replaceAll('-', ' - '),
        id.replaceAll('-', '\u2013'),
        bare.replace(/(.{4})/g, '$1 '),
        `krn:payment:eu1:transaction:${id}`,
        `KRN:PAYMENT:US1:TRANSACTION:${id.toUpperCase()}`,
        `krn:payment:eu1:transaction:${id}:capture:1`,
      ]
      for (const spelling of spellings) assert.equal(parseKlarnaOrderId(spelling), id, spelling)
    }),
    { numRuns: 200 },
  )
})

test('what is longer, shorter or no hexadecimal is no Klarna order ID', () => {
  const id = '5d2c81fe-90ab-4c37-9e10-7b64a2f0c8d1'
  const table = [
    '',
    id.slice(1),
    `${id}0`,
    id.replace('5', 'g'),
    `#${id}`,
    `krn:payment:eu1:refund:${id}`,
    `${id}/captures`,
  ]
  for (const text of [...table, `krn:payment:eu1:transaction:${id}0`, null, 12, [id], ' '.repeat(300) + id])
    assert.equal(parseKlarnaOrderId(text), undefined)
})
