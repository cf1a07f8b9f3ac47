import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Variant, variants } from '../../simulator/shopify/shopify-order.ts'
import { shopifyStories } from '../../simulator/shopify/shopify-stories.ts'
import { stories } from '../../simulator/stories.ts'
import { byClient, openShopify } from '../../test/fixtures/shopify-shop.ts'
import { referenceOf, testNow } from '../../test/scope.ts'
import { type NumberReference, type OrderSource, OrderSourceError, type Refusal } from './order-source.ts'

const id = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
const dayMs = 24 * 60 * 60_000

function order(variant: Variant, name: string, daysAgo = 2, klarnaOrderId = id) {
  const createdAt = new Date(testNow.getTime() - daysAgo * dayMs).toISOString()
  return variants[variant]({ name, klarnaOrderId, email: 'anna@example.com', createdAt })
}

function numberOf(text: string): NumberReference {
  const reference = referenceOf(text)
  assert.ok(reference.kind === 'number')
  return reference
}

async function find(source: OrderSource, text: string, limit = 5): Promise<readonly string[]> {
  return (await source.find(numberOf(text), limit)).map(({ klarnaOrderId }) => klarnaOrderId)
}

function failsWith(code: OrderSourceError['code'], refusal: Refusal | null = null) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof OrderSourceError)
    assert.deepEqual([error.code, error.refusal], [code, refusal])
    return true
  }
}

describe('a shop on Shopify', () => {
  for (const [prefix, suffix, name, spellings] of [
    ['#', '', '#1001', ['1001', '#1001', ' 10 01 ', 'order 1001', 'Bestellnummer: 1001']],
    ['ORD-', '', 'ORD-12345', ['ORD-12345', 'ord 12345', '#ORD12345', '12345', 'order ORD-12345']],
    ['EN', '', 'EN1001', ['EN1001', 'en 1001', '1001', '#1001']],
    ['', '-SE', '1001-SE', ['1001-SE', '1001se', '1001']],
    ['Kanel/', '/25', 'Kanel/1001/25', ['Kanel/1001/25', 'kanel 1001 25']],
    ['say "hi" ', '', 'say "hi" 7', ['say hi 7']],
    // From before the shop changed how it writes its numbers.
    ['NEW-', '', 'OLD-77', ['OLD-77', 'old77']],
    ['NEW-', '', '#88', ['88', '#88']],
  ] as const)
    it(`finds ${name} by every spelling, where numbers are written ${prefix}…${suffix}`, async (context) => {
      const { source } = await openShopify(context, {
        shop: { prefix, suffix },
        orders: [order('note', name), order('note', `${prefix}9999${suffix}`, 2, id.replace('b', 'a'))],
      })
      for (const spelling of spellings) assert.deepEqual(await find(source, spelling), [id], spelling)
      assert.deepEqual(await find(source, '555'), [])
    })

  it('finds every order of the simulated Klarna that has a number', async (context) => {
    const klarnas = stories(testNow)
    // A shop writes no order with the number of another.
    const unique = klarnas.filter(
      ({ merchant_reference1: number }) =>
        klarnas.filter((other) => other.merchant_reference1 === number).length === 1,
    )
    const { source, forward } = await openShopify(context, { orders: shopifyStories(unique) })
    const numbered = unique.filter(({ merchant_reference1: number }) => number !== undefined)
    assert.ok(numbered.length > 20)
    for (const { merchant_reference1: number = '', order_id } of numbered) {
      forward(5_000)
      assert.ok((await find(source, number)).includes(order_id), number)
    }
  })

  it('takes no order for the one meant because its number has the other in it', async (context) => {
    const { source } = await openShopify(context, {
      shop: { search: 'parts' },
      orders: [
        order('note', '#10010', 1, id.replace('b', 'a')),
        order('note', '#21001', 1, id.replace('b', 'c')),
        order('note', '#1001', 3),
      ],
    })
    assert.deepEqual(await find(source, '1001'), [id])
    assert.deepEqual(await find(source, '100'), [])
  })

  it('takes the ID from wherever it stands, and says why where it stands nowhere', async (context) => {
    const expected: Readonly<Record<Variant, string>> = {
      note: 'nominated',
      'note of the shopper’s too': 'nominated',
      attribute: 'nominated',
      receipt: 'nominated',
      'nothing but the ID': 'nominated',
      'two IDs, one by its name': 'nominated',
      'two IDs without a name': 'ambiguous',
      'hostile note': 'nominated',
      'note written over': 'id_removed',
      'no app': 'extended_access_off',
      'Shopify Payments': 'shopify_payments',
      card: 'not_paid_with_klarna',
    }
    const { source } = await openShopify(context, {
      orders: Object.entries(variants).map(([, make], index) =>
        make({
          name: `#${1000 + index}`,
          klarnaOrderId: id,
          email: 'anna@example.com',
          createdAt: new Date(testNow.getTime() - dayMs).toISOString(),
        }),
      ),
    })
    for (const [index, [variant, kind]] of Object.entries(expected).entries()) {
      const number = String(1000 + index)
      assert.deepEqual(await source.explain(numberOf(number)), { kind }, variant)
      assert.deepEqual(await find(source, number), kind === 'nominated' ? [id] : [], variant)
    }
    assert.deepEqual(await source.explain(numberOf('1')), { kind: 'not_found' })
  })

  it('says that the app is missing where no order carries an ID, and that minutes are not enough', async (context) => {
    const { source, simulator } = await openShopify(context, {
      orders: [order('no app', '#1001'), order('no app', '#1002', 0.001), order('card', '#1003')],
    })
    assert.deepEqual(await source.explain(numberOf('1001')), { kind: 'app_missing' })
    assert.deepEqual(await source.explain(numberOf('1002')), { kind: 'too_new' })
    simulator.replaceOrders([order('no app', '#1001', 30), order('note', '#1002')])
    assert.deepEqual(await source.explain(numberOf('1001')), { kind: 'extended_access_off' })
  })

  it('sees 60 days with read_orders and everything with read_all_orders, and says which', async (context) => {
    const orders = [order('note', '#1', 59), order('note', '#2', 61)]
    const short = await openShopify(context, { orders, shop: { scopes: ['read_orders'] } })
    assert.deepEqual(await short.source.reach(), { days: 60 })
    assert.deepEqual([await find(short.source, '1'), await find(short.source, '2')], [[id], []])
    assert.deepEqual(await short.source.explain(numberOf('2')), { kind: 'older_than_reach', days: 60 })
    const all = await openShopify(context, { orders })
    assert.deepEqual(await all.source.reach(), { days: null })
    assert.deepEqual(await find(all.source, '2'), [id])
  })

  it('counts in its latest 50 orders how many carry an ID, and why the others do not', async (context) => {
    const { source } = await openShopify(context, {
      shop: { scopes: ['read_orders'], name: 'Kanel' },
      orders: [
        order('note', '#1'),
        order('attribute', '#2'),
        order('no app', '#3'),
        order('Shopify Payments', '#4'),
        order('card', '#5'),
        ...Array.from({ length: 60 }, (_, index) => order('card', `#${100 + index}`, 50)),
      ],
    })
    assert.deepEqual(await source.check(), {
      outcome: 'accepted',
      shopName: 'Kanel',
      reach: { days: 60 },
      sample: {
        orders: 50,
        paidWithKlarna: 4,
        withKlarnaId: 2,
        without: { extended_access_off: 1, shopify_payments: 1, not_paid_with_klarna: 46 },
      },
    })
  })
})

