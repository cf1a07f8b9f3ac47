import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { getOrderStatus } from './get-order-status.ts'
import { getPaymentMethods } from './get-payment-methods.ts'
import { parseInput } from './input.ts'

const good = { order_reference: 'ORD-12345', email: 'anna@example.com' }

function issuesOf(input: unknown): string[] {
  const parsed = parseInput(getOrderStatus, input)
  assert.ok(parsed.kind === 'bad', JSON.stringify(input))
  return parsed.issues.map(({ path, message }) => `${path}: ${message}`)
}

test('a claim needs a reference and an email, and may name its language and its shopper', () => {
  const parsed = parseInput(getOrderStatus, { ...good, locale: 'sv', end_user: 'user-1' })
  assert.ok(parsed.kind === 'claim')
  assert.deepEqual([parsed.reference.key, parsed.email, parsed.endUser], ['ORD12345', good.email, 'user-1'])
})

test('each field that is wrong is named with its rule', () => {
  const cases: readonly (readonly [unknown, readonly string[]])[] = [
    [undefined, [': The input must be an object.']],
    ['ORD-12345', [': The input must be an object.']],
    [{}, ['order_reference: Must be given, as text.', 'email: Must be given, as text.']],
    [{ ...good, order_reference: 12345 }, ['order_reference: Must be given, as text.']],
    [{ ...good, order_reference: '' }, ['order_reference: Must not be empty.']],
    [{ ...good, order_reference: '#!' }, ['order_reference: Needs at least one letter or digit.']],
    [{ ...good, order_reference: '1'.repeat(129) }, ['order_reference: Must have at most 128 characters.']],
    [{ ...good, email: null }, ['email: Must be given, as text.']],
    [{ ...good, email: 'anna' }, ['email: Needs the form name@domain.']],
    [{ ...good, email: `${'a'.repeat(320)}@b` }, ['email: Must have at most 320 characters.']],
    [{ ...good, locale: 'x'.repeat(36) }, ['locale: Must have at most 35 characters.']],
    [{ ...good, end_user: '' }, ['end_user: Must not be empty.']],
    [{ ...good, end_user: 'x'.repeat(201) }, ['end_user: Must have at most 200 characters.']],
    [{ ...good, code: '123456' }, ['code: There is no such field.']],
    [{ ...good, identity: 'jwt' }, ['identity: There is no such field.']],
    [{ ...good, klarna_order_id: 'x' }, ['klarna_order_id: There is no such field.']],
    [
      { order_reference: '?', email: '?' },
      ['order_reference: Needs at least one letter or digit.', 'email: Needs the form name@domain.'],
    ],
  ]
  for (const [input, expected] of cases) assert.deepEqual(issuesOf(input), expected)
})

test('an issue never repeats the value, which may be personal', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6 }), fc.string({ minLength: 6 }), (reference, email) => {
      const parsed = parseInput(getOrderStatus, { order_reference: reference, email })
      if (parsed.kind !== 'bad') return
      for (const { message } of parsed.issues) {
        assert.ok(!message.includes(reference) && !message.includes(email))
      }
    }),
  )
})

test('any JSON at all is parsed or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      for (const tool of [getOrderStatus, getPaymentMethods]) {
        const parsed = parseInput(tool, input)
        if (parsed.kind === 'bad') assert.ok(parsed.issues.length > 0)
      }
    }),
  )
})

test('payment methods take a country of two letters, or none', () => {
  const parse = (input: unknown) => parseInput(getPaymentMethods, input)
  assert.deepEqual(parse({}), { kind: 'public', country: undefined })
  assert.deepEqual(parse({ country: ' se ' }), { kind: 'public', country: 'SE' })
  assert.deepEqual(parse({ country: 'uk' }), { kind: 'public', country: 'GB' })
  for (const country of ['', 'Sweden', 'S', 46]) assert.equal(parse({ country }).kind, 'bad')
  assert.deepEqual(parse({ email: 'anna@example.com' }), {
    kind: 'bad',
    issues: [{ path: 'email', message: 'There is no such field.' }],
  })
})
