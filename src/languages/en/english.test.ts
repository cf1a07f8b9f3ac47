import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { openShop, testNow } from '../../../test/scope.ts'
import { answer } from '../../answers/answer.ts'
import { type ToolName, toolNamed } from '../../tools/index.ts'

const orderId = '11111111-2222-4333-8444-555555555555'

/** What an English-speaking shopper reads. Spaces inside amounts are written as plain ones here. */
async function read(context: TestContext, name: ToolName, order: Readonly<Record<string, unknown>> | string) {
  const own = typeof order === 'string' ? undefined : plain(order)
  const shop = await openShop(context, { now: testNow, ...(own === undefined ? {} : { orders: [own] }) })
  const claim = {
    order_reference: typeof order === 'string' ? order : orderId,
    email: 'anna@example.com',
    locale: 'en',
  }
  const tool = toolNamed(name)
  assert.ok(tool !== undefined)
  const question = { caller: { id: 'test' }, receivedAt: performance.now() }
  const { outcome, text } = await answer(shop.scope, tool, claim, question)
  assert.equal(outcome, 'answered')
  return text.replace(/(?<=[A-Z]{3})\u00a0(?=\d)/g, ' ')
}

/** An order of SEK 1,200.00, charged on November 2. */
function plain(changes: Readonly<Record<string, unknown>>) {
  return {
    order_id: orderId,
    status: 'CAPTURED',
    fraud_status: 'ACCEPTED',
    order_amount: 120_000,
    captured_amount: 120_000,
    refunded_amount: 0,
    remaining_authorized_amount: 0,
    purchase_currency: 'SEK',
    purchase_country: 'SE',
    merchant_reference1: 'ORD-1',
    klarna_reference: 'ABCD1234',
    billing_address: { email: 'anna@example.com' },
    created_at: '2026-11-01T10:00:00.000Z',
    expires_at: '2026-11-29T00:00:00.000Z',
    captures: [{ captured_amount: 120_000, captured_at: '2026-11-02T10:00:00.000Z', refunded_amount: 0 }],
    refunds: [],
    initial_payment_method: { type: 'DIRECT_DEBIT', description: 'Pay now' },
    ...changes,
  }
}

const uncharged = {
  status: 'AUTHORIZED',
  captured_amount: 0,
  remaining_authorized_amount: 120_000,
  captures: [],
}
const payIn3 = { type: 'PAY_IN_X', description: 'Pay in 3', number_of_installments: 3 }

describe('the payment status', () => {
  test('of an order paid at once', async (context) => {
    assert.equal(
      await read(context, 'get_payment_status', {}),
      '✅ Your payment is complete. Total paid: SEK 1,200.00 via Pay now.',
    )
  })

  test('of an order paid in three parts', async (context) => {
    assert.equal(
      await read(context, 'get_payment_status', 'ORD-12345'),
      '✅ Your payment to the shop is complete: SEK 1,200.00 via Pay in 3. You pay Klarna in 3 parts; the Klarna app shows what is left.',
    )
  })

  test('of an order of which a part is charged', async (context) => {
    assert.equal(
      await read(context, 'get_payment_status', 'ORD-67890'),
      'SEK 600.00 of your SEK 1,200.00 order has been charged so far. This usually happens when items ship separately. The remaining SEK 600.00 can be charged when the rest ships, until December 15.',
    )
  })

  test('of an order that Klarna declined says nothing of a charge to come', async (context) => {
    const declined = { ...uncharged, fraud_status: 'REJECTED' }
    assert.equal(
      await read(context, 'get_payment_status', declined),
      'Klarna has declined this order. The shop has not charged it.',
    )
    assert.equal(
      await read(context, 'get_capture_details', declined),
      'Klarna has declined this order. The shop has charged nothing.',
    )
  })

  test('of an order under review says so', async (context) => {
    assert.equal(
      await read(context, 'get_payment_status', { ...uncharged, fraud_status: 'PENDING' }),
      'Klarna is still reviewing this order. The shop has not charged your order of SEK 1,200.00 yet. That usually happens when it ships.',
    )
  })

  test('of an order with amounts left out says none', async (context) => {
    const unknown = { order_amount: null, captured_amount: undefined, initial_payment_method: undefined }
    assert.equal(
      await read(context, 'get_payment_status', unknown),
      '✅ The shop has charged your order. The Klarna app shows how it is paid.',
    )
  })
})

