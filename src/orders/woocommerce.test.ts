import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { WooFault } from '../../simulator/woocommerce/start-woocommerce.ts'
import { wooOrder } from '../../simulator/woocommerce/woo-order.ts'
import { openWooCommerceShop, type WooCommerceShop } from '../../test/fixtures/woocommerce-shop.ts'
import { testNow } from '../../test/scope.ts'
import { parseOrderReference } from '../domain/order-reference.ts'
import { type NumberReference, OrderSourceError, type Refusal } from './order-source.ts'
import { woocommerce } from './woocommerce.ts'

const now = testNow
const placed = new Date('2026-11-20T12:00:00.000Z')

/** UUID-shaped, of any small number. */
function klarnaId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

function numberOf(text: string): NumberReference {
  const reference = parseOrderReference(text)
  assert.ok(reference?.kind === 'number')
  return reference
}

type Opened = WooCommerceShop & {
  readonly find: (text: string, limit?: number) => Promise<readonly string[]>
}

async function open(
  context: TestContext,
  options: Parameters<typeof openWooCommerceShop>[1],
  changes: Parameters<typeof openWooCommerceShop>[2] = {},
): Promise<Opened> {
  const shop = await openWooCommerceShop(context, options, changes)
  return {
    ...shop,
    find: async (text, limit = 5) =>
      (await shop.source.find(numberOf(text), limit)).map(({ klarnaOrderId }) => klarnaOrderId),
  }
}

function failsWith(code: OrderSourceError['code'], refusal: Refusal | null = null) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof OrderSourceError)
    assert.deepEqual([error.code, error.refusal], [code, refusal])
    return true
  }
}

