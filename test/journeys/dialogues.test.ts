import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { type ChatReply, shopper } from '../chat.ts'
import { startDemoProcess } from '../demo-process.ts'

/** The product's six example dialogues, on the demo as somebody starts it. */
describe('an example dialogue on the demo', () => {
  it('"Is my Klarna payment complete?" asks for order and email, and says that it is', async (context) => {
    const [first, second, third] = await talk(context, [
      'Is my Klarna payment complete?',
      'ORD-12345',
      'anna@example.com',
    ])
    assert.equal(first?.outcome, 'asked')
    assert.deepEqual(first?.asks_for, ['order_reference', 'email'])
    assert.match(first?.notice ?? '', /assistant, not a person/)
    assert.deepEqual(second?.asks_for, ['email'])
    assert.equal(second?.notice, null)
    assertAnswered(third, 'get_payment_status')
    assertSays(third, /complete/, /SEK\u00a01,200\.00/, /Pay in 3/)
  })

  it('"Has my refund been processed?" finds SEK 299.00 of December 15, 2024', async (context) => {
    const [first, second] = await talk(context, [
      'Has my refund been processed?',
      'Order ABC123, email is anna@example.com',
    ])
    assert.deepEqual(first?.asks_for, ['order_reference', 'email'])
    assertAnswered(second, 'get_refund_status')
    assertSays(second, /SEK\u00a0299\.00/, /December 15, 2024/)
  })

  it('"What Klarna payment options do you offer?" lists them with a line on each, and checks nothing', async (context) => {
    const [reply] = await talk(context, ['What Klarna payment options do you offer?'])
    assertAnswered(reply, 'get_payment_methods')
    assert.deepEqual(reply?.asks_for, [])
    assertSays(reply, /^• Pay later: .{20,}/m, /^• Pay in 3: .{20,}/m, /^• Financing: .{20,}/m)
  })

  it('"When are my Klarna payments due?" gives the parts with their dates', async (context) => {
    const [first, second] = await talk(context, [
      'When are my Klarna payments due?',
      'It is ORD-12345 and my email is anna@example.com',
    ])
    assert.deepEqual(first?.asks_for, ['order_reference', 'email'])
    assertAnswered(second, 'get_installment_schedule')
    for (const part of [1, 2, 3]) assertSays(second, new RegExp(`#${part}: SEK\\u00a0400\\.00 – .*\\d`))
  })

  it('"When is my next Klarna payment?" gives amount, date, in how many days, and what comes after', async (context) => {
    const [, second] = await talk(context, ['When is my next Klarna payment?', 'ORD-12345, anna@example.com'])
    assertAnswered(second, 'get_upcoming_payments')
    assertSays(
      second,
      /next payment is SEK\u00a0400\.00/,
      /in 10 days/,
      /one more payment of SEK\u00a0400\.00/,
    )
  })

  it('"Why was I only charged for part of my order?" gives SEK 600.00 of SEK 1,200.00, and why', async (context) => {
    const [, second] = await talk(context, [
      'Why was I only charged for part of my order?',
      'ORD-67890, anna@example.com',
    ])
    assertAnswered(second, 'get_capture_details')
    assertSays(second, /SEK\u00a0600\.00 of your SEK\u00a01,200\.00/, /ship separately/)
  })
})

async function talk(context: TestContext, messages: readonly string[]): Promise<readonly ChatReply[]> {
  const anna = shopper(await startDemoProcess(context))
  const replies: ChatReply[] = []
  for (const message of messages) replies.push(await anna.say(message))
  return replies
}

function assertAnswered(reply: ChatReply | undefined, tool: string): void {
  assert.equal(reply?.outcome, 'answered', reply?.reply)
  assert.deepEqual(reply.tools, [{ name: tool, outcome: 'answered' }])
  assert.equal(reply.engine, 'rules')
}

function assertSays(reply: ChatReply | undefined, ...patterns: readonly RegExp[]): void {
  for (const pattern of patterns) assert.match(reply?.reply ?? '', pattern)
}
