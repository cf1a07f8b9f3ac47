import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Action, Fault } from '../../simulator/model/action.ts'
import { firstThen, inOrder } from '../../simulator/model/behaviours/script.ts'
import { sensible } from '../../simulator/model/behaviours/sensible.ts'
import { latestResults } from '../../simulator/model/model-request.ts'
import { loadConfig } from '../../src/config.ts'
import type { ChatReply } from '../../src/conversation/conversation.ts'
import { rules } from '../../src/conversation/rules.ts'
import { listen } from '../../src/server/listen.ts'
import { bearer } from '../http.ts'
import { type ModelOptions, modelAt, providers, say } from '../model-shop.ts'
import { startServer } from '../running-server.ts'
import { openShop, type TestShop } from '../scope.ts'

const anna = 'ORD-12345, anna@example.com'
const question = `Is my order paid? ${anna}`
const lookUp: Action = { call: [{ name: 'get_payment_status', input: {} }] }
const wrongFigure: Action = { say: 'Your payment is complete: SEK 1,299.00.' }
/** A figure of the tool's, in words that are not its wording. */
const rightFigure = 'Your payment to the shop is complete: SEK 1,200.00.'

async function turnsOf({ scope }: TestShop, { conversationId }: ChatReply) {
  return scope.storage.conversations.turns(conversationId)
}

/** Short for a test, and long enough for a look-up on a machine that has other things to do. */
const deadlineMs = 1_500
const silent = ['a model that hangs', 'a model that is slow']
const faults: Readonly<Record<string, Fault>> = {
  'a 429': { status: 429, retryAfterSeconds: 60 },
  'a 500': { status: 500 },
  'a reset': { reset: true },
  'an answer that breaks off': { cut: true },
  'a web page': { garbage: 'html' },
  'JSON of another shape': { garbage: 'json' },
  'an empty body': { garbage: 'empty' },
  'a model that hangs': { hang: true },
  'a model that is slow': { delayMs: 60_000, next: { say: rightFigure } },
}

for (const provider of providers)
  describe(`where ${provider} fails`, { concurrency: 4 }, () => {
    for (const [what, fault] of Object.entries(faults)) {
      const options = { provider, limits: silent.includes(what) ? { deadlineMs } : {} }

      it(`${what} is answered in time as the built-in engine would`, async (context) => {
        const shop = await openShop(context)
        const { server, engine } = await modelAt(context, inOrder(fault), options)
        const startedAt = performance.now()
        const reply = await say(shop, engine, question)
        assert.ok(performance.now() - startedAt < deadlineMs + 1_500)
        await assertAsBuiltIn(shop, reply)
        assert.equal(server.requests().length, 1, 'the built-in engine is the second try')
        assert.ok(shop.log.some(({ event }) => event === 'model-failed'))
      })

      it(`${what} after a look-up is answered with what was looked up`, async (context) => {
        const shop = await openShop(context)
        const behave = inOrder(lookUp, fault)
        const { server, engine } = await modelAt(context, behave, options)
        const reply = await say(shop, engine, question)
        await assertAsBuiltIn(shop, reply)
        assert.equal(server.requests().length, 2)
        assert.deepEqual(reply.tools, [{ name: 'get_payment_status', outcome: 'answered' }])
      })
    }
  })

async function assertAsBuiltIn(shop: TestShop, reply: ChatReply): Promise<void> {
  const { conversationId: _one, ...own } = reply
  const { conversationId: _other, ...builtIn } = await say(shop, rules, question)
  assert.deepEqual(own, builtIn)
  assert.equal(own.engine, 'rules')
  assert.match(own.reply, /1,200\.00/)
}

describe('a model that has failed ten times', () => {
  it('is left alone, and the shopper answered at once', async (context) => {
    const shop = await openShop(context)
    const { server, engine } = await modelAt(context, inOrder({ status: 500 }))
    for (let turn = 0; turn < 10; turn += 1) await say(shop, engine, question)
    assert.equal(server.requests().length, 10)
    await assertAsBuiltIn(shop, await say(shop, engine, question))
    assert.equal(server.requests().length, 10)
  })
})

describe('what a model uses', () => {
  const price = { input: 2, output: 8 }

  it('is kept with the turn, with its cost where the price is known', async (context) => {
    const shop = await openShop(context)
    for (const known of [price, null]) {
      const { server, engine } = await modelAt(context, inOrder(lookUp, { say: rightFigure }), {
        price: known,
      })
      const [turn] = await turnsOf(shop, await say(shop, engine, question))
      const usage = turn?.usage
      assert.equal(server.requests().length, 2)
      assert.equal(usage?.model, 'openai:simulated')
      const bytes = server.requests().reduce((sum, { body }) => sum + body.length, 0)
      assert.ok(usage.inputTokens > bytes / 5, `${usage.inputTokens} for ${bytes} bytes`)
      const cost = (usage.inputTokens * price.input + usage.outputTokens * price.output) / 1_000_000
      assert.equal(usage.cost, known === null ? null : cost)
    }
  })

  it('is null where no model was asked', async (context) => {
    const shop = await openShop(context)
    const [turn] = await turnsOf(shop, await say(shop, rules, question))
    assert.equal(turn?.usage, null)
  })

  it('counts too where it fails after a step', async (context) => {
    const shop = await openShop(context)
    const { engine } = await modelAt(context, inOrder(lookUp, { status: 500 }), { price })
    const [turn] = await turnsOf(shop, await say(shop, engine, question))
    assert.equal(turn?.engine, 'rules')
    assert.ok((turn?.usage?.inputTokens ?? 0) > 100)
    assert.ok((turn?.usage?.cost ?? 0) > 0)
  })

  const budgets: Readonly<Record<string, ModelOptions>> = {
    tokens: { limits: { tokens: 100 } },
    money: { limits: { dollars: 0.000_1 }, price },
  }
  for (const [what, options] of Object.entries(budgets))
    it(`ends with the ${what} of a conversation, and the built-in engine goes on`, async (context) => {
      const shop = await openShop(context)
      const { server, engine } = await modelAt(context, sensible, options)
      const first = await say(shop, engine, question)
      assert.equal(first.engine, 'model')
      const asked = server.requests().length
      const second = await say(shop, engine, 'When is my next payment due?', first.conversationId)
      assert.equal(second.engine, 'rules')
      assert.match(second.reply, /400\.00/)
      assert.equal(server.requests().length, asked)
      // Another conversation has a budget of its own.
      assert.equal((await say(shop, engine, question)).engine, 'model')
    })

  it('may cost nothing that is known: without a price only tokens end it', async (context) => {
    const shop = await openShop(context)
    const { engine } = await modelAt(context, sensible, { limits: { dollars: 0.000_1 } })
    const first = await say(shop, engine, question)
    assert.equal((await say(shop, engine, question, first.conversationId)).engine, 'model')
  })
})

