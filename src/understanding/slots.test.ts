import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { languages } from '../languages/index.ts'
import { slotLexicon, slotsOf, withoutEmails } from './slots.ts'

const lexicon = slotLexicon(languages.map((language) => language.slotWords))
const none = { email: null, orderReference: null, klarnaOrderId: null, klarnaReference: null }
const id = 'f3392f8b-6116-4073-ab96-e330819e2c07'

function finds(cases: Readonly<Record<string, object>>, asked = false): void {
  for (const [text, expected] of Object.entries(cases)) {
    test(text, () => assert.deepEqual(slotsOf(text, lexicon, asked), { ...none, ...expected }))
  }
}

describe('an email is found in every form in which people type it', () => {
  finds({
    'my email is Anna@Example.com.': { email: 'anna@example.com' },
    '<anna@example.com>': { email: 'anna@example.com' },
    'mailto:anna@example.com': { email: 'anna@example.com' },
    'anna+klarna@mail.example.co.uk, thanks': { email: 'anna+klarna@mail.example.co.uk' },
    'it is anna at example dot com': { email: 'anna@example.com' },
    'anna (at) example.com': { email: 'anna@example.com' },
    "o'neil@example.com!": { email: "o'neil@example.com" },
    'no email here at all': {},
  })
})

describe('a reference is found as people write it', () => {
  finds({
    'order #1001': { orderReference: '1001' },
    'Where is ORD-12345?': { orderReference: 'ORD-12345' },
    'order 4711 please': { orderReference: '4711' },
    'order number 88 12 3': { orderReference: '88123' },
    'Order ABC123, email is anna@example.com': { orderReference: 'ABC123', email: 'anna@example.com' },
    'the Klarna reference is K4MADNY': { klarnaReference: 'K4MADNY' },
    [id.toUpperCase()]: { klarnaOrderId: id },
    [id.replaceAll('-', '')]: { klarnaOrderId: id },
    [`my id ${id.slice(0, 18)} ${id.slice(19)}`]: { klarnaOrderId: id },
    'order 4711, no wait, 5512': { orderReference: '5512' },
  })
})

describe('what is no order number is not taken for one', () => {
  finds({
    'I was charged 1200 SEK': {},
    'it was €49.90 on 12.11.2026': {},
    'on 2026-11-02 at 14:30': {},
    'call me on +46 70 174 06 05': {},
    'IBAN SE45 5000 0000 0583 9825 7466': {},
    'my tracking number RR123456785SE': {},
    'I bought it in 2025': {},
    'can I pay in 3 parts': {},
    'why is there 25% interest': {},
  })
})

describe('what was just asked for counts', () => {
  finds(
    {
      '4711': { orderReference: '4711' },
      '2025': { orderReference: '2025' },
      '42': { orderReference: '42' },
      '12 580': { orderReference: '12580' },
      "it's 901": { orderReference: '901' },
      'code 482913': {},
      'my phone is 07700 900123': {},
    },
    true,
  )
})

test('each address is replaced, spelled-out ones too, and what may be one', () => {
  const texts = {
    'I am anna@example.com.': 'I am *.',
    'Anna @ example . com, order 4711': '*, order 4711',
    'anna punkt berg snabel-a example punkt se tack': '* tack',
    'anna＠example.com and an\u200bna%40example.com': '* and *',
    'a•••@example.com': '*',
    'order 4711 at 14:30': 'order 4711 at 14:30',
  }
  for (const [text, expected] of Object.entries(texts)) {
    assert.equal(
      withoutEmails(text, () => '*'),
      expected,
    )
  }
})

describe('a message of 100,000 characters takes less than 50 ms', () => {
  const pieces = [
    'a@',
    '1 ',
    '111 ',
    'a1-',
    'order ',
    '#',
    'f0 ',
    'at dot ',
    '(',
    '. ',
    '€1',
    '12.12.',
    '+1 ',
    'not 1 ',
  ]
  for (const piece of pieces) {
    const text = piece.repeat(100_000 / piece.length)
    test(`of "${piece}"`, () => {
      const times = [1, 2, 3].map(() => {
        const from = performance.now()
        slotsOf(text, lexicon)
        return performance.now() - from
      })
      assert.ok(Math.min(...times) < 50, `${Math.min(...times).toFixed()} ms`)
    })
  }
})

test('addresses in a long text are found in a time that grows no faster than the text', () => {
  for (const piece of ['a@', 'a@b.c ', 'at dot ', 'a at b dot ', '(at) ', 'a.']) {
    const from = performance.now()
    withoutEmails(piece.repeat(100_000 / piece.length), () => '*')
    assert.ok(performance.now() - from < 1_500, piece)
  }
})
