import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { apiKey, european, northAmerican, plainOrder, simulate } from './test-client.ts'

const hosts = [
  'api.klarna.com',
  'api.playground.klarna.com',
  'api-na.klarna.com',
  'api-na.playground.klarna.com',
  'api-oc.klarna.com',
  'api-oc.playground.klarna.com',
]
const opens: Readonly<Record<string, readonly string[]>> = {
  [european]: ['api.klarna.com', 'api.playground.klarna.com'],
  [northAmerican]: ['api-na.playground.klarna.com'],
  [apiKey]: ['api.playground.klarna.com'],
  [basic('00000000-0000-4000-8000-000000000000:klarna_test_api_simulator')]: ['api.playground.klarna.com'],
  [basic('someone:klarna_test_api_simulator')]: [],
  [basic('K123456_simulator:Simulator-password')]: [],
  'Bearer klarna_test_api_simulator': [],
  klarna_test_api_simulator: [],
}
const unknownOrder = '/ordermanagement/v1/orders/99999999-9999-4999-8999-999999999999'

function basic(pair: string): string {
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

describe('a credential opens its own hosts only', () => {
  for (const [authorization, open] of Object.entries(opens)) {
    for (const host of hosts) {
      const expected = open.includes(host) ? 404 : 401
      test(`${authorization} at ${host} gets ${expected}`, async (context) => {
        const { klarna } = await simulate(context)
        const headers = { authorization, 'x-kvitto-klarna-host': host }
        assert.equal((await klarna(unknownOrder, { headers })).status, expected)
      })
    }
  }
})

test('without the header the European playground is meant', async (context) => {
  const { klarna } = await simulate(context)
  assert.equal((await klarna(unknownOrder, { headers: { authorization: apiKey } })).status, 404)
})

test('a host that is not one of the six opens for nobody', async (context) => {
  const { klarna } = await simulate(context)
  const headers = { 'x-kvitto-klarna-host': 'api.kustom.co' }
  assert.equal((await klarna(unknownOrder, { headers })).status, 401)
})

test('a bad credential gets the HTML page, with no correlation id', async (context) => {
  const { simulator } = await simulate(context)
  const response = await fetch(simulator.origin + unknownOrder)
  assert.equal(response.status, 401)
  assert.equal(response.headers.get('content-type'), 'text/html')
  assert.equal(response.headers.get('www-authenticate'), 'Basic realm="very closed site"')
  assert.equal(response.headers.get('server'), 'openresty')
  assert.equal(response.headers.get('klarna-correlation-id'), null)
  assert.match(await response.text(), /<h1>401 Authorization Required<\/h1>[\s\S]*openresty/)
})

describe('regions share no orders', () => {
  const american = { authorization: northAmerican, 'x-kvitto-klarna-host': 'api-na.playground.klarna.com' }
  const path = (order: { order_id: string }) => `/ordermanagement/v1/orders/${order.order_id}`

  test('an American order is in North America and not in Europe', async (context) => {
    const order = plainOrder({ purchase_country: 'US' })
    const { klarna } = await simulate(context, { orders: [order] })
    assert.equal((await klarna(path(order), { headers: american })).status, 200)
    assert.equal((await klarna(path(order))).status, 404)
  })
  test('a European order is not in North America', async (context) => {
    const order = plainOrder()
    const { klarna } = await simulate(context, { orders: [order] })
    assert.equal((await klarna(path(order), { headers: american })).status, 404)
    assert.equal((await klarna(path(order))).status, 200)
  })
  test('an order may name its region and environment, which are not served', async (context) => {
    const order = plainOrder()
    const placed = { ...order, _simulator: { region: 'eu', environment: 'live' } }
    const { klarna } = await simulate(context, { orders: [placed] })
    const live = await klarna(path(order), { headers: { 'x-kvitto-klarna-host': 'api.klarna.com' } })
    assert.deepEqual(await live.json(), order)
    assert.equal((await klarna(path(order))).status, 404)
  })
  test('with a home region, orders that do not name theirs live there', async (context) => {
    const order = plainOrder({ purchase_country: 'US' })
    const { klarna } = await simulate(context, { orders: [order], region: 'eu' })
    assert.equal((await klarna(path(order))).status, 200)
    assert.equal((await klarna(path(order), { headers: american })).status, 404)
  })
})
