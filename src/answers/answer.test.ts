import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openShop, type TestShop } from '../../test/scope.ts'
import { markets } from '../domain/markets.ts'
import { getOrderStatus } from '../tools/get-order-status.ts'
import { getPaymentMethods } from '../tools/get-payment-methods.ts'
import { type AnyTool, tools } from '../tools/index.ts'
import { answer, type Reply } from './answer.ts'

const right = { order_reference: 'ORD-12345', email: 'anna@example.com' }

let callers = 0

async function timed(shop: TestShop, input: unknown, tool: AnyTool = getOrderStatus) {
  const receivedAt = performance.now()
  const caller = { id: `caller ${callers++}` }
  const reply = await answer(shop.scope, tool, input, { caller, receivedAt })
  return { reply, tookMs: performance.now() - receivedAt }
}

async function ask(shop: TestShop, input: unknown, tool: AnyTool = getOrderStatus): Promise<Reply> {
  return (await timed(shop, input, tool)).reply
}

/** Late timers of a busy machine are mostly below this; what would tell the two cases apart is not. */
const lateMs = 200

/** All left no earlier than that, and at a step of 500 ms; a few may have been kept by a busy machine. */
function assertOnGrid(tookMs: readonly number[], earliestMs: number): void {
  const sorted = tookMs.toSorted((a, b) => a - b)
  assert.ok((sorted[0] ?? 0) >= earliestMs, `left after ${sorted[0]} ms`)
  const late = sorted.filter((ms) => ms % 500 >= lateMs)
  assert.ok(late.length <= sorted.length / 10, `left after ${late.join(', ')} ms`)
}

/** As many questions about an order with a wrong email as about no order, all at the same time. */
async function pairs(shop: TestShop, count: number) {
  const asked = Array.from({ length: count }, (_, n) => [
    timed(shop, { order_reference: 'ORD-12345', email: `wrong-${n}@example.com` }),
    timed(shop, { order_reference: `ORD-9${n}`, email: `nobody-${n}@example.com` }),
  ])
  const existing = await Promise.all(asked.flatMap(([first]) => (first === undefined ? [] : [first])))
  const unknown = await Promise.all(asked.flatMap(([, second]) => (second === undefined ? [] : [second])))
  return { existing, unknown, all: [...existing, ...unknown] }
}

type Timed = Awaited<ReturnType<typeof timed>>

function timesOf(replies: readonly Timed[]): readonly number[] {
  return replies.map(({ tookMs }) => tookMs)
}

/** The step of 500 ms at which the middle one of them left. */
function stepOf(replies: readonly Timed[]): number {
  const sorted = timesOf(replies).toSorted((a, b) => a - b)
  return Math.floor((sorted[Math.floor(sorted.length / 2)] ?? 0) / 500)
}

// Not among the others: it keeps the machine busy.
test('no match leaves at the first step of 500 ms that is at least a second after the question', async (context) => {
  const { existing, unknown } = await pairs(await openShop(context), 40)
  for (const kind of [existing, unknown]) {
    assert.ok(kind.every(({ reply }) => reply.outcome === 'no_match'))
    assertOnGrid(timesOf(kind), 1_000)
  }
  assert.equal(stepOf(existing), stepOf(unknown))
})

describe('no match', { concurrency: true }, () => {
  test('is the same reply, byte for byte, whether the order or the email is wrong', async (context) => {
    const shop = await openShop(context)
    const { all } = await pairs(shop, 5)
    assert.equal(new Set(all.map(({ reply }) => JSON.stringify(reply))).size, 1)
    const { reply } = all[0] ?? {}
    assert.deepEqual(Object.keys(reply ?? {}), ['outcome', 'text'])
    assert.match(reply?.text ?? '', /check both/)
    assert.match(reply?.text ?? '', /new order can take a few minutes/)
    assert.match(reply?.text ?? '', /Klarna order ID/)
  })

  test('leaves at the same step for both when Klarna is slow', async (context) => {
    const shop = await openShop(context)
    await shop.fault({ delay_ms: 1_200, times: 1_000 })
    const { existing, unknown } = await pairs(shop, 10)
    for (const kind of [existing, unknown]) {
      assert.ok(kind.every(({ reply }) => reply.outcome === 'no_match'))
      assertOnGrid(timesOf(kind), 1_500)
    }
    assert.equal(stepOf(existing), stepOf(unknown))
  })

  test('takes as long when the order was just shown to its shopper', async (context) => {
    const shop = await openShop(context)
    assert.equal((await ask(shop, right)).outcome, 'answered')
    const { existing, unknown } = await pairs(shop, 10)
    for (const kind of [existing, unknown]) {
      assert.ok(kind.every(({ reply }) => reply.outcome === 'no_match'))
      assertOnGrid(timesOf(kind), 1_000)
    }
    assert.equal(stepOf(existing), stepOf(unknown))
  })

  test('is held back from when the question came, not from when it was looked up', async (context) => {
    const shop = await openShop(context)
    const receivedAt = performance.now() - 400
    const input = { order_reference: 'ORD-1', email: 'x@example.com' }
    await answer(shop.scope, getOrderStatus, input, { caller: { id: 'c' }, receivedAt })
    assertOnGrid([performance.now() - receivedAt], 1_000)
  })

  test('goes by the monotonic clock, whatever happens to the other one', async (context) => {
    const shop = await openShop(context)
    const asked = timed(shop, { order_reference: 'ORD-1', email: 'x@example.com' })
    shop.forward(-86_400_000)
    assertOnGrid([(await asked).tookMs], 1_000)
  })
})

