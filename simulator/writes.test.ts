import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SimulatedClock } from './clock.ts'
import type { RawOrder } from './klarna-order.ts'
import { klarnaErrorOf, orderId, orderOf, orderPath, plainOrder, simulate } from './test-client.ts'

const clock = new SimulatedClock(new Date('2026-05-02T09:00:00.000Z'))
const jacket = { reference: 'JACKET', name: 'Jacket', quantity: 1, total_amount: 30_000 }
const boots = { reference: 'BOOTS', name: 'Boots', quantity: 1, total_amount: 20_000 }

async function shop(context: Parameters<typeof simulate>[0], changes: Record<string, unknown> = {}) {
  const changed: RawOrder[] = []
  const { klarna } = await simulate(context, {
    clock,
    orders: [plainOrder({ order_lines: [jacket, boots], ...changes })],
    onOrderChanged: (order) => void changed.push(order),
  })
  const send = (method: string, path: string, body: unknown) =>
    klarna(`${orderPath}/${path}`, { method, body })
  return {
    changed,
    read: async () => orderOf(await klarna(orderPath)),
    post: (path: string, body: unknown = {}) => send('POST', path, body),
    patch: (path: string, body: unknown = {}) => send('PATCH', path, body),
  }
}

async function assertRefused(response: Response, code: string, message: RegExp): Promise<void> {
  assert.equal(response.status, 403)
  const body = await klarnaErrorOf(response)
  assert.equal(body.error_code, code)
  assert.match(body.error_messages[0] ?? '', message)
}

test('captures, refunds and the refusal of too much of either play out as at Klarna', async (context) => {
  const { post, read, changed } = await shop(context)
  const first = await post('captures', { captured_amount: 30_000, order_lines: [jacket], description: 'One' })
  assert.equal(first.status, 201)
  assert.equal(await first.text(), '')
  const captureId = first.headers.get('capture-id') ?? ''
  assert.equal(
    first.headers.get('location'),
    `https://api.playground.klarna.com/ordermanagement/v1/orders/${orderId}/captures/${captureId}`,
  )
  const partly = await read()
  assert.deepEqual(
    [partly.status, partly.captured_amount, partly.remaining_authorized_amount],
    ['PART_CAPTURED', 30_000, 20_000],
  )
  assert.equal(partly.captures[0]?.capture_id, captureId)
  assert.equal(partly.captures[0]?.klarna_reference, 'ABCD1234-1')
  assert.equal(partly.captures[0]?.captured_at.slice(0, 15), '2026-05-02T09:0')

  await assertRefused(await post('captures', { captured_amount: 20_001 }), 'CAPTURE_NOT_ALLOWED', /higher/)
  assert.equal((await post('captures', { captured_amount: 20_000, order_lines: [boots] })).status, 201)
  const captured = await read()
  assert.deepEqual([captured.status, captured.remaining_authorized_amount], ['CAPTURED', 0])
  assert.equal(captured.captures[1]?.klarna_reference, 'ABCD1234-2')

  const refund = await post('refunds', {
    refunded_amount: 5_000,
    order_lines: [boots],
    description: 'Scratch',
  })
  assert.equal(refund.status, 201)
  const refunded = await read()
  assert.equal(refunded.status, 'CAPTURED')
  assert.equal(refunded.refunded_amount, 5_000)
  assert.equal(refunded.refunds[0]?.refund_id, refund.headers.get('refund-id'))
  assert.deepEqual(
    refunded.captures.map((capture) => capture.refunded_amount),
    [0, 5_000],
  )
  await assertRefused(await post('refunds', { refunded_amount: 45_001 }), 'REFUND_NOT_ALLOWED', /Over refund/)
  assert.equal((await post('refunds', { refunded_amount: 45_000 })).status, 201)
  assert.equal(changed.length, 4)
  assert.deepEqual(changed.at(-1), await read())
})

test('a refund over lines of two captures is split between them', async (context) => {
  const { post, read } = await shop(context)
  await post('captures', { captured_amount: 30_000, order_lines: [jacket] })
  await post('captures', { captured_amount: 20_000, order_lines: [boots] })
  await post('refunds', { refunded_amount: 50_000, order_lines: [boots, jacket] })
  const { captures } = await read()
  assert.deepEqual([captures[0]?.refunded_amount, captures[1]?.refunded_amount], [30_000, 20_000])
})

