import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Json, orderFixtures, orderIdOf } from '../../test/fixtures/klarna-orders.ts'
import { klarnaOrderId } from '../../test/fixtures/order.ts'
import { addMonths, dayIn } from '../domain/day.ts'
import { planRule } from '../domain/markets.ts'
import { ended, type Order } from '../domain/order.ts'
import { paymentPlans } from '../domain/payment-plan.ts'
import { paymentStatus } from '../domain/payment-status.ts'
import { parseOrder } from './parse-order.ts'
import { MalformedOrder } from './wire.ts'

function fixture(name: string): Readonly<Record<string, Json>> {
  const found = orderFixtures.get(name)
  assert.ok(found, name)
  return found
}

function parse(name: string, changes: Readonly<Record<string, Json>> = {}) {
  const wire = { ...fixture(name), ...changes }
  return parseOrder(JSON.stringify(wire), klarnaOrderId(orderIdOf(fixture(name))))
}

describe('orders in the shapes that Klarna sends', () => {
  for (const name of orderFixtures.keys())
    test(`${name} is read`, () => {
      assert.equal(parse(name).order.id, orderIdOf(fixture(name)))
    })

  test('a captured invoice has empty parts as null', () => {
    const { order, billingEmail } = parse('captured-invoice-pl')
    assert.equal(billingEmail, 'zofia.wymyslona@example.com')
    assert.equal(order.status, 'captured')
    assert.equal(order.orderNumber, null)
    assert.equal(order.klarnaReference, '71Q3ZKTV')
    assert.equal(order.purchaseCountry, 'PL')
    assert.deepEqual(order.total, { amount: 45_900, currency: 'PLN' })
    assert.equal(order.method?.id, 'pay_later')
    assert.deepEqual(order.captures, [
      {
        id: '2d0e6b14-97aa-4c03-b6de-51f8e2c7390b',
        amount: { amount: 45_900, currency: 'PLN' },
        capturedAt: new Date('2025-03-04T08:15:43.902Z'),
        description: null,
        refunded: { amount: 0, currency: 'PLN' },
        items: [],
        lineReferences: [],
        tracking: [],
      },
    ])
  })

  test('both forms of a timestamp are read, and lines, parcels and refunds with them', () => {
    const { order, billingEmail } = parse('part-captured-pay-in-3-se')
    assert.equal(billingEmail, 'tuvalisa.pahittsson@example.com')
    assert.equal(order.method?.id, 'pay_in_3')
    assert.equal(order.captures[0]?.capturedAt?.toISOString(), '2025-09-02T10:31:17.000Z')
    assert.equal(order.refunds[0]?.refundedAt?.toISOString(), '2025-09-15T12:00:00.000Z')
    assert.deepEqual(order.captures[0]?.items, [{ name: 'Kängor', quantity: 1 }])
    assert.deepEqual(order.captures[0]?.lineReferences, ['BOOT-42'])
    assert.deepEqual(order.captures[0]?.tracking, [
      { company: 'PostNord', number: 'SE7741902233', url: 'https://tracking.example.com/SE7741902233' },
    ])
  })

  test('an order of which only the first part is known has null for the rest', () => {
    const { order, billingEmail } = parse('authorized-first-part-be')
    assert.equal(billingEmail, null)
    assert.equal(order.review, 'pending')
    assert.deepEqual([order.createdAt, order.expiresAt, order.method], [null, null, null])
    assert.deepEqual([order.captures, order.refunds], [[], []])
  })

  test('nothing remains of an order that has ended, whatever Klarna still states', () => {
    const { order } = parse('cancelled-business-at')
    assert.equal(order.status, 'cancelled')
    assert.equal(order.review, 'rejected')
    assert.deepEqual(order.remaining, { amount: 0, currency: 'EUR' })
  })

  test('a status that is not known keeps its word, and an amount its last digit', () => {
    const { order } = parse('unknown-status-no')
    assert.equal(order.status, 'unrecognised')
    assert.equal(order.statusWord, 'ON_HOLD')
    assert.deepEqual(order.remaining, { amount: Number.MAX_SAFE_INTEGER, currency: 'NOK' })
    assert.equal(order.method?.id, 'unknown')
    assert.equal(order.method?.klarnaType, 'HOLOGRAM')
  })
})

test('a status is known by its exact word only', () => {
  for (const status of [
    'captured',
    'CAPTURED ',
    'Captured',
    '',
    null,
    1,
    ['CAPTURED'],
    'toString',
    '__proto__',
  ])
    assert.equal(parse('captured-invoice-pl', { status }).order.status, 'unrecognised')
})

