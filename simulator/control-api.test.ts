import assert from 'node:assert/strict'
import { request } from 'node:http'
import { describe, test } from 'node:test'
import { controlErrorOf, orderOf, orderPath, plainOrder, requestsSchema, simulate } from './test-client.ts'

/** The status of a GET with headers that fetch would not send. */
function statusOf(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    call.on('error', reject)
    call.end()
  })
}

describe('who may control the simulator', () => {
  const hosts: readonly [host: string, status: number][] = [
    ['localhost', 200],
    ['localhost:3000', 200],
    ['127.0.0.1:9', 200],
    ['[::1]:3000', 200],
    ['LOCALHOST', 200],
    ['evil.example', 403],
    ['localhost.evil.example', 403],
    ['127.0.0.1.evil.example:80', 403],
  ]
  for (const [host, status] of hosts) {
    test(`the host ${host} gets ${status}`, async (context) => {
      const { simulator } = await simulate(context)
      assert.equal(await statusOf(`${simulator.origin}/_simulator/requests`, { host }), status)
    })
  }
  test('a web page does not, not even a local one', async (context) => {
    const { simulator } = await simulate(context)
    for (const origin of ['https://evil.example', simulator.origin, 'null']) {
      assert.equal(await statusOf(`${simulator.origin}/_simulator/requests`, { origin }), 403)
    }
  })
  test('a body that is not JSON by its type is refused, and nothing changes', async (context) => {
    const { simulator, control } = await simulate(context)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const response = await control('/orders', {
        method: 'PUT',
        body: '[]',
        headers: { 'content-type': type },
      })
      assert.equal(response.status, 415)
    }
    assert.equal((await control('/faults', { method: 'POST' })).status, 415)
    assert.equal(simulator.orders().length, 1)
  })
  test('an unknown control path gets 404 in JSON, without a Klarna call', async (context) => {
    const { simulator, control } = await simulate(context)
    const response = await control('/nothing')
    assert.equal(response.status, 404)
    assert.equal(await controlErrorOf(response), 'not_found')
    assert.equal(simulator.requests().length, 0)
  })
})

describe('orders', () => {
  const other = plainOrder({ order_id: '66666666-2222-4333-8444-555555555555' })

  test('are replaced, all of them, and whoever listens is awaited', async (context) => {
    let heard: unknown
    const { klarna, control } = await simulate(context, {
      onOrdersReplaced: async (orders) => {
        await new Promise((resolve) => setTimeout(resolve, 30))
        heard = orders
      },
    })
    const response = await control('/orders', { method: 'PUT', body: [other] })
    assert.deepEqual([response.status, await response.json()], [200, { orders: 1 }])
    assert.deepEqual(heard, [other])
    assert.equal((await klarna(orderPath)).status, 404)
    assert.equal((await klarna(`/ordermanagement/v1/orders/${other.order_id}`)).status, 200)
    assert.deepEqual(await (await control('/orders')).json(), [other])
  })
  test('without a string order_id are refused, all of them', async (context) => {
    const { klarna, control } = await simulate(context)
    const bad = [
      {},
      [{}],
      [other, { order_id: 5 }],
      [null],
      ['x'],
      [{ ...other, _simulator: { region: 'mars' } }],
    ]
    for (const body of bad) {
      const response = await control('/orders', { method: 'PUT', body })
      assert.equal(response.status, 400)
      assert.equal(await controlErrorOf(response), 'bad_orders')
    }
    assert.equal((await klarna(orderPath)).status, 200)
  })
  test('may be many', async (context) => {
    const { klarna, control } = await simulate(context)
    const many = Array.from({ length: 5_000 }, (_, index) =>
      plainOrder({ order_id: `${String(index).padStart(8, '0')}-2222-4333-8444-555555555555` }),
    )
    assert.equal((await control('/orders', { method: 'PUT', body: many })).status, 200)
    assert.equal(
      (await klarna('/ordermanagement/v1/orders/00004999-2222-4333-8444-555555555555')).status,
      200,
    )
  })
})

test('requests are logged: Klarna calls only, with the path as it was sent', async (context) => {
  const { klarna, control } = await simulate(context)
  await klarna(`/${orderPath}`)
  await klarna(`${orderPath}/cancel`, { method: 'POST', headers: { authorization: 'none' } })
  await control('/orders')
  const log = requestsSchema.parse(await (await control('/requests')).json())
  assert.deepEqual(
    log.map(({ method, path }) => `${method} ${path}`),
    [`GET /${orderPath}`, `POST ${orderPath}/cancel`],
  )
  assert.ok(Math.abs(Date.parse(log[0]?.at ?? '') - Date.now()) < 10_000)
  await control('/requests', { method: 'DELETE' })
  assert.deepEqual(await (await control('/requests')).json(), [])
})

describe('the clock', () => {
  test('can be set, backwards too, and whoever listens hears it', async (context) => {
    const heard: string[] = []
    const { simulator, control, klarna } = await simulate(context, {
      onClockSet: (now) => void heard.push(now.toISOString().slice(0, 16)),
    })
    const response = await control('/clock', { method: 'PUT', body: { now: '2025-01-01T01:00:00+01:00' } })
    assert.equal(response.status, 200)
    assert.deepEqual(heard, ['2025-01-01T00:00'])
    assert.equal(simulator.clock.now().getUTCFullYear(), 2025)
    await klarna(`${orderPath}/captures`, { method: 'POST', body: { captured_amount: 1 } })
    const { captures } = await orderOf(await klarna(orderPath))
    assert.equal(captures[0]?.captured_at.slice(0, 10), '2025-01-01')
  })
  test('refuses what is not an instant', async (context) => {
    const { control } = await simulate(context)
    for (const body of [{}, { now: 'tomorrow' }, { now: 5 }, { now: '2025-02-30T00:00:00Z' }]) {
      assert.equal((await control('/clock', { method: 'PUT', body })).status, 400)
    }
  })
})