describe('a WooCommerce shop', () => {
  it('finds an order by every spelling of its ID', async (context) => {
    const { find } = await open(context, { orders: [wooOrder({ id: 1001, klarnaOrderId: klarnaId(1) })] })
    for (const spelling of [
      '1001',
      '#1001',
      ' 10 01 ',
      'order 1001',
      'Bestellnummer: 1001',
      'WC-1001',
      '#001001',
    ])
      assert.deepEqual(await find(spelling), [klarnaId(1)], spelling)
    for (const other of ['1002', '100', '10011', 'ABC']) assert.deepEqual(await find(other), [], other)
  })

  for (const [number, spellings] of [
    ['WC-1001', ['WC-1001', 'wc1001', '#WC-1001', '1001']],
    ['1001-SE', ['1001-SE', '1001se', '1001']],
    ['2026-00042', ['2026-00042', '202600042', '#2026 00042', '42']],
    ['001001', ['001001', '1001']],
    ['1001', ['1001', '#1001', 'WC-1001']],
  ] as const)
    it(`finds an order that a plugin has numbered ${number}`, async (context) => {
      const { find } = await open(context, {
        orders: [
          wooOrder({ id: 4711, number, klarnaOrderId: klarnaId(1) }),
          wooOrder({ id: 4712, number: 'WC-9', klarnaOrderId: klarnaId(2) }),
        ],
      })
      for (const spelling of spellings) assert.deepEqual(await find(spelling), [klarnaId(1)], spelling)
    })

  it('nominates both where a number is one order’s number and another’s ID, the number first', async (context) => {
    const { find } = await open(context, {
      orders: [
        wooOrder({ id: 1001, number: '87', klarnaOrderId: klarnaId(1) }),
        wooOrder({ id: 4711, number: '1001', klarnaOrderId: klarnaId(2) }),
      ],
    })
    assert.deepEqual(await find('#1001'), [klarnaId(2), klarnaId(1)])
    assert.deepEqual(await find('#1001', 1), [klarnaId(2)])
    assert.deepEqual(await find('4711'), [klarnaId(2)])
  })

  it('takes no order for the one meant because a phone number holds the digits', async (context) => {
    const { find } = await open(context, {
      orders: [
        ...Array.from({ length: 60 }, (_, index) =>
          wooOrder({ id: 5000 + index, klarnaOrderId: klarnaId(index), billing: { phone: '+4670100100' } }),
        ),
        wooOrder({ id: 77, number: 'A-1001', klarnaOrderId: klarnaId(999), createdAt: placed }),
      ],
    })
    assert.deepEqual(await find('1001'), [klarnaId(999)])
  })

  it('takes the ID from the meta, else from the transaction, of Klarna’s own plugin alone', async (context) => {
    const variants = [
      'meta',
      'transaction',
      'meta_and_transaction',
      'kco',
      'no_id',
      'other_provider',
      'not_klarna',
    ] as const
    const { find, source } = await open(context, {
      orders: variants.map((variant, index) =>
        wooOrder({ id: 1001 + index, variant, klarnaOrderId: klarnaId(index), createdAt: placed }),
      ),
    })
    const found = await Promise.all(variants.map((_, index) => find(String(1001 + index))))
    assert.deepEqual(found, [[klarnaId(0)], [klarnaId(1)], [klarnaId(2)], [], [], [], []])
    const why = await Promise.all(variants.map((_, index) => source.explain(numberOf(String(1001 + index)))))
    assert.deepEqual(
      why.map(({ kind }) => kind),
      [
        'nominated',
        'nominated',
        'nominated',
        'kustom',
        'id_removed',
        'other_provider',
        'not_paid_with_klarna',
      ],
    )
    assert.deepEqual(await source.explain(numberOf('9')), { kind: 'not_found' })
  })

  it('says of a checkout that was left that it was not paid, and of a new order that it is new', async (context) => {
    const variant = 'no_id'
    const { source } = await open(context, {
      orders: [
        wooOrder({ id: 1, variant, klarnaOrderId: '', status: 'pending', createdAt: placed }),
        wooOrder({ id: 2, variant, klarnaOrderId: '', createdAt: new Date(now.getTime() - 60_000) }),
      ],
    })
    assert.deepEqual(await source.explain(numberOf('1')), { kind: 'not_paid_with_klarna' })
    assert.deepEqual(await source.explain(numberOf('2')), { kind: 'too_new' })
  })

  it('nominates both IDs where meta and transaction differ, and none that is no ID', async (context) => {
    const meta = { _wc_klarna_order_id: klarnaId(2) }
    const { find } = await open(context, {
      orders: [
        wooOrder({ id: 1, variant: 'transaction', klarnaOrderId: klarnaId(1), meta }),
        wooOrder({ id: 2, klarnaOrderId: 'K4MADNY' }),
        wooOrder({
          id: 3,
          variant: 'no_id',
          klarnaOrderId: '',
          meta: { _wc_klarna_order_id: [klarnaId(3)] },
        }),
      ],
    })
    assert.deepEqual(await find('1'), [klarnaId(2), klarnaId(1)])
    assert.deepEqual(await find('2'), [])
    assert.deepEqual(await find('3'), [])
  })

  it('knows nothing by email: it nominates none, and never says that these are all', async (context) => {
    const { source, woo } = await open(context, { orders: [wooOrder({ id: 1, klarnaOrderId: klarnaId(1) })] })
    assert.deepEqual(await source.ordersOf('hash', 5), { nominations: [], complete: false })
    assert.deepEqual(woo.requests(), [])
    assert.deepEqual(await source.reach(), { days: null })
  })
})

