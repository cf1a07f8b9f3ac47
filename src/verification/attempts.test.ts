import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { emailOf, openShop, referenceOf, type TestShop } from '../../test/scope.ts'
import type { ShopScope } from '../shop-scope.ts'
import { getOrderStatus } from '../tools/get-order-status.ts'
import { use } from '../tools/use.ts'
import { verify } from './verify.ts'

const anna = 'anna@example.com'
const minuteMs = 60_000

function ask(scope: ShopScope, caller: string, reference: string, email: string) {
  return verify(scope, { reference: referenceOf(reference), email: emailOf(email) }, caller)
}

let guesses = 0

/** A wrong claim like no other: its email and number are its own, so that only the caller's limit is met. */
function guess(scope: ShopScope, caller: string) {
  const n = guesses++
  return ask(scope, caller, `NOPE-${n}`, `guess-${n}@example.com`)
}

async function outcomes(count: number, claim: () => Promise<{ outcome: string }>): Promise<string[]> {
  const heard: string[] = []
  for (let n = 0; n < count; n++) heard.push((await claim()).outcome)
  return heard
}

const times = (count: number, outcome: string) => Array.from({ length: count }, () => outcome)

async function untilRequests(shop: TestShop, count: number): Promise<void> {
  while (shop.requests().length < count) await sleep(5)
}

/** Orders of as many shoppers, each with an email of its own. */
function manyOrders(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    order_id: `11111111-2222-4333-8444-${String(n).padStart(12, '0')}`,
    status: 'AUTHORIZED',
    order_amount: 50_000,
    purchase_currency: 'SEK',
    merchant_reference1: `MANY-${n}`,
    billing_address: { email: `shopper-${n}@example.com` },
  }))
}

describe('a caller', () => {
  test('may miss ten times in 15 minutes, then waits a minute, then twice as long, up to an hour', async (context) => {
    const { scope, forward } = await openShop(context)
    assert.deepEqual(await outcomes(10, () => guess(scope, 'c')), times(10, 'no_match'))
    for (const seconds of [60, 120, 240, 480, 960, 1920, 3600, 3600]) {
      const refused = await ask(scope, 'c', 'ORD-12345', anna)
      assert.deepEqual(refused, { outcome: 'too_many_attempts', retryAfterSeconds: seconds })
      forward(seconds * 1000)
      assert.equal((await guess(scope, 'c')).outcome, 'no_match')
    }
  })

  test('hears the same for orders that exist, for orders that do not, and where an ID is required', async (context) => {
    const [fed, neverFed] = await Promise.all([openShop(context), openShop(context, { fed: false })])
    const heardOf = (scope: ShopScope, caller: string, reference: string) => {
      let n = 0
      return outcomes(12, () => ask(scope, caller, reference, `wrong-${caller}-${n++}@example.com`))
    }
    const [existing, unknown, byId] = await Promise.all([
      heardOf(fed.scope, 'existing', 'ORD-12345'),
      heardOf(fed.scope, 'unknown', 'ORD-99999'),
      heardOf(neverFed.scope, 'id', 'ORD-12345'),
    ])
    const blocked = times(2, 'too_many_attempts')
    assert.deepEqual(existing, [...times(10, 'no_match'), ...blocked])
    assert.deepEqual(unknown, existing)
    assert.deepEqual(byId, [...times(10, 'klarna_order_id_required'), ...blocked])
  })

  test('that is refused asks nothing of Klarna, not even with the right claim', async (context) => {
    const shop = await openShop(context)
    await outcomes(10, () => guess(shop.scope, 'c'))
    shop.forgetRequests()
    assert.deepEqual(
      await outcomes(3, () => ask(shop.scope, 'c', 'ORD-12345', anna)),
      times(3, 'too_many_attempts'),
    )
    assert.deepEqual(shop.requests(), [])
  })

  test('starts anew with a match', async (context) => {
    const { scope } = await openShop(context)
    await outcomes(9, () => guess(scope, 'c'))
    assert.equal((await ask(scope, 'c', 'ORD-12345', anna)).outcome, 'verified')
    assert.deepEqual(await outcomes(10, () => guess(scope, 'c')), times(10, 'no_match'))
    assert.equal((await guess(scope, 'c')).outcome, 'too_many_attempts')
  })

  test('starts anew once for each order: one of their own is no way to guess without end', async (context) => {
    const { scope, forward } = await openShop(context)
    const own = () => ask(scope, 'c', 'ORD-12345', anna)
    await outcomes(9, () => guess(scope, 'c'))
    assert.equal((await own()).outcome, 'verified')
    await outcomes(9, () => guess(scope, 'c'))
    assert.deepEqual(await outcomes(3, own), times(3, 'verified'))
    assert.deepEqual(await outcomes(2, () => guess(scope, 'c')), ['no_match', 'too_many_attempts'])
    forward(31 * minuteMs)
    await outcomes(9, () => guess(scope, 'c'))
    assert.equal((await own()).outcome, 'verified')
    assert.deepEqual(await outcomes(10, () => guess(scope, 'c')), times(10, 'no_match'))
  })

  test('may miss again once 15 minutes have passed', async (context) => {
    const { scope, forward } = await openShop(context)
    await outcomes(9, () => guess(scope, 'c'))
    forward(15 * minuteMs)
    assert.deepEqual(await outcomes(10, () => guess(scope, 'c')), times(10, 'no_match'))
  })

  test('that has kept quiet for 15 minutes after its wait starts at a minute again', async (context) => {
    const { scope, forward } = await openShop(context)
    await outcomes(10, () => guess(scope, 'c'))
    forward(minuteMs + 15 * minuteMs)
    assert.deepEqual(await outcomes(10, () => guess(scope, 'c')), times(10, 'no_match'))
    const refused = await guess(scope, 'c')
    assert.deepEqual(refused, { outcome: 'too_many_attempts', retryAfterSeconds: 60 })
  })

  test('is not held up by what another caller or another end user has missed', async (context) => {
    const { scope } = await openShop(context)
    const speech = { locale: 'en', methods: { name: () => null, description: () => '' } }
    const asked = (endUser: string, email: string) =>
      use(
        scope,
        getOrderStatus,
        { kind: 'input', input: { order_reference: 'ORD-12345', email, end_user: endUser } },
        { id: 'key:1' },
        speech,
      )
    let n = 0
    const wrong = () => asked('mallory', `wrong-${n++}@example.com`)
    assert.deepEqual(await outcomes(11, wrong), [...times(10, 'no_match'), 'too_many_attempts'])
    assert.equal((await asked('anna', anna)).outcome, 'answered')
    assert.equal((await ask(scope, 'key:2', 'ORD-12345', anna)).outcome, 'verified')
  })

  test('is not locked by a clock that was set back', async (context) => {
    for (const back of [10, 50, 120]) {
      const { scope, forward } = await openShop(context)
      await outcomes(10, () => guess(scope, 'c'))
      assert.equal((await guess(scope, 'c')).outcome, 'too_many_attempts')
      forward(-back * minuteMs)
      assert.equal((await ask(scope, 'c', 'ORD-12345', anna)).outcome, 'verified', `${back} minutes`)
    }
  })
})

