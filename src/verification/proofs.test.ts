import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emailOf, openShop, referenceOf, type TestShop } from '../../test/scope.ts'
import { openOrder, ordersOf, type VerifiedOrder, type VerifiedShopper, verify } from './verify.ts'

async function proofsOf({ scope }: TestShop) {
  const claim = { reference: referenceOf('ORD-12345'), email: emailOf('anna@example.com') }
  const verification = await verify(scope, claim, 'test')
  assert.ok(verification.outcome === 'verified')
  return verification
}

/** What somebody without a proof could try in its place, each made from a real one. */
function forgeries(proof: object): Readonly<Record<string, unknown>> {
  const content = { order: { id: 'forged' }, readAt: new Date(), emailHash: 'forged', shopId: 'shop-1' }
  return {
    'a literal': content,
    'an empty object': {},
    nothing: undefined,
    null: null,
    'a text': 'proof',
    'a spread copy': { ...proof },
    'an assigned copy': Object.assign(Object.create(Object.getPrototypeOf(proof)), content),
    'an object with the same prototype': Object.create(Object.getPrototypeOf(proof)),
    'an object with the proof as its prototype': Object.create(proof),
    'a structured clone': structuredClone(proof),
    'a JSON round trip': JSON.parse(JSON.stringify(proof)),
    'a proxy of it': new Proxy(proof, {}),
    'its constructor': proof.constructor,
  }
}

test('only a proof opens an order: no literal, copy, clone or relative of one does', async (context) => {
  const { order } = await proofsOf(await openShop(context))
  assert.equal(openOrder(order).order.orderNumber, 'ORD-12345')
  for (const [name, forged] of Object.entries(forgeries(order))) {
    assert.throws(() => openOrder(forged as VerifiedOrder), TypeError, name)
  }
})

test('only a proof lists the orders of a shopper', async (context) => {
  const shop = await openShop(context)
  const { shopper } = await proofsOf(shop)
  for (const [name, forged] of Object.entries(forgeries(shopper))) {
    await assert.rejects(ordersOf(shop.scope, forged as VerifiedShopper, 10), TypeError, name)
  }
})

test('a proof of an order is no proof of a shopper, nor the other way round', async (context) => {
  const shop = await openShop(context)
  const { order, shopper } = await proofsOf(shop)
  assert.throws(() => openOrder(shopper as unknown as VerifiedOrder), TypeError)
  await assert.rejects(ordersOf(shop.scope, order as unknown as VerifiedShopper, 10), TypeError)
})

test('the constructor that a proof leads to makes no proofs, nor do its subclasses', async (context) => {
  const { order, shopper } = await proofsOf(await openShop(context))
  const content = { order: { id: 'forged' }, readAt: new Date(), emailHash: 'forged', shopId: 'shop-1' }
  for (const proof of [order, shopper]) {
    type Constructor = new (...values: unknown[]) => object
    const Proof = proof.constructor as unknown as Constructor
    assert.throws(() => new Proof(content), TypeError)
    assert.throws(() => new Proof(Symbol('mint'), content), TypeError)
    assert.throws(() => Reflect.construct(Proof, [content], class {}), TypeError)
    class Forged extends Proof {}
    assert.throws(() => new Forged(content), TypeError)
    assert.throws(() => new Forged(undefined, content), TypeError)
  }
})

test('a proof cannot be changed', async (context) => {
  const { order } = await proofsOf(await openShop(context))
  assert.ok(Object.isFrozen(order))
  assert.throws(() => Object.assign(order, { order: 'another' }), TypeError)
})

test('a proof shows nothing of the order when it is printed or sent', async (context) => {
  const { order, shopper } = await proofsOf(await openShop(context))
  assert.equal(JSON.stringify({ order, shopper }), '{"order":{},"shopper":{}}')
  assert.deepEqual(Reflect.ownKeys(order), [])
})

test('a proof of another shop lists no orders', async (context) => {
  const shop = await openShop(context)
  const { shopper } = await proofsOf(shop)
  const other = {
    ...shop.scope,
    shop: { ...shop.scope.shop, id: 'shop-2' },
    storage: shop.storage.forShop('shop-2'),
  }
  await assert.rejects(ordersOf(other, shopper, 10), TypeError)
})
