import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { z } from 'zod'
import { stories } from '../stories.ts'
import { readKey, startWooCommerce, type WooCommerceOptions } from './start-woocommerce.ts'
import { wooOrder } from './woo-order.ts'
import { wooStories } from './woo-stories.ts'

const path = '/wp-json/wc/v3/orders'
const authorization = `Basic ${Buffer.from(`${readKey.consumerKey}:${readKey.consumerSecret}`).toString('base64')}`

async function start(context: TestContext, options: WooCommerceOptions) {
  const woo = await startWooCommerce(options)
  context.after(() => woo.close())
  const get = (query: string, init: RequestInit = {}) =>
    fetch(`${woo.origin}${path}${query}`, { headers: { authorization }, ...init })
  return { woo, get }
}

async function idsIn(response: Response): Promise<readonly number[]> {
  return z
    .array(z.object({ id: z.number() }))
    .parse(await response.json())
    .map(({ id }) => id)
}

async function codeIn(response: Response): Promise<string> {
  return z.object({ code: z.string() }).parse(await response.json()).code
}

const many = Array.from({ length: 25 }, (_, index) =>
  wooOrder({ id: index + 1, klarnaOrderId: 'x', createdAt: new Date(Date.UTC(2026, 0, index + 1)) }),
)

describe('the simulated WooCommerce shop', () => {
  it('lists the latest orders first, ten on a page, and says in its headers how many there are', async (context) => {
    const { get } = await start(context, { orders: many })
    const first = await get('')
    assert.deepEqual([first.headers.get('x-wp-total'), first.headers.get('x-wp-totalpages')], ['25', '3'])
    assert.deepEqual(await idsIn(first), [25, 24, 23, 22, 21, 20, 19, 18, 17, 16])
    assert.deepEqual(await idsIn(await get('?page=3')), [5, 4, 3, 2, 1])
    assert.deepEqual(await idsIn(await get('?per_page=2&orderby=id&order=asc')), [1, 2])
    assert.equal((await get('?per_page=101')).status, 400)
  })

  it('finds by ID, by an address and by a plugin’s number, but that only where the plugin lets it', async (context) => {
    const numbered = wooOrder({
      id: 90,
      number: 'WC-7001',
      klarnaOrderId: 'x',
      billing: { phone: '0701234' },
    })
    const { get, woo } = await start(context, { orders: [...many, numbered] })
    assert.deepEqual(await idsIn(await get('?include=3,90')), [90, 3])
    assert.deepEqual(await idsIn(await get('?search=90')), [90])
    assert.deepEqual(await idsIn(await get('?search=7001')), [90])
    assert.deepEqual(await idsIn(await get('?search=701234')), [90])
    woo.change({ searchesNumbers: false })
    assert.deepEqual(await idsIn(await get('?search=7001')), [])
  })

  it('shows the fields and the meta that are asked for, where it knows how', async (context) => {
    const { get, woo } = await start(context, { orders: [wooOrder({ id: 1, klarnaOrderId: 'x' })] })
    const keys = async (): Promise<readonly unknown[]> => {
      const response = await get('?_fields=id,meta_data&include_meta=_wc_klarna_order_id')
      const [order] = z.array(z.looseObject({ meta_data: z.array(z.unknown()) })).parse(await response.json())
      return [Object.keys(order ?? {}).length, order?.meta_data.length]
    }
    assert.deepEqual(await keys(), [2, 1])
    woo.change({ knowsFields: false, knowsIncludeMeta: false })
    assert.deepEqual(await keys(), [14, 4])
  })

  it('refuses in WooCommerce’s words', async (context) => {
    const { get, woo } = await start(context, { orders: many })
    const refused = async (init: RequestInit): Promise<readonly unknown[]> => {
      const response = await get('', init)
      return [response.status, await codeIn(response)]
    }
    const wrong = `Basic ${Buffer.from('ck_other:cs_other').toString('base64')}`
    const cannotView = 'woocommerce_rest_cannot_view'
    const badKey = 'woocommerce_rest_authentication_error'
    assert.deepEqual(await refused({ headers: {} }), [401, cannotView])
    assert.deepEqual(await refused({ headers: { authorization: wrong } }), [401, badKey])
    assert.deepEqual(await refused({ headers: { authorization }, method: 'POST', body: '{}' }), [401, badKey])
    woo.change({ keyIs: 'no_role' })
    assert.deepEqual(await refused({}), [403, cannotView])
    const elsewhere = await fetch(`${woo.origin}/wp-json/wc/v3/customers`, { headers: { authorization } })
    assert.deepEqual([elsewhere.status, await codeIn(elsewhere)], [404, 'rest_no_route'])
  })

  it('fails as often as it is told, and writes every call down', async (context) => {
    const { get, woo } = await start(context, { orders: many })
    woo.fail({ status: 429, headers: { 'retry-after': '7' }, times: 2 })
    woo.fail({ malformed: 'page', status: 503 })
    woo.fail({ reset: true })
    const first = await get('?page=1')
    assert.deepEqual([first.status, first.headers.get('retry-after')], [429, '7'])
    assert.equal((await get('?page=2')).status, 429)
    assert.match(await (await get('')).text(), /<!doctype html>/)
    await assert.rejects(get(''))
    assert.equal((await get('')).status, 200)
    assert.deepEqual(
      woo.requests().map(({ method, path: asked }) => `${method} ${asked}`),
      [`GET ${path}?page=1`, `GET ${path}?page=2`, `GET ${path}`, `GET ${path}`, `GET ${path}`],
    )
    woo.forgetRequests()
    assert.deepEqual(woo.requests(), [])
  })

  it('has the stories as the shop itself would know them', async (context) => {
    const klarna = stories(new Date('2026-11-22T12:00:00.000Z'))
    const { get } = await start(context, { orders: wooStories(klarna) })
    const response = await get('?search=ORD-12345&_fields=id,number,transaction_id,status,total')
    assert.deepEqual(await response.json(), [
      {
        id: 1001,
        number: 'ORD-12345',
        status: 'completed',
        total: '1200.00',
        transaction_id: 'b1881b52-b923-4a4c-9f42-841b3c774c1d',
      },
    ])
  })
})