describe('an email', () => {
  const wrong = (scope: ShopScope, n: number, caller = `caller ${n}`) => ask(scope, caller, `NOPE-${n}`, anna)

  test('may be tried with ten different references an hour, by however many callers', async (context) => {
    const { scope, forward } = await openShop(context)
    for (let n = 0; n < 10; n++) assert.equal((await wrong(scope, n)).outcome, 'no_match')
    const refused = await wrong(scope, 10)
    assert.ok(refused.outcome === 'too_many_attempts')
    assert.ok(refused.retryAfterSeconds > 3590 && refused.retryAfterSeconds <= 3600)
    assert.equal((await ask(scope, 'b', 'NOPE-1', 'other@example.com')).outcome, 'no_match')
    forward(60 * minuteMs)
    assert.equal((await wrong(scope, 10)).outcome, 'no_match')
  })

  test('tried with the same reference again counts once, in any spelling', async (context) => {
    const { scope } = await openShop(context)
    for (let n = 0; n < 10; n++) await wrong(scope, n)
    for (const reference of ['NOPE-3', 'nope 3', '#NOPE3']) {
      assert.equal((await ask(scope, `again ${reference}`, reference, anna)).outcome, 'no_match')
    }
  })

  test('that matches does not count, however many orders it has', async (context) => {
    const orders = manyOrders(15).map((order) => ({ ...order, billing_address: { email: anna } }))
    const { scope } = await openShop(context, { orders })
    let n = 0
    assert.deepEqual(await outcomes(15, () => ask(scope, 'c', `MANY-${n++}`, anna)), times(15, 'verified'))
  })

  test('is not locked by a clock that was set back', async (context) => {
    const { scope, forward } = await openShop(context)
    for (let n = 0; n < 10; n++) await wrong(scope, n)
    forward(-30 * minuteMs)
    assert.equal((await ask(scope, 'c', 'ORD-12345', anna)).outcome, 'verified')
  })
})

