import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { Action } from '../../simulator/model/action.ts'
import { inOrder } from '../../simulator/model/behaviours/script.ts'
import { type ShopSettings, standardSettings } from '../../src/storage/storage.ts'
import { modelAt, say } from '../model-shop.ts'
import { openShop, type TestShop } from '../scope.ts'

const lateFee = 'A reminder costs €3.95, 0 % of it ours. Call us on 040-123 45 67.'
const settings: ShopSettings = {
  ...standardSettings,
  greeting: { en: 'Welcome to Lantern & Loom!' },
  generalAnswers: { en: { late_fee: lateFee } },
  paymentMethods: {
    SE: [
      {
        id: 'pay_later',
        name: { en: 'Take it home' },
        description: { en: 'Take the lamp home now and pay for it within 45 days' },
      },
    ],
  },
}
const question = 'What does a late fee cost?'
const general: Action = { call: [{ name: 'general_answer', input: { topic: 'late_fee' } }] }

describe('what a merchant has written, where a language model answers', () => {
  it('is the greeting, for which no model is asked', async (context) => {
    const { shop, server, engine } = await open(context, { say: 'Hi, I am a model.' })
    assert.equal((await say(shop, engine, 'hello')).reply, 'Welcome to Lantern & Loom!')
    assert.equal(server.requests().length, 0)
  })

  for (const said of [
    lateFee,
    'A reminder costs €3.95, 0 % of it ours. Would you like to know more?',
    'You can call the shop on 040-123 45 67.',
  ])
    it(`may be said by the model: ${said}`, async (context) => {
      const { shop, engine } = await open(context, general, { say: said })
      const { reply, engine: by } = await say(shop, engine, question)
      assert.deepEqual([reply, by], [said, 'model'])
    })

  it('stands in place of what the model makes of it', async (context) => {
    const wrong: Action = { say: 'A reminder costs €4.95. Call us on 040-123 45 68.' }
    const { shop, engine } = await open(context, general, wrong, wrong)
    const { reply, engine: by } = await say(shop, engine, question)
    assert.deepEqual([reply, by], [lateFee, 'rules'])
  })

  it('is a payment method, in the shop’s own words', async (context) => {
    const said = 'With Take it home you can: Take the lamp home now and pay for it within 45 days.'
    const methods: Action = { call: [{ name: 'get_payment_methods', input: {} }] }
    const { shop, engine } = await open(context, methods, { say: said })
    const { reply, engine: by } = await say(shop, engine, 'Which ways to pay are there?')
    assert.deepEqual([reply, by], [said, 'model'])
  })
})

async function open(context: TestContext, first: Action, ...then: readonly Action[]) {
  const opened = await openShop(context)
  const { scope } = opened
  const shop: TestShop = { ...opened, scope: { ...scope, shop: { ...scope.shop, settings } } }
  return { shop, ...(await modelAt(context, inOrder(first, ...then))) }
}