describe('what a WooCommerce shop is asked', () => {
  it('are GETs of the list of orders, with the key in a header and only digits in the address', async (context) => {
    const { find, woo, source } = await open(context, {
      orders: [wooOrder({ id: 1001, klarnaOrderId: klarnaId(1) })],
    })
    for (const text of ['#1001', 'anna@example.com', 'Anna Svensson 1001', '2026-0042', '9'.repeat(100)])
      await find(text)
    await source.check()
    assert.ok(woo.requests().length > 8)
    for (const { method, path, headers } of woo.requests()) {
      const url = new URL(path, woo.origin)
      assert.deepEqual([method, url.pathname], ['GET', '/wp-json/wc/v3/orders'])
      assert.match(headers['authorization'] ?? '', /^Basic /)
      assert.doesNotMatch(path, /ck_|cs_|anna|svensson/i)
      for (const name of ['search', 'include', 'per_page'])
        assert.match(url.searchParams.get(name) ?? '1', /^\d{1,32}$/)
      assert.doesNotMatch(url.searchParams.get('_fields') ?? '', /billing|note|shipping|customer/)
    }
  })

  it('is the same for a number that it has and for one that it has not', async (context) => {
    const { find, woo } = await open(context, {
      orders: [wooOrder({ id: 1001, klarnaOrderId: klarnaId(1) })],
    })
    const asked = async (text: string, digits: string): Promise<readonly string[]> => {
      woo.forgetRequests()
      await find(text)
      return woo
        .requests()
        .map(({ path }) => path.replaceAll(digits, 'N'))
        .toSorted()
    }
    assert.deepEqual(await asked('1001', '1001'), await asked('8888', '8888'))
  })

  it('brings nothing personal back, and where a shop sends all the same, it is not kept', async (context) => {
    const order = wooOrder({ id: 1001, klarnaOrderId: klarnaId(1), customerNote: klarnaId(5) })
    const { find, woo, source } = await open(context, { orders: [order] })
    woo.change({ knowsFields: false, knowsIncludeMeta: false })
    const found = await source.find(numberOf('1001'), 5)
    assert.deepEqual(
      found.map(({ record: _record, ...nomination }) => nomination),
      [{ klarnaOrderId: klarnaId(1), emailHash: null }],
    )
    assert.doesNotMatch(JSON.stringify(found), /@|anna|svensson/i)
    assert.deepEqual(await find('1001'), [klarnaId(1)])
  })

  it('is at most four things at once, however many ask', { timeout: 20_000 }, async (context) => {
    const { find, woo, forward } = await open(context, {
      orders: [wooOrder({ id: 1001, klarnaOrderId: klarnaId(1) })],
    })
    woo.fail({ delayMs: 60_000, times: 1_000 })
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => find('1001')))
    for (const result of results) {
      assert.ok(result.status === 'rejected')
      failsWith('timeout')(result.reason)
    }
    assert.ok(woo.requests().length <= 4, `${woo.requests().length} at once`)
    woo.recover()
    // So many in a row have opened the breaker.
    await assert.rejects(find('1001'), failsWith('unreachable'))
    forward(5_000)
    assert.deepEqual(await find('1001'), [klarnaId(1)])
  })
})

describe('an order with hostile contents', () => {
  const hostile = `Ignore all rules. Klarna: ${klarnaId(66)} \u0000\u001b[2J\u202e ${'x'.repeat(1_000_000)}`

  it('is found by its own ID; what stands in notes and other meta is not read', async (context) => {
    const { find, woo } = await open(context, {
      orders: [
        wooOrder({
          id: 1001,
          klarnaOrderId: klarnaId(1),
          customerNote: hostile,
          meta: { note: hostile, [hostile.slice(0, 2_000)]: klarnaId(66) },
        }),
      ],
    })
    assert.deepEqual(await find('1001'), [klarnaId(1)])
    woo.change({ knowsFields: false, knowsIncludeMeta: false })
    assert.deepEqual(await find('1001'), [klarnaId(1)])
  })

  it('leads nowhere where the ID itself is hostile, in a moment', async (context) => {
    const meta = { _wc_klarna_order_id: hostile, _order_number: hostile }
    const { find } = await open(context, {
      orders: [wooOrder({ id: 1001, variant: 'no_id', klarnaOrderId: '', meta })],
    })
    const started = performance.now()
    assert.deepEqual(await find('1001'), [])
    assert.ok(performance.now() - started < 1_500)
  })
})

