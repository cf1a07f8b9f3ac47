import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { orderId, orderPath, plainOrder, simulate } from './test-client.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const capture = { capture_id: 'aaaaaaaa-0000-4000-8000-000000000001', captured_amount: 100 }
const refund = { refund_id: 'bbbbbbbb-0000-4000-8000-000000000001', refunded_amount: 50 }
const otherId = '99999999-9999-4999-8999-999999999999'

describe('reads', () => {
  const order = plainOrder({ captures: [capture], refunds: [refund] })

  test('an order is served as it was given, with the headers of Klarna', async (context) => {
    const { klarna } = await simulate(context, { orders: [order] })
    const response = await klarna(orderPath)
    assert.equal(response.status, 200)
    assert.match(response.headers.get('klarna-correlation-id') ?? '', uuid)
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/)
    assert.equal(response.headers.get('cache-control'), 'no-cache, no-store, max-age=0, must-revalidate')
    assert.equal(await response.text(), JSON.stringify(order))
  })
  test('captures are a bare array', async (context) => {
    const { klarna } = await simulate(context, { orders: [order] })
    assert.deepEqual(await (await klarna(`${orderPath}/captures`)).json(), [capture])
  })
  test('one capture and one refund can be read', async (context) => {
    const { klarna } = await simulate(context, { orders: [order] })
    assert.deepEqual(await (await klarna(`${orderPath}/captures/${capture.capture_id}`)).json(), capture)
    assert.deepEqual(await (await klarna(`${orderPath}/refunds/${refund.refund_id}`)).json(), refund)
  })
  test('an order ID may be in upper case, and the path may start with two slashes', async (context) => {
    const lettered = plainOrder({ order_id: 'abcdefab-cdef-7abc-8def-abcdefabcdef' })
    const { klarna } = await simulate(context, { orders: [lettered] })
    const path = '/ordermanagement/v1/orders/ABCDEFAB-CDEF-7ABC-8DEF-ABCDEFABCDEF'
    assert.equal((await klarna(path)).status, 200)
    assert.equal((await klarna(`/${path}`)).status, 200)
  })
  test('malformed orders are served exactly as given', async (context) => {
    const odd = {
      zebra: { deep: [null, { x: 1 }] },
      order_id: orderId,
      order_amount: 'a lot',
      captures: null,
      refunds: 7,
      billing_address: [],
      status: null,
      unheard_of: true,
    }
    const { klarna, control } = await simulate(context, { orders: [odd] })
    assert.equal(await (await klarna(orderPath)).text(), JSON.stringify(odd))
    assert.equal((await klarna(`${orderPath}/captures`)).status, 200)
    assert.equal((await klarna(`${orderPath}/refunds/${otherId}`)).status, 404)
    assert.equal(await (await control('/orders')).text(), JSON.stringify([odd]))
  })
})

describe('extensions of the due date', () => {
  const options = async (context: Parameters<typeof simulate>[0], changes: Record<string, unknown>) => {
    const { klarna } = await simulate(context, { orders: [plainOrder({ captures: [capture], ...changes })] })
    return (await klarna(`${orderPath}/captures/${capture.capture_id}/extend-due-date-options`)).json()
  }
  test('in kronor the fees go by the order value', async (context) => {
    assert.deepEqual(await options(context, { order_amount: 300_000 }), {
      currency: 'SEK',
      options: [
        { amount: 0, number_of_days: 2 },
        { amount: 1_000, number_of_days: 10 },
        { amount: 4_900, number_of_days: 30 },
        { amount: 9_900, number_of_days: 60 },
      ],
    })
  })
  test('in pounds the fees are other ones', async (context) => {
    const british = { purchase_country: 'GB', purchase_currency: 'GBP', order_amount: 75_001 }
    assert.deepEqual(await options(context, british), {
      currency: 'GBP',
      options: [
        { amount: 0, number_of_days: 2 },
        { amount: 100, number_of_days: 10 },
        { amount: 799, number_of_days: 30 },
        { amount: 1_299, number_of_days: 60 },
      ],
    })
  })
  test('there are none for what is paid at once', async (context) => {
    const paid = { initial_payment_method: { type: 'PAY_BY_CARD', description: 'Pay by card' } }
    assert.deepEqual(await options(context, paid), { currency: 'SEK', options: [] })
  })
})

describe('errors are the ones Klarna sends', () => {
  const cases: readonly [path: string, status: number, code: string, message: string][] = [
    [`/ordermanagement/v1/orders/${otherId}`, 404, 'NO_SUCH_ORDER', `Order ${otherId} cannot be found`],
    ['/ordermanagement/v1/orders/12345', 400, 'INVALID_ORDER_ID', 'Order ID must be a valid UUID.'],
    [
      '/ordermanagement/v1/orders/11111111222243338444555555555555',
      400,
      'INVALID_ORDER_ID',
      'Order ID must be a valid UUID.',
    ],
    [
      `${orderPath}/refunds/${otherId}`,
      404,
      'NOT_FOUND',
      `Refund ${otherId} cannot be found for order ${orderId}`,
    ],
    ['/ordermanagement/v1/orders', 403, 'NOT_ALLOWED', 'Not allowed'],
    ['/payments/v1/sessions', 403, 'NOT_ALLOWED', 'Not allowed'],
  ]
  for (const [path, status, code, message] of cases) {
    test(`GET ${path} gets ${status} ${code}`, async (context) => {
      const { klarna } = await simulate(context)
      const response = await klarna(path)
      assert.equal(response.status, status)
      assert.deepEqual(await response.json(), {
        error_code: code,
        error_messages: [message],
        correlation_id: response.headers.get('klarna-correlation-id'),
      })
    })
  }
  for (const end of ['', '/extend-due-date-options']) {
    test(`an unknown capture${end} gets NO_SUCH_CAPTURE`, async (context) => {
      const { klarna } = await simulate(context)
      const response = await klarna(`${orderPath}/captures/${otherId}${end}`)
      assert.equal(response.status, 404)
      assert.match(await response.text(), /"error_code":"NO_SUCH_CAPTURE"/)
    })
  }
  test('a method that a path does not have gets 403', async (context) => {
    const { klarna } = await simulate(context)
    assert.equal((await klarna(orderPath, { method: 'DELETE' })).status, 403)
    assert.equal((await klarna(orderPath, { method: 'HEAD' })).status, 403)
  })
})
