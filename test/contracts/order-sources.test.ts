import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { stories } from '../../simulator/stories.ts'
import type { OrderSource, OrderSourceErrorCode, Refusal } from '../../src/orders/order-source.ts'
import { type NumberReference, OrderSourceError, sourcePatienceMs } from '../../src/orders/order-source.ts'
import { platforms } from '../../src/orders/platforms.ts'
import { openOrder, verify } from '../../src/verification/verify.ts'
import {
  anna,
  type Battery,
  type Failure,
  nobodys,
  type PlatformOrder,
} from '../fixtures/source-batteries/battery.ts'
import { lookup } from '../fixtures/source-batteries/lookup.ts'
import { shopify } from '../fixtures/source-batteries/shopify.ts'
import { woocommerce } from '../fixtures/source-batteries/woocommerce.ts'
import { emailOf, openShop, referenceOf, testNow } from '../scope.ts'

const stranger = 'stranger@example.com'
/** Anna's ORD-12345 at the simulated Klarna, and somebody else's order there. */
const annas = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'
const others = stories(testNow).find(({ billing_address: { email } }) => email !== anna)
assert.ok(others !== undefined)

const batteries: readonly Battery[] = [shopify, woocommerce, lookup]

it('every platform goes through the battery', () => {
  assert.deepEqual(
    batteries.map(({ kind }) => kind),
    platforms.map(({ kind }) => kind),
  )
})

function numberOf(text: string): NumberReference {
  const reference = referenceOf(text)
  assert.ok(reference.kind === 'number')
  return reference
}

