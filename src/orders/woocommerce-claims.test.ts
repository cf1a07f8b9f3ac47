import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { stories } from '../../simulator/stories.ts'
import { wooOrder } from '../../simulator/woocommerce/woo-order.ts'
import { wooStories } from '../../simulator/woocommerce/woo-stories.ts'
import { openWooCommerceShop } from '../../test/fixtures/woocommerce-shop.ts'
import { emailOf, openShop, referenceOf, testNow } from '../../test/scope.ts'
import { openOrder, verify } from '../verification/verify.ts'

const anna = 'anna@example.com'
const stranger = 'stranger@example.com'
const annasOrder = 'b1881b52-b923-4a4c-9f42-841b3c774c1d'

/** A shop that knows no numbers but those of its WooCommerce. */
async function open(context: TestContext, orders = wooStories(stories(testNow))) {
  const { woo, source } = await openWooCommerceShop(context, { orders })
  const shop = await openShop(context, { fed: false, sources: [source] })
  let callers = 0
  const ask = (reference: string, email: string) => {
    callers += 1
    return verify(
      shop.scope,
      { reference: referenceOf(reference), email: emailOf(email) },
      `caller ${callers}`,
    )
  }
  return { ...shop, woo, ask }
}

describe('a shop whose numbers are in WooCommerce', () => {
  it('opens an order by its number in any spelling and the email that Klarna has', async (context) => {
    const { ask } = await open(context)
    for (const spelling of ['ORD-12345', '#12345', 'ord 12345', 'Order number: ORD-12345', '1001']) {
      const verification = await ask(spelling, anna)
      assert.ok(verification.outcome === 'verified', spelling)
      assert.equal(openOrder(verification.order).order.id, annasOrder)
    }
  })

  it('opens nothing for an email that the shop has and Klarna has not', async (context) => {
    const order = wooOrder({ id: 1001, klarnaOrderId: annasOrder, billing: { email: stranger } })
    const { ask, woo } = await open(context, [order])
    woo.change({ knowsFields: false })
    assert.deepEqual(await ask('1001', stranger), { outcome: 'no_match', reason: 'email_mismatch' })
    assert.equal((await ask('1001', anna)).outcome, 'verified')
  })

  it('opens the one of two candidates that is the shopper’s', async (context) => {
    const [, other] = stories(testNow).filter(({ billing_address }) => billing_address.email !== anna)
    assert.ok(other !== undefined)
    const { ask } = await open(context, [
      wooOrder({ id: 4711, number: '1001', klarnaOrderId: other.order_id }),
      wooOrder({ id: 1001, number: '87', klarnaOrderId: annasOrder }),
    ])
    for (const email of [anna, other.billing_address.email]) {
      const verification = await ask('1001', email)
      assert.ok(verification.outcome === 'verified')
    }
    assert.deepEqual(await ask('1001', stranger), { outcome: 'no_match', reason: 'email_mismatch' })
  })

  it('says the same of a number without a Klarna order ID as of one that it has not, and asks Klarna once', async (context) => {
    const { ask, requests, forgetRequests } = await open(context, [
      wooOrder({ id: 1001, variant: 'kco', klarnaOrderId: annasOrder }),
      wooOrder({ id: 1002, variant: 'no_id', klarnaOrderId: '' }),
    ])
    for (const number of ['1001', '1002', '8888', 'ABC']) {
      forgetRequests()
      assert.deepEqual(await ask(number, anna), { outcome: 'no_match', reason: 'order_not_found' }, number)
      assert.equal(requests().length, 1)
    }
  })

  it('is unavailable by any number while WooCommerce is down, and says why in the log alone', async (context) => {
    const { ask, woo, log } = await open(context)
    woo.fail({ malformed: 'page', status: 502, times: 1_000 })
    for (const number of ['ORD-12345', '8888', 'ABC'])
      assert.deepEqual(await ask(number, anna), { outcome: 'unavailable' }, number)
    // A Klarna order ID needs no source.
    assert.equal((await ask(annasOrder, anna)).outcome, 'verified')
    const failed = log.filter(({ event }) => event === 'order-source-failed')
    assert.deepEqual(
      failed.map(({ fields }) => fields),
      Array.from({ length: 3 }, () => ({ source: 'woocommerce', problem: 'unexpected' })),
    )
  })
})
