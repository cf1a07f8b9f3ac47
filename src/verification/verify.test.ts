import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { orderSource } from '../../test/fixtures/order-source.ts'
import {
  billingEmail,
  directoryRows,
  emailOf,
  openShop,
  referenceOf,
  type TestShop,
} from '../../test/scope.ts'
import type { ShopRecord } from '../domain/shop-record.ts'
import type { ShopScope } from '../shop-scope.ts'
import { openOrder, ordersOf, resume, type Verification, verify } from './verify.ts'

const anna = 'anna@example.com'
const annasOrder = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'

let callers = 0

/** By a caller of its own unless one is named, so that limits stay out of it. */
function ask(scope: ShopScope, reference: string, email: string, caller = `caller ${callers++}`) {
  return verify(scope, { reference: referenceOf(reference), email: emailOf(email) }, caller)
}

function orderIdOf(verification: Verification): string {
  assert.equal(verification.outcome, 'verified')
  return verification.outcome === 'verified' ? openOrder(verification.order).order.id : ''
}

async function changedOrder(shop: TestShop, change: (order: Record<string, unknown>) => void) {
  const orders = structuredClone(shop.simulator.orders()).map((order) => ({ ...order }))
  const order = orders.find((candidate) => candidate.order_id === annasOrder)
  assert.ok(order)
  change(order)
  await shop.replaceOrders(orders)
}

const noMatch = (reason: 'order_not_found' | 'email_mismatch') => ({ outcome: 'no_match', reason })

describe('the right claim opens the order', () => {
  test('in every spelling of its reference', async (context) => {
    const { scope } = await openShop(context)
    const spellings = [
      annasOrder,
      annasOrder.toUpperCase(),
      annasOrder.replaceAll('-', ''),
      ` ${annasOrder.replaceAll('-', ' ')} `,
      `krn:payment:eu1:transaction:${annasOrder}`,
      'ORD-12345',
      '#ORD-12345',
      'ord 12345',
      'Ord12345',
      'order ord-12345',
      '12345',
      '#12345',
      'order no. 12345',
      'WMEHT514',
      'wmeht514',
      'WMEH T514',
    ]
    for (const spelling of spellings) {
      assert.equal(orderIdOf(await ask(scope, spelling, anna)), annasOrder, spelling)
    }
  })

  test('by its Klarna reference with the suffix of a capture', async (context) => {
    const { scope } = await openShop(context)
    for (const spelling of ['WMEHT514-1', 'wmeht514-12']) {
      assert.equal(orderIdOf(await ask(scope, spelling, anna)), annasOrder, spelling)
    }
  })

  test('with the email in any case and with space around it', async (context) => {
    const { scope } = await openShop(context)
    for (const email of ['ANNA@example.com', 'Anna@Example.COM', ' anna@example.com\n']) {
      assert.equal(orderIdOf(await ask(scope, 'ORD-12345', email)), annasOrder)
    }
  })

  test('for every story with its own email, and for none with another', async (context) => {
    const { scope, simulator } = await openShop(context)
    for (const order of simulator.orders()) {
      assert.equal(orderIdOf(await ask(scope, order.order_id, billingEmail(order))), order.order_id)
      const other = await ask(scope, order.order_id, `x${billingEmail(order)}`)
      assert.deepEqual(other, noMatch('email_mismatch'))
    }
  })

  test('for each of two shoppers with the same order number, and only their own', async (context) => {
    const { scope } = await openShop(context)
    const elins = orderIdOf(await ask(scope, '#1001', 'elin.wallin@example.com'))
    const gustavs = orderIdOf(await ask(scope, '1001', 'gustav.dahl@example.org'))
    assert.deepEqual(
      [elins, gustavs],
      ['9fff0ce9-1fec-4350-92f1-1a2c29272a5a', 'bfc80de2-c12e-47ef-b420-fbe2b6e9cab1'],
    )
    assert.deepEqual(await ask(scope, '#1001', anna), noMatch('email_mismatch'))
  })
})