for (const battery of batteries) {
  const find = async (source: OrderSource, text: string, limit = 5): Promise<readonly string[]> =>
    (await source.find(numberOf(text), limit)).map(({ klarnaOrderId }) => klarnaOrderId)

  describe(`a source of orders, ${battery.kind}`, () => {
    it('finds an order by every spelling of its number, and none by another number', async (context) => {
      const { source } = await battery.open(context, [
        { number: '1001', klarnaOrderId: annas },
        { number: '10010', klarnaOrderId: nobodys },
      ])
      for (const spelling of [
        '1001',
        '#1001',
        ' # 1001 ',
        '10 01',
        'Order 1001',
        'order no. 1001',
        'beställning 1001',
        'Bestellnummer: 1001',
      ])
        assert.deepEqual(await find(source, spelling), [annas], spelling)
      for (const other of ['1002', '100', '0', 'ABC']) assert.deepEqual(await find(source, other), [], other)
    })

    it('nominates nobody’s order: it neither knows nor says whose it is', async (context) => {
      const { source } = await battery.open(context, [{ number: '1001', klarnaOrderId: annas }])
      const found = await source.find(numberOf('1001'), 5)
      const withoutRecord = found.map(({ record: _record, ...nomination }) => nomination)
      assert.deepEqual(withoutRecord, [{ klarnaOrderId: annas, emailHash: null }])
      assert.doesNotMatch(JSON.stringify(found), /@|anna|svensson/i)
    })

    it('nominates all candidates for one number, at most as many as are wanted', async (context) => {
      const { source } = await battery.open(context, [
        { number: '1001', klarnaOrderId: annas },
        { number: '1001', klarnaOrderId: others.order_id },
      ])
      assert.deepEqual((await find(source, '1001')).toSorted(), [annas, others.order_id].toSorted())
      assert.equal((await find(source, '1001', 1)).length, 1)
    })

    it('takes Klarna’s of two IDs, and none from an order without one, and says why to the shop', async (context) => {
      const { source } = await battery.open(context, [
        { number: '1001', klarnaOrderId: annas, kind: 'two IDs' },
        { number: '1002', klarnaOrderId: annas, kind: 'without ID' },
      ])
      assert.deepEqual(await find(source, '1001'), [annas])
      assert.deepEqual(await source.explain(numberOf('1001')), { kind: 'nominated' })
      assert.deepEqual(await find(source, '1002'), [])
      assert.deepEqual(await source.explain(numberOf('1002')), { kind: 'id_removed' })
      assert.deepEqual(await source.explain(numberOf('1003')), { kind: 'not_found' })
    })

    it('reads nothing but an ID in a hostile order, and is not slowed down by it', async (context) => {
      const { source } = await battery.open(context, [
        { number: '1001', klarnaOrderId: annas, kind: 'hostile' },
      ])
      const start = performance.now()
      assert.deepEqual(await find(source, '1001'), [annas])
      assert.ok(performance.now() - start < sourcePatienceMs / 2)
    })

    it('checks itself on the latest orders', async (context) => {
      const { source } = await battery.open(context, [
        { number: '1001', klarnaOrderId: annas },
        { number: '1002', klarnaOrderId: annas, kind: 'without ID' },
      ])
      const check = await source.check()
      assert.ok(check.outcome === 'accepted')
      assert.deepEqual(check.sample, {
        orders: 2,
        paidWithKlarna: 2,
        withKlarnaId: 1,
        without: { id_removed: 1 },
      })
    })

    for (const [failure, code, refusal] of [
      ['throttled', 'throttled', null],
      ['expired', 'refused', 'wrong_credentials'],
      ['silent', 'timeout', null],
      ['reset', 'unreachable', null],
      ['down', null, null],
      ['page', 'unexpected', null],
      ['cut', null, null],
      ['shape', 'unexpected', null],
      ['empty', 'unexpected', null],
    ] as const satisfies readonly (readonly [Failure, OrderSourceErrorCode | null, Refusal | null])[])
      it(`rejects when it is ${failure}, for every number alike, in time, and finds again afterwards`, async (context) => {
        const opened = await battery.open(context, [{ number: '1001', klarnaOrderId: annas }])
        await find(opened.source, '1001')
        opened.fail(failure)
        const start = performance.now()
        const asked = await Promise.allSettled(
          ['1001', '9999', 'ABC'].map((number) => find(opened.source, number)),
        )
        for (const result of asked) {
          assert.ok(result.status === 'rejected')
          assert.ok(result.reason instanceof OrderSourceError)
          if (code !== null) assert.equal(result.reason.code, code)
          assert.equal(result.reason.refusal, refusal)
        }
        assert.ok(performance.now() - start < sourcePatienceMs + 1_000)
        assert.equal(opened.answers.at(-1), refusal)
        if (failure !== 'silent') assert.notEqual((await opened.source.check()).outcome, 'accepted')
        opened.recover()
        opened.forward(60_000)
        assert.deepEqual(await find(opened.source, '1001'), [annas])
        assert.equal(opened.answers.at(-1), null)
      })
  })

  describe(`a claim by a number that is in ${battery.kind}`, () => {
    const open = async (context: TestContext, orders: readonly PlatformOrder[]) => {
      const opened = await battery.open(context, orders)
      const shop = await openShop(context, { fed: false, sources: [opened.source] })
      let callers = 0
      const ask = (reference: string, email: string) => {
        callers += 1
        const claim = { reference: referenceOf(reference), email: emailOf(email) }
        return verify(shop.scope, claim, `caller ${callers}`)
      }
      return { ...shop, ...opened, ask }
    }

    it('opens the order for the email that Klarna has', async (context) => {
      const { ask } = await open(context, [{ number: '1001', klarnaOrderId: annas }])
      const verification = await ask('#1001', anna)
      assert.ok(verification.outcome === 'verified')
      assert.equal(openOrder(verification.order).order.id, annas)
    })

    it('opens nothing for the email that the shop has and Klarna has not', async (context) => {
      const { ask } = await open(context, [{ number: '1001', klarnaOrderId: annas, email: stranger }])
      assert.deepEqual(await ask('1001', stranger), { outcome: 'no_match', reason: 'email_mismatch' })
      assert.equal((await ask('1001', anna)).outcome, 'verified')
    })

    it('opens the shopper’s own of several candidates', async (context) => {
      const { ask } = await open(context, [
        { number: '1001', klarnaOrderId: others.order_id },
        { number: '1001', klarnaOrderId: annas },
      ])
      for (const [email, id] of [
        [anna, annas],
        [others.billing_address.email, others.order_id],
      ] as const) {
        const verification = await ask('1001', email)
        assert.ok(verification.outcome === 'verified')
        assert.equal(openOrder(verification.order).order.id, id)
      }
      assert.equal((await ask('1001', stranger)).outcome, 'no_match')
    })

    it('is the shopper’s own, however many rows of the directory bear the number', async (context) => {
      const { ask, scope } = await open(context, [{ number: '1001', klarnaOrderId: annas }])
      const rows = stories(testNow)
        .filter(({ billing_address: { email } }) => email !== anna)
        .slice(0, 8)
        .map(({ order_id: id }) => ({
          orderNumber: '1001',
          klarnaReference: null,
          klarnaOrderId: idOf(id),
          emailHash: scope.hashEmail(emailOf('somebody@example.com')),
          createdAt: testNow,
        }))
      await scope.storage.directory.feed(rows, 'import', testNow)
      const verification = await ask('1001', anna)
      assert.ok(verification.outcome === 'verified')
      assert.equal(openOrder(verification.order).order.id, annas)
    })

    it('hears of a number without an ID what it hears of none, for as many calls', async (context) => {
      const { ask, calls, requests, forgetRequests } = await open(context, [
        { number: '1002', klarnaOrderId: annas, kind: 'without ID' },
        { number: '1003', klarnaOrderId: nobodys },
      ])
      await ask('1', anna)
      calls()
      const counts = new Set<string>()
      for (const number of ['1002', '1003', '9999']) {
        forgetRequests()
        assert.deepEqual(await ask(number, anna), { outcome: 'no_match', reason: 'order_not_found' }, number)
        counts.add(`${calls()} ${requests().length}`)
      }
      assert.equal(counts.size, 1)
    })

    it('is unavailable while the platform is, by any number, and never no_match', async (context) => {
      for (const failure of ['throttled', 'expired', 'reset', 'down', 'page', 'shape'] as const) {
        const { ask, fail, log } = await open(context, [{ number: '1001', klarnaOrderId: annas }])
        fail(failure)
        for (const [number, email] of [
          ['1001', anna],
          ['1001', stranger],
          ['9999', anna],
        ] as const)
          assert.deepEqual(await ask(number, email), { outcome: 'unavailable' }, failure)
        assert.equal((await ask(annas, anna)).outcome, 'verified')
        assert.doesNotMatch(JSON.stringify(log), /shpat|ck_|cs_|simulated|1001|9999|example\.com/)
      }
    })
  })
}

function idOf(text: string) {
  const reference = referenceOf(text)
  assert.ok(reference.kind === 'klarna_order_id')
  return reference.id
}