describe('other outcomes', { concurrency: true }, () => {
  test('an answer is not held back', async (context) => {
    const shop = await openShop(context)
    for (const tool of tools) {
      const { reply, tookMs } = await timed(shop, tool.access === 'anyone' ? {} : right, tool)
      assert.equal(reply.outcome, 'answered')
      assert.ok(tookMs < 900, `${tool.name} took ${tookMs} ms`)
    }
  })

  test('a Klarna that is down makes every claim unavailable, right, wrong or about no order', async (context) => {
    const shop = await openShop(context)
    await shop.simulator.close()
    const { all } = await pairs(shop, 10)
    const replies = [...all.map(({ reply }) => reply), await ask(shop, right)]
    assert.deepEqual(new Set(replies.map(({ outcome }) => outcome)), new Set(['unavailable']))
    assert.equal(new Set(replies.map((reply) => JSON.stringify(reply))).size, 1)
  })

  test('an order shown a moment ago is not passed off as fresh once Klarna is down', async (context) => {
    const shop = await openShop(context)
    assert.equal((await ask(shop, right)).outcome, 'answered')
    await shop.simulator.close()
    shop.forward(31_000)
    assert.equal((await ask(shop, right)).outcome, 'unavailable')
  })

  test('a cut or foreign body is unavailable', async (context) => {
    const shop = await openShop(context)
    for (const malformed of ['cut', 'html'] as const) {
      await shop.fault({ malformed, times: 2 })
      assert.equal((await ask(shop, right)).outcome, 'unavailable')
    }
  })

  test('a tool that is switched off is disabled, whatever it is asked', async (context) => {
    const shop = await openShop(context)
    for (const tool of tools) await shop.scope.storage.tools.setEnabled(tool.name, false)
    for (const tool of tools) {
      for (const input of [right, {}, undefined]) {
        const reply = await ask(shop, input, tool)
        assert.deepEqual(Object.keys(reply), ['outcome', 'text'])
        assert.equal(reply.outcome, 'disabled')
      }
    }
    assert.deepEqual(shop.requests(), [])
  })

  test('bad input names the fields, costs no look-up and counts as no attempt', async (context) => {
    const shop = await openShop(context)
    const bad = { order_reference: '#', email: 'anna', code: '1', identity: 'x' }
    for (let n = 0; n < 12; n++) {
      const caller = { id: 'same' }
      const question = { caller, receivedAt: performance.now() }
      const reply = await answer(shop.scope, getOrderStatus, bad, question)
      assert.ok(reply.outcome === 'bad_input')
      assert.deepEqual(
        reply.issues?.map(({ path }) => path),
        ['code', 'identity'],
      )
      assert.deepEqual(Object.keys(reply), ['outcome', 'text', 'issues'])
    }
    assert.deepEqual(shop.requests(), [])
    const question = { caller: { id: 'same' }, receivedAt: performance.now() }
    assert.equal((await answer(shop.scope, getOrderStatus, right, question)).outcome, 'answered')
  })

  test('too many attempts and busy say how long to wait', async (context) => {
    const shop = await openShop(context, { budget: 1 })
    for (let n = 0; n < 4; n++) await shop.storage.budget.reserve('K123456_simulator', 1, 10_000)
    assert.deepEqual(await ask(shop, right), {
      outcome: 'busy',
      text: 'Many people are asking right now. Please try again in a moment.',
      retry_after_seconds: 1,
    })
    const other = await openShop(context, { fed: false })
    const caller = { id: 'c' }
    let reply: Reply | undefined
    for (let n = 0; n < 11; n++) {
      const input = { order_reference: 'ORD-1', email: `x${n}@example.com` }
      reply = await answer(other.scope, getOrderStatus, input, { caller, receivedAt: performance.now() })
    }
    assert.deepEqual(reply, {
      outcome: 'too_many_attempts',
      text: 'There were too many attempts that did not match. For your safety, please wait 60 seconds and try again.',
      retry_after_seconds: 60,
    })
  })

  test('no connection and a missing order source have words of their own', async (context) => {
    const [disconnected, neverFed] = await Promise.all([
      openShop(context, { connected: false }),
      openShop(context, { fed: false }),
    ])
    assert.match((await ask(disconnected, right)).text, /connection to Klarna is not working/)
    const asked = await ask(neverFed, right)
    assert.equal(asked.outcome, 'klarna_order_id_required')
    assert.match(asked.text, /in the Klarna app/)
  })

  test('every use is written to the audit, with no word of the order or the shopper', async (context) => {
    const shop = await openShop(context)
    await ask(shop, right)
    await ask(shop, { ...right, email: 'wrong@example.com' })
    const entries = await shop.scope.storage.audit.latest(10)
    assert.deepEqual(
      entries.map(({ action, detail }) => `${action} ${JSON.stringify(detail)}`).toSorted(),
      ['answered', 'no_match'].map(
        (outcome) => `tool-used {"tool":"get_order_status","outcome":"${outcome}"}`,
      ),
    )
  })
})

