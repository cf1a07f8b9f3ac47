import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChatReply } from '../../conversation/conversation.ts'
import { checkTurn } from './check-turn.ts'
import { conversationSchema, type WrittenTurn } from './conversation.ts'

const reply: ChatReply = {
  conversationId: 'conv_1',
  reply: 'Your payment is complete: SEK\u00a01,200.00.\nThe rest is due on 2\u202fDecember.',
  notice: null,
  locale: 'en-GB',
  outcome: 'answered',
  asksFor: ['order_reference', 'email'],
  tools: [
    { name: 'get_payment_status', outcome: 'answered' },
    { name: 'get_refund_status', outcome: 'no_match' },
  ],
  engine: 'rules',
  status: 'open',
}

function turn(expected: object): WrittenTurn {
  const [first] = conversationSchema.parse({ id: 'en-1', turns: [{ say: 'Hi', ...expected }] }).turns
  assert.ok(first !== undefined)
  return first
}

const right: readonly object[] = [
  {},
  { outcome: 'answered' },
  { asks_for: ['email', 'order_reference'] },
  { tools: ['get_payment_status', 'get_refund_status'] },
  { locale: 'en-GB' },
  { locale: 'en' },
  { has: ['SEK 1,200.00', '2 december'], lacks: ['refund'] },
  { has: [['EUR 1,200.00', 'SEK 1,200.00']] },
  { has: ['1,200.00. The rest'] },
]
for (const expected of right)
  test(`a reply that is as written passes: ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(checkTurn(turn(expected), reply), [])
  })

const wrong: readonly (readonly [object, string])[] = [
  [{ outcome: 'asked' }, 'outcome'],
  [{ asks_for: ['email'] }, 'asks_for'],
  [{ asks_for: [] }, 'asks_for'],
  [{ tools: ['get_refund_status', 'get_payment_status'] }, 'tools'],
  [{ tools: ['get_payment_status'] }, 'tools'],
  [{ tools: [] }, 'tools'],
  [{ locale: 'en-US' }, 'locale'],
  [{ locale: 'sv' }, 'locale'],
  [{ has: ['SEK 1,200.00', 'EUR'] }, 'has'],
  [{ has: [['EUR 1,200.00', 'GBP 1,200.00']] }, 'has'],
  [{ lacks: ['sek 1,200.00'] }, 'lacks'],
]
for (const [expected, what] of wrong)
  test(`a reply that is not as written is named: ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(
      checkTurn(turn(expected), reply).map((deviation) => deviation.what),
      [what],
    )
  })

test('everything that deviates is named', () => {
  const found = checkTurn(turn({ outcome: 'asked', tools: [], has: ['a', 'zz', 'zzz'] }), reply)
  assert.deepEqual(
    found.map(({ what, expected }) => [what, expected]),
    [
      ['outcome', 'asked'],
      ['tools', 'none'],
      ['has', 'zz'],
      ['has', 'zzz'],
    ],
  )
})