describe('what Shopify is asked', () => {
  it('is the same for a number that it has, has without an ID, and has not', async (context) => {
    const { source, simulator, asked } = await openShopify(context, {
      orders: [order('note', '#1001'), order('no app', '#1002')],
    })
    await find(source, '1')
    for (const number of ['1001', '1002', '9999']) {
      simulator.forgetRequests()
      await find(source, number)
      assert.deepEqual(asked(), ['find'], number)
    }
    assert.ok(simulator.requests().every(({ path }) => path === '/admin/api/2026-10/graphql.json'))
  })

  it('holds nothing of a shopper but letters and digits of the number', async (context) => {
    const { source } = await openShopify(context, { orders: [order('note', '#1001')] })
    for (const text of ['x" OR email:"anna@example.com', 'a) OR (name:*', '1001" OR name:"', 'OR', 'NOT'])
      assert.deepEqual(await find(source, text), [], text)
    assert.deepEqual(await find(source, '"1001"'), [id])
  })
})

describe('the token of Shopify', () => {
  it('is fetched once for all who ask at once, and kept', async (context) => {
    const { source, asked } = await openShopify(
      context,
      { orders: [order('note', '#1001')] },
      { credentials: byClient },
    )
    await Promise.all(Array.from({ length: 8 }, () => find(source, '1001')))
    await find(source, '1001')
    assert.equal(asked().filter((name) => name === 'token').length, 1)
  })

  it('is replaced before it expires', async (context) => {
    const { source, simulator, asked, forward } = await openShopify(
      context,
      { orders: [order('note', '#1001')] },
      { credentials: byClient },
    )
    await find(source, '1001')
    forward(86_399_000 - 11 * 60_000)
    simulator.forgetRequests()
    await find(source, '1001')
    assert.ok(!asked().includes('token'))
    forward(2 * 60_000)
    await find(source, '1001')
    assert.ok(asked().includes('token'))
  })

  it('is used to its end where no new one can be had', async (context) => {
    const { source, simulator, forward } = await openShopify(
      context,
      { orders: [order('note', '#1001')] },
      { credentials: byClient },
    )
    await find(source, '1001')
    forward(86_399_000 - 5 * 60_000)
    simulator.fail({ status: 503 })
    assert.deepEqual(await find(source, '1001'), [id])
  })

  it('is replaced where it was taken back, without a word to the merchant', async (context) => {
    const { source, simulator, answers } = await openShopify(
      context,
      { orders: [order('note', '#1001')] },
      { credentials: byClient },
    )
    await find(source, '1001')
    simulator.revokeTokens()
    assert.deepEqual(await find(source, '1001'), [id])
    assert.ok(answers.every((answer) => answer === null))
  })
})