describe('what does not match', () => {
  test('an email that is not the one on the order does not open it', async (context) => {
    const { scope } = await openShop(context)
    for (const email of [
      'erik.lindqvist@example.com',
      'anna@example.org',
      'anna+1@example.com',
      'ánna@example.com',
    ]) {
      assert.deepEqual(await ask(scope, 'ORD-12345', email), noMatch('email_mismatch'))
    }
  })

  test('a number that leads nowhere costs exactly one GET of an ID that no order bears', async (context) => {
    const shop = await openShop(context)
    assert.deepEqual(await ask(shop.scope, 'ORD-99999', anna), noMatch('order_not_found'))
    const [request, ...more] = shop.requests()
    assert.match(
      request ?? '',
      /^GET \/ordermanagement\/v1\/orders\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    assert.deepEqual(more, [])
    assert.ok(shop.simulator.orders().every((order) => !request?.endsWith(order.order_id)))
  })

  test('numbers that lead nowhere are read under IDs of their own', async (context) => {
    const shop = await openShop(context)
    for (let n = 0; n < 5; n++) await ask(shop.scope, `NOPE-${n}`, anna)
    assert.equal(new Set(shop.requests()).size, 5)
  })

  test('an order without a billing email opens to nobody', async (context) => {
    const shop = await openShop(context)
    for (const address of [undefined, null, {}, { email: '' }, { email: null }, 'anna@example.com', []]) {
      await changedOrder(shop, (order) => {
        order['billing_address'] = address
      })
      assert.deepEqual(await ask(shop.scope, annasOrder, anna), noMatch('email_mismatch'))
    }
  })

  test('a directory row with a false email opens nothing', async (context) => {
    const { scope, simulator, clock } = await openShop(context, { fed: false })
    const mallory = emailOf('mallory@example.com')
    const rows = directoryRows(scope, simulator.orders()).map((row) => ({
      ...row,
      emailHash: scope.hashEmail(mallory),
    }))
    await scope.storage.directory.feed(rows, 'import', clock.now())
    assert.deepEqual(await ask(scope, 'ORD-12345', mallory), noMatch('email_mismatch'))
    assert.equal(orderIdOf(await ask(scope, 'ORD-12345', anna)), annasOrder)
  })

  test('a directory row to an order that Klarna does not know is like a number that leads nowhere', async (context) => {
    const shop = await openShop(context)
    await shop.replaceOrders([])
    assert.deepEqual(await ask(shop.scope, 'ORD-12345', anna), noMatch('order_not_found'))
    assert.equal(shop.requests().length, 1)
  })
})

describe('a number that nobody fed', () => {
  test('in a shop whose directory was never fed, known and unknown numbers hear the same and cost nothing', async (context) => {
    const shop = await openShop(context, { fed: false })
    // Erik's order is remembered here, which nobody else may notice.
    await ask(shop.scope, '991ffbd6-c345-4910-8580-be0de1b50be0', 'erik.lindqvist@example.com')
    shop.forgetRequests()
    for (const reference of ['ORD-20001', 'H9TJZZZY', 'ORD-12345', 'ORD-99999']) {
      assert.deepEqual(await ask(shop.scope, reference, anna), { outcome: 'klarna_order_id_required' })
    }
    assert.deepEqual(shop.requests(), [])
  })

  test('once a shopper has given the Klarna order ID, the number leads there for them', async (context) => {
    const { scope } = await openShop(context, { fed: false })
    assert.deepEqual(await ask(scope, 'ORD-12345', anna), { outcome: 'klarna_order_id_required' })
    assert.equal(orderIdOf(await ask(scope, annasOrder, anna)), annasOrder)
    for (const reference of ['ORD-12345', '12345', 'WMEHT514']) {
      assert.equal(orderIdOf(await ask(scope, reference, anna)), annasOrder)
    }
  })

  test('one shop does not know what another has learned', async (context) => {
    const shop = await openShop(context, { fed: false })
    await ask(shop.scope, annasOrder, anna)
    const other = {
      ...shop.scope,
      shop: { ...shop.scope.shop, id: 'shop-2' },
      storage: shop.storage.forShop('shop-2'),
    }
    await shop.storage.shops.create({ ...other.shop, widgetKey: 'another' }, shop.clock.now())
    assert.deepEqual(await ask(other, 'ORD-12345', anna), { outcome: 'klarna_order_id_required' })
  })

  test('in a shop whose directory was fed it is no match, until it is learned', async (context) => {
    const { scope, simulator, clock } = await openShop(context, { fed: false })
    const others = directoryRows(scope, simulator.orders()).filter((row) => row.klarnaOrderId !== annasOrder)
    await scope.storage.directory.feed(others, 'put', clock.now())
    assert.deepEqual(await ask(scope, 'ORD-12345', anna), noMatch('order_not_found'))
    assert.equal(orderIdOf(await ask(scope, annasOrder, anna)), annasOrder)
    assert.equal(orderIdOf(await ask(scope, 'ORD-12345', anna)), annasOrder)
  })
})

describe('what is out of reach', () => {
  const broken = orderSource({
    name: 'broken',
    find: () => Promise.reject(new Error('secret words of a platform')),
    ordersOf: () => Promise.reject(new Error('secret words of a platform')),
  })

  test('a source that throws makes every number unavailable, known or not, and says so in the log', async (context) => {
    const shop = await openShop(context, { sources: [broken] })
    for (const reference of ['ORD-12345', 'ORD-99999', 'WMEHT514']) {
      assert.deepEqual(await ask(shop.scope, reference, anna), { outcome: 'unavailable' })
    }
    assert.deepEqual(shop.requests(), [])
    assert.ok(shop.log.some(({ event }) => event === 'order-source-failed'))
    assert.ok(!JSON.stringify(shop.log).includes('secret words'))
  })

  test('a source that throws does not stand in the way of a Klarna order ID or of the history', async (context) => {
    const { scope } = await openShop(context, { sources: [broken] })
    const verification = await ask(scope, annasOrder, anna)
    assert.ok(verification.outcome === 'verified')
    const { orders, whyIncomplete, sources } = await ordersOf(scope, verification.shopper, 10)
    assert.equal(orders.length, 3)
    assert.equal(whyIncomplete, 'not_answering')
    assert.deepEqual(sources, ['directory', 'broken'])
  })

  test('without a Klarna account nothing is looked up', async (context) => {
    const { scope } = await openShop(context, { connected: false })
    for (const [reference, email] of [
      ['ORD-12345', anna],
      ['ORD-99999', 'x@example.com'],
    ] as const) {
      assert.deepEqual(await ask(scope, reference, email), { outcome: 'not_connected' })
    }
    const grant = { klarnaOrderId: directoryId(), emailHash: scope.hashEmail(emailOf(anna)) }
    assert.deepEqual(await resume(scope, grant), { outcome: 'not_connected' })
  })

  test('credentials that Klarna refuses are the same for every reference', async (context) => {
    const shop = await openShop(context, { password: 'wrong' })
    for (const reference of ['ORD-12345', 'ORD-99999']) {
      assert.deepEqual(await ask(shop.scope, reference, anna), { outcome: 'not_connected' })
    }
    assert.ok(shop.credentials.length > 0 && shop.credentials.every((accepted) => !accepted))
  })

  test('a spent budget refuses every reference alike and asks Klarna nothing more', async (context) => {
    const shop = await openShop(context, { budget: 2 })
    // Taken for the next seconds by others.
    for (let n = 0; n < 8; n++) await shop.storage.budget.reserve('K123456_simulator', 2, 10_000)
    const refused = await Promise.all(
      ['ORD-12345', 'ORD-99999', annasOrder].map((reference) => ask(shop.scope, reference, anna)),
    )
    for (const verification of refused) {
      assert.deepEqual(verification, { outcome: 'busy', retryAfterSeconds: 1 })
    }
    assert.deepEqual(shop.requests(), [])
  })
})

function directoryId() {
  const reference = referenceOf(annasOrder)
  assert.ok(reference.kind === 'klarna_order_id')
  return reference.id
}

describe('a grant', () => {
  test('opens the order again in another process, by reading it', async (context) => {
    const shop = await openShop(context)
    const verification = await ask(shop.scope, 'ORD-12345', anna)
    assert.ok(verification.outcome === 'verified')
    shop.forgetRequests()
    assert.equal(orderIdOf(await resume(shop.otherProcess(), verification.grant)), annasOrder)
    assert.equal(shop.requests().length, 1)
  })

  test('no longer opens the order once its email has changed at Klarna', async (context) => {
    const shop = await openShop(context)
    const verification = await ask(shop.scope, 'ORD-12345', anna)
    assert.ok(verification.outcome === 'verified')
    await changedOrder(shop, (order) => {
      order['billing_address'] = { email: 'somebody.else@example.com' }
    })
    shop.forward(31_000)
    assert.deepEqual(await resume(shop.scope, verification.grant), noMatch('email_mismatch'))
    assert.deepEqual(await resume(shop.otherProcess(), verification.grant), noMatch('email_mismatch'))
  })
})

describe('the history', () => {
  test('lists only orders whose billing email at Klarna is the proven one', async (context) => {
    const { scope, simulator, clock } = await openShop(context)
    // A directory that says all orders are Anna's.
    const rows = directoryRows(scope, simulator.orders())
      .slice(0, 9)
      .map((row) => ({ ...row, emailHash: scope.hashEmail(emailOf(anna)) }))
    await scope.storage.directory.feed(rows, 'import', clock.now())
    const verification = await ask(scope, annasOrder, anna)
    assert.ok(verification.outcome === 'verified')
    const { orders } = await ordersOf(scope, verification.shopper, 10)
    assert.deepEqual(
      orders.map((proof) => openOrder(proof).order.orderNumber),
      ['ORD-67890', 'ORD-12345', 'ABC123'],
    )
  })

  test('is complete only where a source knows all orders and each has its place', async (context) => {
    const { scope, simulator } = await openShop(context, { fed: false })
    const annas = directoryRows(scope, simulator.orders()).slice(0, 3)
    const nominations = annas.map(({ klarnaOrderId, emailHash }) => ({ klarnaOrderId, emailHash }))
    const all = orderSource({
      name: 'all',
      find: async () => nominations,
      ordersOf: async () => ({ nominations, complete: true }),
    })
    const sourced = { ...scope, sources: [all] }
    const verification = await ask(sourced, annasOrder, anna)
    assert.ok(verification.outcome === 'verified')
    const three = await ordersOf(sourced, verification.shopper, 3)
    assert.deepEqual([three.orders.length, three.whyIncomplete], [3, null])
    const two = await ordersOf(sourced, verification.shopper, 2)
    assert.deepEqual([two.orders.length, two.whyIncomplete], [2, 'more_than_shown'])
    const alone = await ordersOf(scope, verification.shopper, 3)
    assert.equal(alone.whyIncomplete, 'not_listed')
  })
})

describe('what the shop’s own record says', () => {
  const record: ShopRecord = {
    orderNumber: 'anna@example.com/7',
    cancelled: false,
    paid: true,
    refunded: { amount: 20_000, currency: 'SEK' },
    total: null,
    changedAt: null,
  }

  async function openWithRecord(context: TestContext) {
    const klarnaOrderId = referenceOf(annasOrder)
    assert.ok(klarnaOrderId.kind === 'klarna_order_id')
    const nomination = { klarnaOrderId: klarnaOrderId.id, emailHash: null, record }
    const source = orderSource({ find: async () => [nomination] })
    const shop = await openShop(context, { fed: false, sources: [source] })
    return { ...shop, open: () => shop.scope.storage.disagreements.open() }
  }

  test('is compared once the email has matched, and kept without a mailbox', async (context) => {
    const { scope, open } = await openWithRecord(context)
    const verification = await ask(scope, '#7', anna)
    assert.ok(verification.outcome === 'verified')
    assert.equal(verification.differs, true)
    assert.equal(await open(), 1)
    const [one] = await scope.storage.disagreements.list({ settled: false }, 10)
    assert.deepEqual([one?.source, one?.orderNumber], ['test', '•••@example.com/7'])
    assert.deepEqual(openOrder(verification.order).order.refunded, { amount: 0, currency: 'SEK' })
  })

  test('changes nothing and leaves nothing behind where the email does not match', async (context) => {
    const { scope, open } = await openWithRecord(context)
    assert.deepEqual(await ask(scope, '#7', 'stranger@example.com'), noMatch('email_mismatch'))
    assert.equal(await open(), 0)
    assert.deepEqual(await scope.storage.disagreements.list({ settled: false }, 10), [])
  })

  test('is not asked for with a Klarna order ID, nor with an earlier match', async (context) => {
    const { scope, open } = await openWithRecord(context)
    const verification = await ask(scope, annasOrder, anna)
    assert.ok(verification.outcome === 'verified')
    const again = await resume(scope, verification.grant)
    assert.ok(again.outcome === 'verified')
    assert.deepEqual([verification.differs, again.differs, await open()], [false, false, 0])
  })
})

describe('a match is kept for a moment', () => {
  test('a second question within 30 s makes no request, a later one does', async (context) => {
    const shop = await openShop(context)
    await ask(shop.scope, 'ORD-12345', anna)
    shop.forgetRequests()
    shop.forward(29_000)
    assert.equal(orderIdOf(await ask(shop.scope, annasOrder, anna)), annasOrder)
    assert.equal(shop.requests().length, 0)
    shop.forward(2_000)
    assert.equal(orderIdOf(await ask(shop.scope, annasOrder, anna)), annasOrder)
    assert.equal(shop.requests().length, 1)
  })

  test('a wrong email after a right one goes to Klarna every time', async (context) => {
    const shop = await openShop(context)
    await ask(shop.scope, 'ORD-12345', anna)
    shop.forgetRequests()
    for (let n = 1; n <= 3; n++) {
      assert.deepEqual(await ask(shop.scope, 'ORD-12345', 'mallory@example.com'), noMatch('email_mismatch'))
      assert.equal(shop.requests().length, n)
    }
  })

  test('a clock that was moved, forwards or back, makes it read again', async (context) => {
    const shop = await openShop(context)
    await ask(shop.scope, annasOrder, anna)
    for (const jump of [3_600_000, -7_200_000]) {
      shop.forward(jump)
      shop.forgetRequests()
      await ask(shop.scope, annasOrder, anna)
      assert.equal(shop.requests().length, 1)
    }
  })
})

describe('an order that says something about money that cannot be read', () => {
  test('is unavailable to its owner and does not exist for anybody else', async (context) => {
    const shop = await openShop(context)
    await changedOrder(shop, (order) => {
      order['order_amount'] = '1200.00'
    })
    for (const reference of [annasOrder, 'ORD-12345']) {
      assert.deepEqual(await ask(shop.scope, reference, anna), { outcome: 'unavailable' })
      assert.deepEqual(await ask(shop.scope, reference, 'eve@example.com'), noMatch('email_mismatch'))
    }
  })

  test('does not count as a failure of Klarna, however often it is asked for', async (context) => {
    const shop = await openShop(context)
    await changedOrder(shop, (order) => {
      order['purchase_currency'] = 'XYZ'
    })
    for (let times = 0; times < 15; times += 1) await ask(shop.scope, annasOrder, anna)
    assert.equal((await ask(shop.scope, 'ABC123', anna)).outcome, 'verified')
  })
})
