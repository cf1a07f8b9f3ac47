import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { LookupOrder } from '../../simulator/lookup/lookup-order.ts'
import type { ShopFault } from '../../simulator/shop-server.ts'
import { openLookupShop } from '../../test/fixtures/lookup-shop.ts'
import { testNow } from '../../test/scope.ts'
import { longestReference, parseOrderReference } from '../domain/order-reference.ts'
import { lookup } from './lookup.ts'
import { spellingsOf } from './lookup-order.ts'
import { type NumberReference, OrderSourceError, type Refusal, type WhyNot } from './order-source.ts'

const klarnaOrderId = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
const other = '0d3f0e6a-1c55-4f57-8a3e-7e6f3c1b9a20'
const order: LookupOrder = { order_number: '1001', klarna_order_id: klarnaOrderId }
const minutesAgo = (minutes: number) => new Date(testNow.getTime() - minutes * 60_000).toISOString()

function numberOf(text: string): NumberReference {
  const reference = parseOrderReference(text)
  assert.ok(reference?.kind === 'number')
  return reference
}

function failsWith(code: OrderSourceError['code'], refusal: Refusal | null = null) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof OrderSourceError)
    assert.deepEqual([error.code, error.refusal], [code, refusal])
    return true
  }
}

describe('what a lookup is asked', () => {
  it('is GET with a number in the address and the token in a header', async (context) => {
    const { source, system } = await openLookupShop(context, { orders: [order] })
    await source.find(numberOf('#1001'), 5)
    const [request, ...others] = system.requests()
    assert.deepEqual(others, [])
    assert.deepEqual([request?.method, request?.path], ['GET', '/kvitto/orders?number=1001'])
    assert.equal(request?.headers['authorization'], `Bearer ${system.token}`)
  })

  it('is each spelling of a number, and something for what cannot be one', () => {
    for (const [text, spellings] of [
      ['1001', ['1001']],
      ['ord-12345', ['ORD12345', '12345']],
      ['Bestellnummer: 1001', ['1001']],
      ['k4madny-1', ['K4MADNY1', 'K4MADNY']],
      ['somebody', ['0']],
      ['anna.svensson85@example.com', ['0']],
      ['9'.repeat(40), ['0']],
    ] as const)
      assert.deepEqual(spellingsOf(numberOf(text)), spellings, text)
  })

  it('is three questions at most, of capitals and digits alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: longestReference }), (text) => {
        const reference = parseOrderReference(text)
        if (reference?.kind !== 'number') return
        const spellings = spellingsOf(reference)
        assert.ok(spellings.length >= 1 && spellings.length <= 3)
        for (const spelling of spellings) assert.match(spelling, /^[\p{L}\p{N}]{1,32}$/u)
      }),
    )
  })
})