describe('a claim that could not be checked', () => {
  test('counts for nothing, neither for the caller nor for the email', async (context) => {
    const shop = await openShop(context)
    await shop.fault({ status: 500, times: 1000 })
    let n = 0
    const heard = await outcomes(15, () => ask(shop.scope, 'c', `NOPE-${n++}`, anna))
    assert.deepEqual(heard, times(15, 'unavailable'))
    await fetch(`${shop.simulator.origin}/_simulator/faults`, { method: 'DELETE' })
    // A process whose circuit breaker is closed.
    const scope = shop.otherProcess()
    n = 100
    assert.deepEqual(await outcomes(10, () => ask(scope, 'c', `NOPE-${n++}`, anna)), times(10, 'no_match'))
  })

  test('as the tenth blocks nobody', async (context) => {
    const shop = await openShop(context)
    await outcomes(9, () => guess(shop.scope, 'c'))
    await shop.fault({ status: 500, times: 1 })
    assert.equal((await guess(shop.scope, 'c')).outcome, 'unavailable')
    assert.equal((await guess(shop.scope, 'c')).outcome, 'no_match')
    assert.equal((await guess(shop.scope, 'c')).outcome, 'too_many_attempts')
  })

  test('takes the block away that rested on it, when another of the ten was the last', async (context) => {
    const shop = await openShop(context)
    await outcomes(8, () => guess(shop.scope, 'c'))
    await shop.fault({ status: 500, delay_ms: 150, times: 1 })
    const slow = guess(shop.scope, 'c')
    await untilRequests(shop, 9)
    assert.equal((await guess(shop.scope, 'c')).outcome, 'no_match')
    assert.equal((await slow).outcome, 'unavailable')
    assert.equal((await guess(shop.scope, 'c')).outcome, 'no_match')
    assert.equal((await guess(shop.scope, 'c')).outcome, 'too_many_attempts')
  })

  test('does not make the next wait shorter', async (context) => {
    const shop = await openShop(context)
    await outcomes(10, () => guess(shop.scope, 'c'))
    shop.forward(minuteMs)
    await shop.fault({ status: 500, times: 1 })
    assert.equal((await guess(shop.scope, 'c')).outcome, 'unavailable')
    assert.equal((await guess(shop.scope, 'c')).outcome, 'no_match')
    assert.deepEqual(await guess(shop.scope, 'c'), { outcome: 'too_many_attempts', retryAfterSeconds: 120 })
  })
})

describe('claims at the same time', () => {
  test('that are the same are one request and one count', async (context) => {
    const shop = await openShop(context)
    await shop.fault({ delay_ms: 50, times: 1 })
    const same = await Promise.all(
      Array.from({ length: 50 }, () => ask(shop.scope, 'c', 'NOPE-SAME', 'mallory@example.com')),
    )
    assert.deepEqual(new Set(same.map(({ outcome }) => outcome)), new Set(['no_match']))
    assert.equal(shop.requests().length, 1)
    assert.deepEqual(await outcomes(10, () => guess(shop.scope, 'c')), [
      ...times(9, 'no_match'),
      'too_many_attempts',
    ])
  })

  test('that are right and the same are one request', async (context) => {
    const shop = await openShop(context)
    const same = await Promise.all(Array.from({ length: 50 }, () => ask(shop.scope, 'c', 'ORD-12345', anna)))
    assert.ok(same.every(({ outcome }) => outcome === 'verified'))
    assert.equal(shop.requests().length, 1)
  })

  test('that are wrong reach Klarna ten times at most, of one caller', async (context) => {
    const shop = await openShop(context)
    await shop.fault({ delay_ms: 100, times: 30 })
    const heard = await Promise.all(Array.from({ length: 30 }, () => guess(shop.scope, 'c')))
    assert.equal(shop.requests().length, 10)
    assert.equal(heard.filter(({ outcome }) => outcome === 'no_match').length, 10)
    assert.equal(heard.filter(({ outcome }) => outcome === 'too_many_attempts').length, 20)
  })

  test('that wait for each other do not keep asking the database', async (context) => {
    const shop = await openShop(context)
    await outcomes(5, () => guess(shop.scope, 'c'))
    await shop.fault({ delay_ms: 300, times: 30 })
    let changes = 0
    const { attempts } = shop.scope.storage
    const counting: ShopScope['storage']['attempts'] = {
      ...attempts,
      change: (key, change, at) => {
        changes += 1
        return attempts.change(key, change, at)
      },
      changeAll: (keys, change, at) => {
        changes += keys.length
        return attempts.changeAll(keys, change, at)
      },
    }
    const scope = { ...shop.scope, storage: { ...shop.scope.storage, attempts: counting } }
    await Promise.all(Array.from({ length: 60 }, () => guess(scope, 'c')))
    assert.ok(changes < 60 * 5, `${changes} changes for 60 claims`)
  })

  test('that are right all open their orders, and leave nothing counted', async (context) => {
    const { scope } = await openShop(context, { orders: manyOrders(40) })
    const heard = await Promise.all(
      Array.from({ length: 40 }, (_, n) => ask(scope, 'c', `MANY-${n}`, `shopper-${n}@example.com`)),
    )
    assert.deepEqual(
      heard.map(({ outcome }) => outcome),
      times(40, 'verified'),
    )
    assert.deepEqual(await outcomes(10, () => guess(scope, 'c')), times(10, 'no_match'))
    assert.equal((await guess(scope, 'c')).outcome, 'too_many_attempts')
  })

  test('that are right all open their orders after nine misses too', async (context) => {
    const { scope } = await openShop(context, { orders: manyOrders(40) })
    await outcomes(9, () => guess(scope, 'c'))
    const heard = await Promise.all(
      Array.from({ length: 40 }, (_, n) => ask(scope, 'c', `MANY-${n}`, `shopper-${n}@example.com`)),
    )
    assert.deepEqual(
      heard.map(({ outcome }) => outcome),
      times(40, 'verified'),
    )
  })

  test('that are wrong are not forgotten by a match in between', async (context) => {
    const shop = await openShop(context)
    await shop.fault({ delay_ms: 200, times: 9 })
    const wrong = Array.from({ length: 9 }, () => guess(shop.scope, 'c'))
    await untilRequests(shop, 9)
    assert.equal((await ask(shop.scope, 'c', 'ORD-12345', anna)).outcome, 'verified')
    await Promise.all(wrong)
    assert.equal((await guess(shop.scope, 'c')).outcome, 'no_match')
    assert.equal((await guess(shop.scope, 'c')).outcome, 'too_many_attempts')
  })

  test('more than ten at a time of one caller wait for a place', async (context) => {
    const shop = await openShop(context, { orders: manyOrders(20) })
    await shop.fault({ delay_ms: 150, times: 10 })
    const heard = Array.from({ length: 20 }, (_, n) =>
      ask(shop.scope, 'c', `MANY-${n}`, `shopper-${n}@example.com`),
    )
    await untilRequests(shop, 10)
    await sleep(50)
    assert.equal(shop.requests().length, 10)
    assert.ok((await Promise.all(heard)).every(({ outcome }) => outcome === 'verified'))
  })
})

