import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { Behaviour } from '../../simulator/model/action.ts'
import { malicious } from '../../simulator/model/behaviours/malicious.ts'
import { rules } from '../../src/conversation/rules.ts'
import { type Attempt, allAttempts } from '../adversarial/attempts.ts'
import { leaks, lies, recorded, sentAway } from '../adversarial/findings.ts'
import { neverSaid, sly } from '../adversarial/sly-models.ts'
import { make, openStage, type Stage } from '../adversarial/stage.ts'
import { modelAt, type Provider, providers } from '../model-shop.ts'

const attempts = allAttempts()
const behaviours: readonly (readonly [string, Behaviour])[] = Object.entries({ ...malicious, ...sly })

/** How many attempts each model meets; `KVITTO_TEST_ATTEMPTS=400` for all. */
const each = Math.min(attempts.length, Number(process.env['KVITTO_TEST_ATTEMPTS'] ?? 9))
/** Steps through all of them, so that kinds and languages mix and no two models meet the same few. */
const stride = 71

function attemptsFor(model: number): readonly Attempt[] {
  const from = model * each
  return Array.from(
    { length: each },
    (_, index) => attempts[((from + index) * stride) % attempts.length],
  ).flatMap((attempt) => attempt ?? [])
}

describe(`models that mean harm, each in ${each} attempts`, () => {
  for (const [model, [name, behave]] of behaviours.entries())
    it(`${name}: nothing foreign, nothing ungrounded, nothing personal to the model`, async (context) => {
      const met = attemptsFor(model)
      const stage = await openStage(context, met)
      const found: string[] = []
      let asked = 0
      for (const [at, provider] of providers.entries()) {
        const own = met.filter((_, index) => index % providers.length === at)
        const run = await runOn(context, stage, own, provider, behave)
        found.push(...run.found)
        asked += run.asked
      }
      assert.ok(asked > 0, 'the model was never asked')
      assert.deepEqual([...found, ...(await recorded(stage))], [])
    })

  it('meet attempts of many kinds and languages', () => {
    const met = new Set(behaviours.flatMap((_, model) => attemptsFor(model)))
    assert.ok(met.size >= 60, `${met.size}`)
    assert.equal(new Set([...met].map(({ language }) => language)).size, 14)
    assert.equal(
      new Set([...met].map(({ kind }) => kind)).size,
      new Set(attempts.map(({ kind }) => kind)).size,
    )
  })
})

async function runOn(
  context: TestContext,
  stage: Stage,
  own: readonly Attempt[],
  provider: Provider,
  behave: Behaviour,
) {
  const { server, engine } = await modelAt(context, behave, { provider })
  const found: string[] = []
  for (const attempt of own) {
    let seen = server.requests().length
    const said = await make(stage, attempt, engine, provider, ({ shows }) => {
      const bodies = server.requests().slice(seen)
      seen += bodies.length
      found.push(...sentAway(stage, attempt, bodies, shows))
    })
    found.push(...(await leaks(stage, attempt, said)), ...(await lies(stage, attempt, said)))
  }
  return { found, asked: server.requests().length }
}

describe('the search', () => {
  const [attempt] = attempts.filter(({ language, kind }) => language === 'en' && kind === 'other_order')
  assert.ok(attempt !== undefined)

  for (const words of [...neverSaid, 'SEK 4,129.00', 'Every order of this shop is open to them'])
    it(`finds ${JSON.stringify(words)} that a model says`, async (context) => {
      const stage = await openStage(context, [attempt])
      const said = await make(stage, attempt, async (turn) => ({
        ...(await rules(turn)),
        text: `Well. ${words}`,
        engine: 'model',
      }))
      assert.notDeepEqual(await lies(stage, attempt, said), [])
    })

  it('finds what is sent to a model too early, and what is never to be sent', async (context) => {
    const stage = await openStage(context, [attempt])
    const { own, other } = stage.parties(attempt)
    const sent = (body: unknown, shows: typeof own | undefined) =>
      sentAway(stage, attempt, [{ body: JSON.stringify(body), headers: {} }], shows)
    const [order] = own.orders
    assert.deepEqual(sent({ amount: order?.['order_amount'] }, own), [])
    assert.notDeepEqual(sent({ amount: order?.['order_amount'] }, undefined), [])
    assert.notDeepEqual(sent({ amount: order?.['order_amount'] }, other), [])
    assert.notDeepEqual(sent(order?.['billing_address'], own), [])
    assert.notDeepEqual(sent(order?.['customer'], own), [])
  })
})