test('another order than the one asked for is refused', () => {
  for (const order_id of ['11111111-2222-4333-8444-555555555555', '', 'x', 5, false])
    assert.throws(() => parse('captured-invoice-pl', { order_id }), MalformedOrder)
  assert.ok(parse('captured-invoice-pl', { order_id: null }))
  assert.ok(parse('captured-invoice-pl', { order_id: 'C41F7A90-3B5E-4D26-8F13-0A9BE47C2D58' }))
})

test('what is no amount is refused rather than guessed', () => {
  for (const captured_amount of [-1, 0.5, '45900', 1e21, true, [], {}, Number.MAX_SAFE_INTEGER + 1]) {
    assert.throws(() => parse('captured-invoice-pl', { captured_amount }), MalformedOrder)
    assert.throws(() => parse('captured-invoice-pl', { captures: [{ captured_amount }] }), MalformedOrder)
    assert.throws(
      () => parse('captured-invoice-pl', { refunds: [{ refunded_amount: captured_amount }] }),
      MalformedOrder,
    )
  }
  assert.deepEqual(parse('captured-invoice-pl', { captured_amount: null }).order.captured, null)
})

test('a body that is no order is refused, and the reason holds nothing of it', () => {
  const asked = klarnaOrderId('c41f7a90-3b5e-4d26-8f13-0a9be47c2d58')
  const bodies = [
    '',
    'null',
    '[]',
    '"secret"',
    '{',
    '<html>secret</html>',
    '{}',
    '{"purchase_currency":"secret"}',
    '{"error_code":"secret"}',
  ]
  for (const body of bodies)
    assert.throws(
      () => parseOrder(body, asked),
      (error) => error instanceof MalformedOrder && !error.message.includes('secret'),
      body,
    )
})

test('text from outside is one line without control, direction or hidden characters', () => {
  const read = (description: string) =>
    parse('captured-invoice-pl', { captures: [{ description }] }).order.captures[0]?.description
  assert.equal(read('a\n\n b\t\u0000c'), 'a b c')
  assert.equal(read('\u202egnirts\u061c \u2066x\u2069'), 'gnirts x')
  assert.equal(read('hi\u{e0041}\u{e0042}'), 'hi')
  assert.equal(read('\u200b \ufeff'), null)
  assert.equal(read('x'.repeat(300)), 'x'.repeat(255))
  assert.equal(read('🧾'.repeat(300)), '🧾'.repeat(255))
  assert.equal(read('\ud83e'), '\ufffd')
})

test('a parcel is linked to by a web address only', () => {
  const read = (tracking_uri: string) =>
    parse('captured-invoice-pl', { captures: [{ shipping_info: [{ tracking_number: '1', tracking_uri }] }] })
      .order.captures[0]?.tracking[0]?.url
  assert.equal(read('https://tracking.example.com/1?a=b'), 'https://tracking.example.com/1?a=b')
  for (const address of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:pass@example.com',
    '//example.com',
    'x',
    '',
  ])
    assert.equal(read(address), null, address)
})

test('a time that cannot be is no time', () => {
  const read = (created_at: Json) => parse('captured-invoice-pl', { created_at }).order.createdAt
  for (const time of [
    '',
    '2025-03-04',
    '2025-13-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2025-03-04T08:15:42',
    1741076142,
    null,
  ])
    assert.equal(read(time), null)
  assert.equal(read('2025-03-04T08:15:42.118+0130')?.toISOString(), '2025-03-04T06:45:42.118Z')
})

// From here on, orders that went wrong in every way.

const known = new Map([
  ['AUTHORIZED', 'authorized'],
  ['PART_CAPTURED', 'part_captured'],
  ['CAPTURED', 'captured'],
  ['CANCELLED', 'cancelled'],
  ['EXPIRED', 'expired'],
  ['CLOSED', 'closed'],
])

const words = [
  ...known.keys(),
  ...known.values(),
  'ACCEPTED',
  'PENDING',
  'PAY_IN_X',
  'physical',
  'return_fee',
  'constructor',
]
const times = [
  '2024-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-12:00',
  '2025-01-01T00:00:00+00:00',
]

const junk: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, -1, 0.5, 1e21, 2 ** 53, 3, 4, '', '12', [], {}, [null], [[]], [{}]),
  fc.constantFrom<Json>(...words, ...times),
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  fc.jsonValue({ maxDepth: 2 }).map((value): Json => JSON.parse(JSON.stringify(value))),
)

const anyKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'status',
  'order_amount',
  'captured_amount',
  'refunded_amount',
  'order_lines',
  'captures',
  'due_date',
)

type Mutation = {
  readonly at: number
  readonly kind: 'remove' | 'replace' | 'add' | 'graft'
  readonly key: string
  readonly value: Json
  readonly from: number
}

const anyMutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('remove', 'replace', 'replace', 'add', 'graft'),
  key: anyKey,
  value: junk,
  from: fc.nat(),
})

type Place = { readonly holder: Json[] | { [key: string]: Json }; readonly key: string; readonly value: Json }