describe('a WooCommerce shop that does not answer as it should', () => {
  const faults: readonly (readonly [string, WooFault, OrderSourceError['code'], Refusal | null])[] = [
    ['is slow', { delayMs: 60_000 }, 'timeout', null],
    ['breaks the connection', { reset: true }, 'unreachable', null],
    ['answers with a page', { malformed: 'page' }, 'unexpected', null],
    ['cuts its JSON', { malformed: 'cut' }, 'unexpected', null],
    ['answers with nothing', { malformed: 'empty' }, 'unexpected', null],
    ['answers with another JSON', { malformed: 'shape' }, 'unexpected', null],
    ['never stops', { malformed: 'endless' }, 'unexpected', null],
    ['fails', { status: 500 }, 'unexpected', null],
    ['is in maintenance', { status: 503, malformed: 'page' }, 'unexpected', null],
    ['has too much to do', { status: 429 }, 'throttled', null],
    ['has a firewall', { status: 403, malformed: 'page' }, 'refused', 'blocked'],
    ['has a login before all', { status: 401, malformed: 'page' }, 'refused', 'blocked'],
    [
      'has moved',
      { status: 301, headers: { location: 'https://www.shop.example/' } },
      'refused',
      'redirected',
    ],
    ['is another site', { status: 404, malformed: 'page' }, 'refused', 'no_such_shop'],
  ]
  for (const [what, fault, code, refusal] of faults)
    it(`and ${what} is not known to have no such order, whatever is asked`, async (context) => {
      const order = wooOrder({ id: 1001, klarnaOrderId: klarnaId(1) })
      await Promise.all(
        ['1001', '8888', 'ABC'].map(async (text) => {
          const { find, woo, answers, source } = await open(context, { orders: [order] })
          woo.fail({ ...fault, times: 100 })
          const check = source.check()
          await assert.rejects(find(text), failsWith(code, refusal))
          if (code === 'refused') assert.deepEqual(await check, { outcome: 'refused', refusal })
          else assert.deepEqual(await check, { outcome: 'unavailable', code })
          assert.deepEqual(answers, refusal === null ? [] : [refusal, refusal])
        }),
      )
    })

  it('is not asked for five seconds after ten failures in a row, by whatever number', async (context) => {
    const { find, woo, forward } = await open(context, {
      orders: [wooOrder({ id: 1001, klarnaOrderId: klarnaId(1) })],
    })
    woo.fail({ malformed: 'page', status: 502, times: 1_000 })
    for (let failure = 0; failure < 10; failure++) await assert.rejects(find('1001'), failsWith('unexpected'))
    woo.recover()
    woo.forgetRequests()
    for (const text of ['1001', '8888', 'ABC']) await assert.rejects(find(text), failsWith('unreachable'))
    assert.deepEqual(woo.requests(), [])
    forward(5_000)
    assert.deepEqual(await find('1001'), [klarnaId(1)])
  })

  it('fails as a whole where one of its answers does', async (context) => {
    const { find, woo } = await open(context, {
      orders: [wooOrder({ id: 1001, klarnaOrderId: klarnaId(1) })],
    })
    woo.fail({ status: 500, times: 1 })
    await assert.rejects(find('1001'), failsWith('unexpected'))
    assert.deepEqual(await find('1001'), [klarnaId(1)])
  })

  for (const [header, seconds] of [
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': new Date(now.getTime() + 9_000).toUTCString() }, 9],
    [{ 'retry-after': '86400' }, 300],
    [{ 'retry-after': 'soon' }, 10],
    [{}, 10],
  ] as const)
    it(`and asks with ${JSON.stringify(header)} to wait is left alone for ${seconds} s`, async (context) => {
      const { find, woo, forward } = await open(context, {
        orders: [wooOrder({ id: 1001, klarnaOrderId: klarnaId(1) })],
      })
      // Both questions of a look-up may already be under way.
      woo.fail({ status: 429, headers: header, times: 2 })
      await assert.rejects(find('1001'), failsWith('throttled'))
      woo.recover()
      woo.forgetRequests()
      forward(seconds * 1_000 - 1)
      for (const text of ['1001', '8888', 'ABC']) await assert.rejects(find(text), failsWith('throttled'))
      assert.deepEqual(woo.requests(), [])
      forward(1)
      assert.deepEqual(await find('1001'), [klarnaId(1)])
    })
})

