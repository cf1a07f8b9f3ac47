import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PlanRule } from '../../../../../src/server/admin/wire.ts'
import { sayExample, sayRule } from './plan-words.ts'

const payIn3: PlanRule = { kind: 'days', parts: 3, every: 30, first: 'capture' }

test('a rule is a sentence', () => {
  assert.equal(sayRule(payIn3), '3 payments, one every 30 days, the first when the order is charged.')
  assert.equal(
    sayRule({ kind: 'monthly', parts: 6, every: 1, first: 'purchase' }),
    '6 payments, one every month, the first when the order is placed.',
  )
  assert.equal(sayRule({ ...payIn3, parts: 1 }), 'One payment, 30 days after the order is charged.')
})

test('an example says the parts and when each is due', () => {
  const say = (rule: PlanRule, currency = 'SEK') => sayExample(rule, currency, 'en').replaceAll('\u00a0', ' ')
  assert.equal(say(payIn3), '3 parts of SEK 400.00: today, in 30 days, in 60 days')
  assert.equal(say({ ...payIn3, parts: 1 }, 'EUR'), 'EUR 1,200.00 in one payment: in 30 days')
  assert.equal(
    say({ kind: 'monthly', parts: 7, every: 1, first: 'purchase' }),
    '7 parts, the first of SEK 171.48 and the others of SEK 171.42: today, in 1 month, in 2 months and so on, the last in 6 months',
  )
})

test('the parts of every example add up to the amount', () => {
  const rules = fc.record({ parts: fc.integer({ min: 2, max: 36 }), every: fc.integer({ min: 1, max: 90 }) })
  fc.assert(
    fc.property(rules, ({ parts, every }) => {
      const said = sayExample({ kind: 'days', parts, every, first: 'capture' }, 'EUR', 'en')
      const [first = 0, other = first] =
        (said.split(': ')[0] ?? '')
          .match(/[\d,]+\.\d\d/g)
          ?.map((amount) => Math.round(Number(amount.replaceAll(',', '')) * 100)) ?? []
      assert.equal(first + other * (parts - 1), 120_000)
    }),
  )
})