describe('what a sensible model says with the figures of the tools', () => {
  const questions: Readonly<Record<string, string>> = {
    en: 'When is my next payment due?',
    sv: 'När förfaller min nästa betalning?',
    de: 'Wann ist meine nächste Zahlung fällig?',
    fr: 'Quand est le prochain paiement de ma commande ?',
    es: '¿Cuándo vence mi próximo pago?',
    fi: 'Milloin seuraavan maksuni eräpäivä on?',
  }
  for (const [tag, text] of Object.entries(questions))
    for (const provider of providers)
      it(`is said, in ${tag} through ${provider}`, async (context) => {
        const shop = await openShop(context)
        const { engine } = await modelAt(context, sensible, { provider })
        const own = await say(shop, engine, `${text} ${anna}`)
        const builtIn = await say(shop, rules, `${text} ${anna}`)
        assert.equal(own.engine, 'model', JSON.stringify(shop.log.at(-1)))
        assert.equal(own.locale, tag)
        assert.ok(own.reply.endsWith(builtIn.reply) && own.reply !== builtIn.reply, own.reply)
        assert.deepEqual(own.tools, builtIn.tools)
      })
})

describe('a reply that states what no tool said', () => {
  for (const provider of providers) {
    it(`is said where the second one is right (${provider})`, async (context) => {
      const shop = await openShop(context)
      const behave = inOrder(lookUp, wrongFigure, { say: rightFigure })
      const { server, engine } = await modelAt(context, behave, { provider })
      const reply = await say(shop, engine, question)
      assert.equal(reply.engine, 'model')
      assert.equal(reply.reply, rightFigure)
      const last = server.requests().at(-1)
      assert.deepEqual(last?.request?.tools, [])
      assert.match(last?.body ?? '', /1,200\.00/, 'the wording of the tools is there to write it again from')
      assert.doesNotMatch(last?.body ?? '', /anna@/)
    })

    it(`is not said where the second is wrong as well (${provider})`, async (context) => {
      const shop = await openShop(context)
      const { server, engine } = await modelAt(context, inOrder(lookUp, wrongFigure, wrongFigure), {
        provider,
      })
      await assertAsBuiltIn(shop, await say(shop, engine, question))
      assert.equal(server.requests().length, 3)
    })
  }
})

describe('a reply that is streamed', () => {
  it('sends nothing of it before the guard has read the whole', async (context) => {
    let saidAt = Number.POSITIVE_INFINITY
    const behave = firstThen([lookUp, wrongFigure], (request) => {
      assert.deepEqual(latestResults(request), [])
      saidAt = performance.now() + 250
      return { delayMs: 250, next: { say: `${rightFigure}\nThe Klarna app shows what is left.` } }
    })
    const { server: model, engine } = await modelAt(context, behave)
    const { shops, apiKey } = await startServer(context)
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const config = { ...loadConfig({}, {}).config, port: 0 }
    const { app, origin } = await listen(shops, config, log, { engine: async () => engine })
    context.after(() => app.close())
    const response = await fetch(`${origin}/api/v1/chat`, {
      method: 'POST',
      headers: { ...bearer(apiKey), 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ message: question }),
    })
    const events: { readonly name: string; readonly data: string; readonly at: number }[] = []
    for await (const chunk of response.body ?? [])
      for (const [, name = '', data = ''] of Buffer.from(chunk)
        .toString()
        .matchAll(/event: (\w+)\ndata: (.*)\n\n/g))
        events.push({ name, data, at: performance.now() })
    assert.equal(model.requests().length, 3)
    assert.deepEqual(
      events.map(({ name }) => name),
      ['status', 'delta', 'delta', 'done'],
    )
    assert.ok((events[0]?.at ?? 0) < saidAt - 200)
    for (const { name, at } of events) if (name === 'delta') assert.ok(at >= saidAt - 20, `${at} < ${saidAt}`)
    const deltas = events.filter(({ name }) => name === 'delta').map(({ data }) => JSON.parse(data).text)
    assert.equal(deltas.join(''), JSON.parse(events.at(-1)?.data ?? '{}').reply)
    assert.doesNotMatch(JSON.stringify(events), /1,299/)
  })
})
