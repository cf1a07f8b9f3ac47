import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { emailOf, openShop, referenceOf } from '../../test/scope.ts'
import { extensionDays } from '../tools/extension-days.ts'
import { verify } from '../verification/verify.ts'
import { parseExtensionDays } from './extension-days.ts'

describe('extension options', () => {
  test('are days in order, without what the shop would pay', () => {
    const options = [30, 2, 10, 2].map((number_of_days) => ({ amount: 1_900, number_of_days }))
    assert.deepEqual(parseExtensionDays(JSON.stringify({ currency: 'SEK', options })), [2, 10, 30])
  })

  test('are none where the answer is something else', () => {
    for (const body of [
      '',
      '[]',
      'null',
      '{"options":{}}',
      '<html>',
      '{"options":[{"number_of_days":-1},7]}',
    ])
      assert.deepEqual(parseExtensionDays(body), [], body)
  })

  test('are asked for the latest charge of a proved order, with one GET', async (context) => {
    const shop = await openShop(context)
    const proofs = await verify(
      shop.scope,
      { reference: referenceOf('ORD-67890'), email: emailOf('anna@example.com') },
      'test',
    )
    assert.ok(proofs.outcome === 'verified')
    shop.forgetRequests()
    assert.deepEqual(await extensionDays(shop.scope, proofs.order), [2, 10, 30, 60])
    assert.equal(shop.requests().length, 1)
    assert.match(shop.requests()[0] ?? '', /^GET .*\/captures\/[^/]+\/extend-due-date-options$/)
  })

  test('are none where Klarna does not answer, and for an order that offers none', async (context) => {
    const shop = await openShop(context)
    const claim = { reference: referenceOf('ABC123'), email: emailOf('anna@example.com') }
    const proofs = await verify(shop.scope, claim, 'test')
    assert.ok(proofs.outcome === 'verified')
    assert.deepEqual(await extensionDays(shop.scope, proofs.order), [])
    await shop.fault({ status: 503 })
    assert.deepEqual(await extensionDays(shop.scope, proofs.order), [])
  })
})