describe('the refund status', () => {
  const refund = (amount: number, day: string, description?: string) => ({
    refunded_amount: amount,
    refunded_at: `2024-12-${day}T13:05:22.318Z`,
    ...(description === undefined ? {} : { description }),
  })

  test('of one refund', async (context) => {
    assert.equal(
      await read(context, 'get_refund_status', 'ABC123'),
      'Yes, your refund of SEK 299.00 was processed on December 15, 2024. The shop’s note on it: “Returned: Wool scarf, grey”. That leaves SEK 600.00 charged for the order. The money usually takes 2 to 7 days to reach the account that you paid from.',
    )
  })

  test('of one refund without a note', async (context) => {
    const text = await read(context, 'get_refund_status', {
      refunded_amount: 29_900,
      refunds: [refund(29_900, '15')],
    })
    assert.match(
      text,
      /^Yes, your refund of SEK 299\.00 was processed on December 15, 2024\. That leaves SEK 901\.00/,
    )
  })

  test('of several refunds lists them', async (context) => {
    assert.equal(
      await read(context, 'get_refund_status', {
        refunded_amount: 120_000,
        refunds: [refund(20_000, '15', 'Scarf'), refund(100_000, '16')],
        initial_payment_method: payIn3,
      }),
      [
        'Yes, 2 refunds were processed, SEK 1,200.00 in all:',
        '• SEK 200.00 · December 15, 2024 · Scarf',
        '• SEK 1,000.00 · December 16, 2024',
        'Everything that was charged is refunded. Payments to Klarna that were still due fall away, and what was paid comes back. The Klarna app shows the details.',
      ].join('\n'),
    )
  })

  test('without a refund', async (context) => {
    assert.equal(
      await read(context, 'get_refund_status', {}),
      'The shop has not registered a refund for order ORD-1 yet. If you sent something back, it usually appears once the shop has received it.',
    )
    assert.equal(
      await read(context, 'get_refund_status', uncharged),
      'The shop has charged nothing for order ORD-1, so there is no refund.',
    )
  })
})

describe('the schedule', () => {
  test('of an order paid in three parts', async (context) => {
    const lines = (await read(context, 'get_installment_schedule', 'ORD-12345')).split('\n')
    assert.deepEqual(lines, [
      "Here's your installment schedule for order ORD-12345 (estimated; exact dates are in the Klarna app):",
      '✅ #1: SEK 400.00 – charged Nov 2',
      '⏳ #2: SEK 400.00 – due Dec 2',
      '⏳ #3: SEK 400.00 – due Jan 1',
    ])
  })

  test('as its next payment', async (context) => {
    assert.equal(
      await read(context, 'get_upcoming_payments', 'ORD-12345'),
      'Your next payment is SEK 400.00, due on December 2 (in 10 days). You have one more payment of SEK 400.00, due January 1. This is an estimate; exact dates are in the Klarna app.',
    )
  })

  test('calls no payment the last one while the shop can still charge', async (context) => {
    assert.equal(
      await read(context, 'get_upcoming_payments', 'ORD-67890'),
      'Your next payment is SEK 600.00, due on December 19 (in 27 days). No other payment is ahead for what the shop has charged so far. This is an estimate; exact dates are in the Klarna app.',
    )
  })

  test('does not call an order paid in full of which only a part is charged', async (context) => {
    const partly = {
      status: 'PART_CAPTURED',
      captured_amount: 60_000,
      remaining_authorized_amount: 60_000,
      captures: [{ captured_amount: 60_000, captured_at: '2026-11-02T10:00:00.000Z' }],
    }
    for (const name of ['get_installment_schedule', 'get_upcoming_payments'] as const) {
      const text = await read(context, name, partly)
      assert.equal(text, 'This order is paid at once, so there are no installments.')
    }
  })

  test('is due today or tomorrow in words', async (context) => {
    const chargedOn = (day: string) => ({
      initial_payment_method: { type: 'INVOICE', description: 'Pay later' },
      captures: [{ captured_amount: 120_000, captured_at: `2026-10-${day}T10:00:00.000Z` }],
    })
    assert.match(
      await read(context, 'get_upcoming_payments', chargedOn('23')),
      /due on November 22 \(today\)/,
    )
    assert.match(
      await read(context, 'get_upcoming_payments', chargedOn('24')),
      /due on November 23 \(tomorrow\)/,
    )
  })
})

describe('what was charged', () => {
  test('lists each charge with its goods, and parcels with an address that can be followed', async (context) => {
    assert.equal(
      await read(context, 'get_capture_details', 'ORD-12345'),
      [
        'Your whole order has been charged: SEK 1,200.00.',
        '• Charged November 2: SEK 1,200.00 for Linen dress, sand, size 38; Leather belt, brown',
        '– Parcel: PostNord, SE8241937465, https://tracking.example.com/SE8241937465',
      ].join('\n'),
    )
  })

  test('is not the whole order where the rest was released', async (context) => {
    const text = await read(context, 'get_capture_details', { captured_amount: 90_000 })
    assert.match(text, /^SEK 900\.00 of your SEK 1,200\.00 order has been charged\. Nothing more will be\.\n/)
  })
})

describe('the order status', () => {
  test('of a declined order that was cancelled says both', async (context) => {
    const text = await read(context, 'get_order_status', {
      ...uncharged,
      status: 'CANCELLED',
      fraud_status: 'REJECTED',
    })
    assert.equal(
      text,
      'Order ORD-1 was placed on November 1, 2026 and comes to SEK 1,200.00. Klarna has declined it. It was cancelled.',
    )
  })

  test('of an order that has not been charged says until when it can be', async (context) => {
    assert.equal(
      await read(context, 'get_order_status', uncharged),
      'Order ORD-1 was placed on November 1, 2026 and comes to SEK 1,200.00. Klarna has approved it; the shop has not charged it yet, and can do so until November 29.',
    )
  })

  test('of an order that says almost nothing of itself is still a sentence', async (context) => {
    const bare = { order_amount: null, created_at: null, merchant_reference1: null, klarna_reference: null }
    assert.equal(
      await read(context, 'get_order_status', bare),
      'I found your order. The shop has charged it.',
    )
  })
})