describe('the locale of a reply', () => {
  test('is the one asked for where it is spoken, else the shop’s, else English', async (context) => {
    const localeOf = async (shop: TestShop, locale: string | undefined) => {
      const reply = await ask(shop, locale === undefined ? right : { ...right, locale })
      assert.ok(reply.outcome === 'answered', `${locale}`)
      return reply.locale
    }
    const english = await openShop(context, { shop: { locale: 'en-IE' } })
    assert.equal(await localeOf(english, undefined), 'en-IE')
    assert.equal(await localeOf(english, 'en'), 'en')
    assert.equal(await localeOf(english, 'en_GB'), 'en-GB')
    assert.equal(await localeOf(english, 'EN-us-u-nu-arab'), 'en-US')
    for (const unknown of ['xx', '', '-', 'not a tag', '日本語']) {
      assert.equal(await localeOf(english, unknown), 'en-IE')
    }
    const unspoken = await openShop(context, { shop: { locale: 'tlh' } })
    assert.equal(await localeOf(unspoken, 'xx'), 'en')
  })
})

describe('payment methods', () => {
  test('are there for every market, with a name and a line each, and in the order of the checkout', async (context) => {
    const shop = await openShop(context)
    for (const country of Object.keys(markets)) {
      const reply = await ask(shop, { country }, getPaymentMethods)
      assert.ok(reply.outcome === 'answered' && 'methods' in reply.data, country)
      assert.equal(reply.data.country, country)
      assert.equal(reply.data.source, 'market')
      assert.ok(reply.data.methods.length >= 2)
      for (const { name, description } of reply.data.methods) {
        assert.ok(name.length > 0 && description.length > 0)
        assert.ok(reply.text.includes(`• ${name}: ${description}`))
      }
    }
  })

  test('are those of the shop’s country where none is given', async (context) => {
    const shop = await openShop(context, { shop: { country: 'DE' } })
    const reply = await ask(shop, {}, getPaymentMethods)
    assert.ok(reply.outcome === 'answered' && 'methods' in reply.data)
    assert.equal(reply.data.country, 'DE')
  })

  test('of a country where Klarna is not known to be offered are none, and that is said', async (context) => {
    const shop = await openShop(context)
    const texts = await Promise.all(
      ['JP', 'ZZ', 'AA'].map((country) => ask(shop, { country }, getPaymentMethods)),
    )
    assert.deepEqual(
      texts.map(({ text }) => text),
      ['Japan', 'ZZ', 'AA'].map(
        (place) =>
          `I do not know of any Klarna payment methods in ${place}. The checkout shows what is offered.`,
      ),
    )
  })

  test('are promised to nobody', async (context) => {
    const reply = await ask(await openShop(context), { country: 'gb' }, getPaymentMethods)
    assert.match(reply.text, /^In the United Kingdom, Klarna usually offers:\n/)
    assert.match(reply.text, /Klarna decides at checkout what you are offered\.$/)
  })
})