describe('the shop as a whole', () => {
  test('raises an alarm at a hundred misses and locks nobody out', async (context) => {
    const shop = await openShop(context)
    const alarms = () => shop.log.filter(({ event }) => event === 'verification-alarm')
    for (let n = 0; n < 99; n++) await guess(shop.scope, `caller ${n}`)
    assert.deepEqual(alarms(), [])
    await guess(shop.scope, 'caller 99')
    assert.deepEqual(alarms(), [
      {
        level: 'warn',
        event: 'verification-alarm',
        fields: { shop: 'shop-1', mismatches: 100, minutes: 15 },
      },
    ])
    assert.equal((await ask(shop.scope, 'anna', 'ORD-12345', anna)).outcome, 'verified')
    assert.equal((await guess(shop.scope, 'caller 100')).outcome, 'no_match')
  })

  test('raises no alarm for misses that are spread over more than 15 minutes', async (context) => {
    const shop = await openShop(context)
    for (let n = 0; n < 120; n++) {
      if (n % 30 === 0) shop.forward(6 * minuteMs)
      await guess(shop.scope, `caller ${n}`)
    }
    assert.ok(shop.log.every(({ event }) => event !== 'verification-alarm'))
  })

  test('keeps no email and no number in its counters or its log', async (context) => {
    const shop = await openShop(context)
    await ask(shop.scope, 'c', 'NOPE-SECRET', 'mallory@example.com')
    await ask(shop.scope, 'c', 'ORD-12345', anna)
    const kept: unknown[] = []
    const { attempts } = shop.scope.storage
    const spying: ShopScope['storage']['attempts'] = {
      ...attempts,
      change: (key, change, at) =>
        attempts.change(
          key,
          (state) => {
            const changed = change(state)
            kept.push(key, changed.state)
            return changed
          },
          at,
        ),
      changeAll: (keys, change, at) =>
        attempts.changeAll(
          keys,
          (states) => {
            const changed = change(states)
            kept.push(keys, changed.states)
            return changed
          },
          at,
        ),
    }
    const scope = { ...shop.scope, storage: { ...shop.scope.storage, attempts: spying } }
    await ask(scope, 'somebody@example.com', 'NOPE-SECRET', 'mallory@example.com')
    assert.ok(kept.length > 0)
    const all = JSON.stringify([kept, shop.log])
    for (const word of ['mallory', 'anna', 'SECRET', 'somebody', '@example']) {
      assert.ok(!all.includes(word), word)
    }
  })
})