test('a refund without lines belongs to no capture', async (context) => {
  const { post, read } = await shop(context)
  await post('captures', { captured_amount: 30_000, order_lines: [jacket] })
  await post('refunds', { refunded_amount: 1_000 })
  const order = await read()
  assert.deepEqual([order.refunded_amount, order.captures[0]?.refunded_amount], [1_000, 0])
})

test('a refund needs a capture', async (context) => {
  const { post } = await shop(context)
  await assertRefused(await post('refunds', { refunded_amount: 1 }), 'REFUND_NOT_ALLOWED', /no captures/)
})

test('an order is cancelled before its first capture only', async (context) => {
  const { post, read } = await shop(context)
  assert.equal((await post('cancel')).status, 204)
  const order = await read()
  assert.deepEqual([order.status, order.remaining_authorized_amount], ['CANCELLED', 0])
  await assertRefused(await post('captures', { captured_amount: 1 }), 'CAPTURE_NOT_ALLOWED', /is cancelled/)
  const captured = await shop(context)
  await captured.post('captures', { captured_amount: 1 })
  await assertRefused(await captured.post('cancel'), 'CANCEL_NOT_ALLOWED', /previous captures/)
})

test('what remains of a part captured order can be released, once', async (context) => {
  const { post, read } = await shop(context)
  await post('captures', { captured_amount: 30_000 })
  assert.equal((await post('release-remaining-authorization')).status, 204)
  const order = await read()
  assert.deepEqual([order.status, order.remaining_authorized_amount], ['CAPTURED', 0])
  await assertRefused(await post('release-remaining-authorization'), 'NOT_ALLOWED', /fully captured/)
})

test('the authorization is extended by 28 days from now, at most to 180 days from the start', async (context) => {
  const { post, read } = await shop(context)
  assert.equal((await post('extend-authorization-time')).status, 204)
  assert.equal((await read()).expires_at, '2026-05-30T00:00:00.000Z')
  const old = await shop(context, { created_at: '2025-11-10T00:00:00.000Z' })
  await old.post('extend-authorization-time')
  assert.equal((await old.read()).expires_at, '2026-05-09T00:00:00.000Z')
  const expired = await shop(context, { status: 'EXPIRED' })
  await assertRefused(await expired.post('extend-authorization-time'), 'NOT_ALLOWED', /Order is expired/)
})

test('references and the amount can be changed', async (context) => {
  const { patch, post, read } = await shop(context)
  assert.equal((await patch('merchant-references', { merchant_reference1: '#1001' })).status, 204)
  assert.equal((await patch('authorization', { order_amount: 40_000, order_lines: [] })).status, 204)
  const order = await read()
  assert.equal(order.merchant_reference1, '#1001')
  assert.deepEqual([order.order_amount, order.remaining_authorized_amount], [40_000, 40_000])
  assert.equal((await post('acknowledge')).status, 204)
})

describe('a body that does not fit gets BAD_VALUE', () => {
  const bodies: readonly [path: string, body: unknown][] = [
    ['captures', {}],
    ['captures', { captured_amount: 0 }],
    ['captures', { captured_amount: 1.5 }],
    ['captures', 'not JSON'],
    ['refunds', { refunded_amount: '100' }],
  ]
  for (const [path, body] of bodies) {
    test(`${path} ${JSON.stringify(body)}`, async (context) => {
      const { post } = await shop(context)
      const response = await post(path, body)
      assert.equal(response.status, 400)
      assert.equal((await klarnaErrorOf(response)).error_code, 'BAD_VALUE')
    })
  }
  test('more than 1 MB gets REQUEST_TOO_LARGE', async (context) => {
    const { post } = await shop(context)
    const response = await post('captures', { captured_amount: 1, description: 'x'.repeat(1_100_000) })
    assert.equal(response.status, 413)
    assert.equal((await klarnaErrorOf(response)).error_code, 'REQUEST_TOO_LARGE')
  })
})

test('when the listener of a change fails, the answer is 500', async (context) => {
  const { klarna } = await simulate(context, {
    onOrderChanged: () => Promise.reject(new Error('the directory is gone')),
  })
  const response = await klarna(`${orderPath}/cancel`, { method: 'POST' })
  assert.equal(response.status, 500)
  assert.equal((await klarnaErrorOf(response)).error_code, 'INTERNAL_SERVER_ERROR')
})