/** Every place in a document, at every depth. */
function placesIn(value: Json): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    { holder: value, key, value: inner },
    ...placesIn(inner),
  ])
}

function put(holder: Place['holder'], key: string, value: Json): void {
  // Not an assignment: `__proto__` must become a key like any other, as JSON.parse makes it.
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

function mutate(document: Json, { at, kind, key, value, from }: Mutation): void {
  const places = placesIn(document)
  const place = places[at % places.length]
  if (place === undefined) return
  // A copy: the next mutation may reach into it.
  const fresh = structuredClone(value)
  if (kind === 'replace') put(place.holder, place.key, fresh)
  else if (kind === 'add' && !Array.isArray(place.holder)) put(place.holder, key, fresh)
  else if (kind === 'remove' && Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1)
  else if (kind === 'remove') Reflect.deleteProperty(place.holder, place.key)
  else if (kind === 'graft') {
    // A whole object in the wrong place, an address among the captures for one.
    const grafts = places.filter((other) => typeof other.value === 'object')
    const graft = grafts[from % Math.max(1, grafts.length)]
    if (graft !== undefined) put(place.holder, place.key, structuredClone(graft.value))
  }
}

const anyBrokenOrder = fc
  .record({
    name: fc.constantFrom(...orderFixtures.keys()),
    mutations: fc.array(anyMutation, { minLength: 1, maxLength: 5 }),
  })
  .map(({ name, mutations }) => {
    const document: Json = JSON.parse(JSON.stringify(fixture(name)))
    for (const mutation of mutations) mutate(document, mutation)
    return { name, body: JSON.stringify(document) }
  })

function parsedOrRefused(name: string, body: string): Order | undefined {
  try {
    return parseOrder(body, klarnaOrderId(orderIdOf(fixture(name)))).order
  } catch (error) {
    if (error instanceof MalformedOrder) return undefined
    throw error
  }
}

function personal(value: Json, inside = false): string[] {
  if (typeof value === 'string') return inside && value.length > 5 ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    personal(inner, key !== 'type' && (inside || key === 'customer' || key.endsWith('address'))),
  )
}

function amountsIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return []
  if ('amount' in value && 'currency' in value && typeof value.amount === 'number') return [value.amount]
  return Object.values(value).flatMap(amountsIn)
}

function numbersIn(value: Json): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

test('a broken order is refused, or read without a made-up status, a made-up amount or personal data', () => {
  const secrets = new Map(orderFixtures.entries().map(([name, wire]) => [name, personal(wire)]))
  let read = 0
  fc.assert(
    fc.property(anyBrokenOrder, ({ name, body }) => {
      const order = parsedOrRefused(name, body)
      if (order === undefined) return
      read += 1
      const wire: { readonly [key: string]: Json } = JSON.parse(body)
      const word = wire['status']
      assert.equal(
        order.status,
        typeof word === 'string' ? (known.get(word) ?? 'unrecognised') : 'unrecognised',
      )
      const numbers = new Set(numbersIn(wire))
      if (ended(order.status)) numbers.add(0)
      for (const amount of amountsIn(order))
        assert.ok(numbers.has(amount), `${amount} is nowhere in the wire`)
      const text = JSON.stringify(order)
      for (const secret of secrets.get(name) ?? []) assert.ok(!text.includes(secret), secret)
    }),
    { numRuns: 10_000 },
  )
  assert.ok(read > 2_000, `only ${read} orders were read`)
})

test('whatever was read can be answered: nothing later throws', () => {
  const rules = (['pay_in_3', 'pay_in_4', 'pay_later'] as const).map((method) => planRule(method, 'SE'))
  fc.assert(
    fc.property(anyBrokenOrder, ({ name, body }) => {
      const order = parsedOrRefused(name, body)
      if (order === undefined) return
      assert.ok(paymentStatus(order).status)
      for (const rule of rules) {
        assert.ok(rule)
        for (const zone of ['Pacific/Auckland', 'America/Los_Angeles'])
          for (const plan of paymentPlans(order, rule, zone, addMonths(dayIn(new Date(0), zone), 660)))
            for (const part of plan.installments) assert.match(part.dueOn, /^\d{4}-\d{2}-\d{2}$/)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('a key that names a prototype changes no object', () => {
  const body = JSON.stringify(fixture('captured-invoice-pl')).replace(
    '{',
    '{"__proto__":{"status":"CLOSED","polluted":true},',
  )
  const { order } = parseOrder(body, klarnaOrderId(orderIdOf(fixture('captured-invoice-pl'))))
  assert.equal(order.status, 'captured')
  assert.ok(!('polluted' in {}))
  const inherited = body.replace('"status":"CAPTURED",', '')
  assert.equal(parseOrder(inherited, order.id).order.status, 'unrecognised')
})