describe('Shopify', () => {
  const refusals: readonly (readonly [string, Refusal, Parameters<typeof openShopify>[1], unknown])[] = [
    ['a token that is not taken any more', 'wrong_credentials', { shop: { accessToken: null } }, undefined],
    ['a wrong secret', 'wrong_credentials', {}, { ...byClient, clientSecret: 'shpss_another_one' }],
    ['an app that is not installed', 'app_not_installed', { shop: { app: 'app_not_installed' } }, byClient],
    ['an app of others', 'other_organization', { shop: { app: 'shop_not_permitted' } }, byClient],
    ['rights without orders', 'orders_not_allowed', { shop: { scopes: ['read_products'] } }, undefined],
  ]
  for (const [what, refusal, options, credentials] of refusals)
    it(`refuses ${what}, which is for a person to mend`, async (context) => {
      const { source, answers } = await openShopify(
        context,
        options,
        credentials === undefined ? {} : { credentials },
      )
      await assert.rejects(find(source, '1001'), failsWith('refused', refusal))
      assert.deepEqual(answers, [refusal])
      assert.deepEqual(await source.check(), { outcome: 'refused', refusal })
    })

  it('knows no shop of another name', async (context) => {
    const { source } = await openShopify(context, {}, { address: 'somebody-else' })
    await assert.rejects(find(source, '1001'), failsWith('refused', 'no_such_shop'))
  })

  it('is left alone for as long as its allowance needs, and asked again then', async (context) => {
    const { source, simulator, asked, forward } = await openShopify(context, {
      orders: [order('note', '#1001')],
      shop: { allowance: { most: 400, perSecond: 10 } },
    })
    await find(source, '1001')
    simulator.drain()
    await assert.rejects(find(source, '1001'), failsWith('throttled'))
    simulator.forgetRequests()
    for (const number of ['1001', '9999', 'ABC'])
      await assert.rejects(find(source, number), failsWith('throttled'))
    assert.deepEqual(asked(), [])
    simulator.change({ allowance: { most: 2_000, perSecond: 1_000_000 } })
    forward(60_000)
    assert.deepEqual(await find(source, '1001'), [id])
  })

  it('is left alone after a 429 for as long as it says', async (context) => {
    const { source, simulator, asked, forward } = await openShopify(context, {
      orders: [order('note', '#1001')],
    })
    simulator.fail({ status: 429, headers: { 'retry-after': '5.0' } })
    await assert.rejects(find(source, '1001'), failsWith('throttled'))
    simulator.forgetRequests()
    forward(3_000)
    await assert.rejects(find(source, '1001'), failsWith('throttled'))
    assert.deepEqual(asked(), [])
    forward(2_000)
    assert.deepEqual(await find(source, '1001'), [id])
  })

  it('redirects nobody to a place that hears the token', async (context) => {
    const { source, simulator } = await openShopify(context)
    simulator.fail({ status: 301, headers: { location: `${simulator.origin}/elsewhere` } })
    await assert.rejects(find(source, '1001'), failsWith('refused', 'no_such_shop'))
    assert.ok(simulator.requests().every(({ path }) => path !== '/elsewhere'))
  })

  it('that could not look everywhere has not looked', async (context) => {
    const { source, simulator } = await openShopify(context, { orders: [order('note', '#1001')] })
    await find(source, '1001')
    simulator.fail({ malformed: 'error' })
    await assert.rejects(find(source, '1001'), failsWith('unexpected'))
  })

  it('says nothing in an error that it was told or has said', async (context) => {
    const { source, simulator } = await openShopify(context, {}, { credentials: byClient })
    for (const malformed of ['page', 'cut', 'shape', 'empty', 'error'] as const) {
      simulator.fail({ malformed })
      const error: unknown = await find(source, '1001').catch((reason: unknown) => reason)
      assert.ok(error instanceof OrderSourceError)
      assert.equal(error.cause, undefined)
      assert.doesNotMatch(`${error.stack}`, /shpss|shpat|right back|Internal/)
    }
  })
})
