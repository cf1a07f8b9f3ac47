import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseEmail } from './email.ts'

test('case and surrounding white space of ASCII do not matter', () => {
  assert.equal(parseEmail(' \t\r\nAnna.Berg@Example.COM \f\v\n'), 'anna.berg@example.com')
})

test('letters that only look or fold alike stay different addresses', () => {
  const plain = parseEmail('kim@example.com')
  assert.notEqual(parseEmail('\u212aim@example.com'), plain) // Kelvin sign
  assert.notEqual(parseEmail('k\u0131m@example.com'), plain) // dotless i
  assert.notEqual(parseEmail('K\u0130M@EXAMPLE.COM'), plain) // İ
  assert.notEqual(parseEmail('\u043aim@example.com'), plain) // Cyrillic
  assert.notEqual(parseEmail('\uff4bim@example.com'), plain) // full width
  assert.notEqual(parseEmail('k\u200bim@example.com'), plain) // zero width space
  assert.equal(parseEmail('\u212aim@example.com'), '\u212aim@example.com')
})

test('Unicode is not normalised: composed and decomposed letters stay different', () => {
  assert.notEqual(parseEmail('andr\u00e9@example.com'), parseEmail('andre\u0301@example.com'))
  assert.notEqual(parseEmail('\u00c5sa@example.com'), parseEmail('\u00e5sa@example.com'))
})

test('what cannot be an address is none', () => {
  const table = [
    '',
    '@',
    'anna',
    '@example.com',
    'anna@',
    'an na@example.com',
    'a@b\u00a0c',
    'a\u0000@b',
    '\u00a0a@b',
  ]
  for (const text of [...table, null, undefined, 7, ['a@b'], `${'a'.repeat(320)}@b`])
    assert.equal(parseEmail(text), undefined)
})

test('folding is idempotent and changes only A to Z', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ maxLength: 20 }),
      (local, domain) => {
        const folded = parseEmail(`${local}@${domain}`)
        if (folded === undefined) return
        assert.equal(parseEmail(folded), folded)
        assert.equal(parseEmail(` ${folded}\n`), folded)
        const trimmed = `${local}@${domain}`.replace(/^[ \t\n\r\f\v]+|[ \t\n\r\f\v]+$/g, '')
        assert.equal(folded.length, trimmed.length)
        for (const [index, unit] of trimmed
          .split('')
          .map((unit) => unit.charCodeAt(0))
          .entries())
          assert.equal(folded.charCodeAt(index), unit >= 65 && unit <= 90 ? unit + 32 : unit)
      },
    ),
    { numRuns: 300 },
  )
})