describe('what a lookup answers', () => {
  it('leads to the orders that bear the number, the exact one first, and to no other', async (context) => {
    const { source, system } = await openLookupShop(context, { orders: [] })
    const answer = (orders: readonly LookupOrder[]) => system.fail({ status: 200, body: { orders } })
    answer([
      { order_number: 'WEB-1001', klarna_order_id: other },
      order,
      { order_number: '1002', klarna_order_id: 'c0ffee00-0000-4000-8000-000000000000' },
    ])
    const found = await source.find(numberOf('1001'), 5)
    assert.deepEqual(
      found.map((nomination) => nomination.klarnaOrderId),
      [klarnaOrderId, other],
    )
  })

  it('may be numbers for numbers, and IDs without dashes', async (context) => {
    const { source, system } = await openLookupShop(context, { orders: [] })
    const orders = [{ order_number: 1001, klarna_order_id: klarnaOrderId.replaceAll('-', '').toUpperCase() }]
    system.fail({ status: 200, body: { orders } })
    assert.deepEqual(await source.find(numberOf('1001'), 5), [{ klarnaOrderId, emailHash: null }])
  })

  for (const none of ['list', 404] as const)
    it(`is none with ${none === 404 ? 'a 404' : 'an empty list'}`, async (context) => {
      const { source } = await openLookupShop(context, { orders: [order], shop: { none } })
      assert.deepEqual(await source.find(numberOf('1002'), 5), [])
      assert.deepEqual(await source.explain(numberOf('1002')), { kind: 'not_found' })
    })

  const reasons: readonly (readonly [string, Partial<LookupOrder>, WhyNot['kind']])[] = [
    ['was not paid with Klarna', { paid_with_klarna: false }, 'not_paid_with_klarna'],
    ['is said nothing of', {}, 'not_paid_with_klarna'],
    ['has lost its ID', { paid_with_klarna: true, created_at: minutesAgo(60) }, 'id_removed'],
    ['has something else for an ID', { paid_with_klarna: true, klarna_order_id: 'K4MADNY' }, 'id_removed'],
    ['is new', { paid_with_klarna: true, created_at: minutesAgo(5) }, 'too_new'],
  ]
  for (const [what, changes, kind] of reasons)
    it(`is ${kind} of an order without a Klarna order ID that ${what}`, async (context) => {
      const orders = [{ order_number: '1001', ...changes }]
      const { source } = await openLookupShop(context, { orders })
      assert.deepEqual(await source.find(numberOf('1001'), 5), [])
      assert.deepEqual(await source.explain(numberOf('1001')), { kind })
    })

  const faults: readonly (readonly [string, ShopFault, OrderSourceError['code'], Refusal | null])[] = [
    ['a web page with 404', { malformed: 'page', status: 404 }, 'refused', 'no_such_shop'],
    ['a web page with 403', { malformed: 'page', status: 403 }, 'refused', 'blocked'],
    ['403', { status: 403 }, 'refused', 'orders_not_allowed'],
    ['401', { status: 401 }, 'refused', 'wrong_credentials'],
    [
      'another address',
      { status: 302, headers: { location: 'https://shop.example/' } },
      'refused',
      'redirected',
    ],
    ['500', { status: 500 }, 'unexpected', null],
    ['204', { malformed: 'empty', status: 204 }, 'unexpected', null],
    ['400', { status: 400 }, 'unexpected', null],
    ['more than 1 MB', { malformed: 'endless' }, 'unexpected', null],
    ['an order without a number', { status: 200, body: { orders: [{}] } }, 'unexpected', null],
  ]
  for (const [what, fault, code, refusal] of faults)
    it(`with ${what} is no answer, whatever was asked`, async (context) => {
      const { source, system, answers } = await openLookupShop(context, { orders: [order] })
      system.fail({ ...fault, times: 9 })
      for (const text of ['1001', '9999'])
        await assert.rejects(source.find(numberOf(text), 5), failsWith(code, refusal))
      assert.deepEqual(answers, refusal === null ? [] : [refusal, refusal])
    })
})

describe('the check of a lookup', () => {
  const orders = [order, { order_number: '1002', paid_with_klarna: true, created_at: minutesAgo(60) }]

  it('counts in the latest orders how many carry a Klarna order ID', async (context) => {
    const { source } = await openLookupShop(context, { orders })
    assert.deepEqual(await source.check(), {
      outcome: 'accepted',
      shopName: null,
      reach: { days: null },
      sample: { orders: 2, paidWithKlarna: 2, withKlarnaId: 1, without: { id_removed: 1 } },
    })
  })

  for (const latest of [404, 400] as const)
    it(`has no sample where those are answered with ${latest}, and asks for a number instead`, async (context) => {
      const { source, system } = await openLookupShop(context, { orders, shop: { latest } })
      const check = await source.check()
      assert.ok(check.outcome === 'accepted')
      assert.equal(check.sample, null)
      assert.deepEqual(
        system.requests().map(({ path }) => path),
        ['/kvitto/orders?latest=50', '/kvitto/orders?number=0'],
      )
    })

  it('does not take a web server that knows nothing of it for a lookup', async (context) => {
    const { source, system } = await openLookupShop(context, { orders })
    system.fail({ malformed: 'page', status: 404, times: 9 })
    assert.deepEqual(await source.check(), { outcome: 'refused', refusal: 'no_such_shop' })
  })

  it('does not leave for an address that is not public', async (context) => {
    const { source, system } = await openLookupShop(context, { orders }, { egress: { allow: [] } })
    assert.deepEqual(await source.check(), { outcome: 'refused', refusal: 'not_public' })
    assert.deepEqual(system.requests(), [])
  })
})

describe('what a merchant enters for a lookup', () => {
  it('is an https address without a query, in one spelling', () => {
    assert.equal(lookup.parseAddress(' Shop.example/kvitto/orders '), 'https://shop.example/kvitto/orders')
    for (const wrong of [
      '',
      'http://shop.example/',
      'https://a:b@shop.example/',
      'shop.example/?key=1',
      'x#y',
    ])
      assert.equal(lookup.parseAddress(wrong), undefined, wrong)
  })

  it('is a token that a header can carry, known by its end', () => {
    const entered = { token: 'a-token-of-theirs-01' }
    const parsed = lookup.parseCredentials(entered)
    assert.deepEqual([parsed?.hint, JSON.parse(parsed?.secret ?? '{}')], ['s-01', entered])
    for (const token of ['short', 'with a space in between', 'with\nanother\nline-----', '', 'x'.repeat(257)])
      assert.equal(lookup.parseCredentials({ token }), undefined, token)
  })
})