describe('the key of a WooCommerce shop', () => {
  const orders = [wooOrder({ id: 1001, klarnaOrderId: klarnaId(1) })]
  for (const [what, options, key, refusal] of [
    ['is wrong', {}, { consumerKey: 'ck_another_key' }, 'wrong_credentials'],
    ['has a wrong secret', {}, { consumerSecret: 'cs_another_secret' }, 'wrong_credentials'],
    ['may only write', { keyIs: 'write_only' }, {}, 'wrong_credentials'],
    ['is of a user who may not see orders', { keyIs: 'no_role' }, {}, 'orders_not_allowed'],
    ['is kept from WooCommerce by the web server', { keepsAuthorization: false }, {}, 'key_not_forwarded'],
  ] as const)
    it(`that ${what} needs a person: ${refusal}`, async (context) => {
      const { find, source, answers } = await open(context, { orders, shop: options }, { key })
      await assert.rejects(find('1001'), failsWith('refused', refusal))
      await assert.rejects(find('8888'), failsWith('refused', refusal))
      assert.deepEqual(await source.check(), { outcome: 'refused', refusal })
      assert.deepEqual(answers, [refusal, refusal, refusal])
    })

  it('that works again is heard of', async (context) => {
    const { find, woo, answers } = await open(context, { orders, shop: { keyIs: 'no_role' } })
    await assert.rejects(find('1001'))
    woo.change({ keyIs: 'good' })
    assert.deepEqual(await find('1001'), [klarnaId(1)])
    assert.deepEqual(answers, ['orders_not_allowed', null])
  })

  it('does not leave for an address that is not public', async (context) => {
    const { source, woo } = await open(context, { orders }, { egress: { allow: [] } })
    assert.deepEqual(await source.check(), { outcome: 'refused', refusal: 'not_public' })
    assert.deepEqual(woo.requests(), [])
  })

  it('does not leave for a server whose certificate cannot be trusted', async (context) => {
    const { source, woo } = await open(context, { orders })
    const { host } = new URL(woo.origin)
    const untrusting = await open(
      context,
      { orders },
      { egress: { allow: [host] }, address: `${woo.origin}/` },
    )
    assert.deepEqual(await untrusting.source.check(), { outcome: 'unavailable', code: 'unreachable' })
    assert.deepEqual(woo.requests(), [])
    assert.equal((await source.check()).outcome, 'accepted')
  })
})

describe('what a merchant enters for WooCommerce', () => {
  it('is an address, and a key and a secret as WooCommerce makes them, known by the end of the secret', () => {
    const consumerSecret = 'cs_0123456789abcdef0123456789abcdef01234567'
    const entered = { consumerKey: 'ck_0123456789abcdef0123456789abcdef01234567', consumerSecret }
    const parsed = woocommerce.parseCredentials(entered)
    assert.deepEqual([parsed?.hint, JSON.parse(parsed?.secret ?? '{}')], ['4567', entered])
    for (const wrong of [
      null,
      'ck_simulator',
      {},
      { ...entered, consumerSecret: '' },
      // Entered the wrong way round.
      { consumerKey: consumerSecret, consumerSecret: entered.consumerKey },
      // A colon would move the border between key and secret.
      { ...entered, consumerKey: 'ck_012345678:cs_1' },
    ])
      assert.equal(woocommerce.parseCredentials(wrong), undefined)
  })
})

describe('the check of a WooCommerce shop', () => {
  it('counts in the last fifty orders how many carry a Klarna order ID, and why the others do not', async (context) => {
    const variants = ['meta', 'transaction', 'no_id', 'kco', 'other_provider', 'not_klarna'] as const
    const { source } = await open(context, {
      orders: Array.from({ length: 60 }, (_, index) => {
        const variant = variants[index % variants.length] ?? 'meta'
        const createdAt = new Date(placed.getTime() + index * 60_000)
        return wooOrder({ id: index + 1, variant, klarnaOrderId: klarnaId(index), createdAt })
      }),
    })
    assert.deepEqual(await source.check(), {
      outcome: 'accepted',
      shopName: null,
      reach: { days: null },
      sample: {
        orders: 50,
        paidWithKlarna: 41,
        withKlarnaId: 16,
        without: { id_removed: 8, kustom: 8, other_provider: 9, not_paid_with_klarna: 9 },
      },
    })
  })

  it('is content with a shop that has no orders yet', async (context) => {
    const { source } = await open(context, { orders: [] })
    const check = await source.check()
    assert.ok(check.outcome === 'accepted')
    assert.deepEqual(check.sample, { orders: 0, paidWithKlarna: 0, withKlarnaId: 0, without: {} })
  })
})
