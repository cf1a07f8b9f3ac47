import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answer, type Reply } from '../../src/answers/answer.ts'
import { languages } from '../../src/languages/index.ts'
import { tools } from '../../src/tools/index.ts'
import { billingEmail, openShop, type TestShop } from '../scope.ts'

/** Every language says every story with every tool, and is held to the same rules. */
describe('every language', () => {
  it('has a tag of its own', () => {
    const tags = languages.map((language) => language.tag)
    assert.equal(new Set(tags).size, tags.length)
    assert.deepEqual(Intl.getCanonicalLocales(tags), tags)
  })
})

for (const { tag, wording } of languages) {
  describe(`the language ${tag}`, () => {
    it('says every story with every tool, with no gap, and with no amount that is not in the data', async (context) => {
      const shop = await openShop(context)
      for (const { name, text, data } of await tellAll(shop, tag)) {
        assert.doesNotMatch(text, /undefined|\bnull\b|NaN|\[object/, name)
        assert.doesNotMatch(text, / {2}|\.\.|,,| [,.;:!?](?:\s|$)|^\s|\s$/, `${name}: ${text}`)
        assert.doesNotMatch(text, /\u202f/, name)
        for (const amount of amountsIn(text))
          assert.ok(data.includes(amount), `${name}: ${amount} in ${text}`)
      }
    })

    it('answers in itself, and says so', async (context) => {
      const { scope } = await openShop(context)
      const reply = await ask(scope, 'get_payment_methods', { locale: tag })
      assert.equal(reply.outcome === 'answered' && reply.locale, tag)
    })

    it('has one text for no match, and names the way out of each refusal', () => {
      const { outcomes } = wording
      assert.ok(outcomes.no_match.includes('Klarna'))
      assert.match(outcomes.klarna_order_id_required, /[0-9a-f]{8}-[0-9a-f]{4}-/)
      for (const seconds of [1, 2, 5, 60, 61, 3_600]) assert.match(outcomes.too_many_attempts(seconds), /\d/)
    })

    it('counts as its grammar wants, from none to many', () => {
      const texts = [1, 2, 3, 5, 10, 22, 25].map((count) => wording.orderHistory.heading(count))
      assert.equal(new Set(texts).size, texts.length)
      const days = [0, 1, 2, 5, 22, 30].map((count) => wording.upcoming.next('1', '2', count))
      assert.equal(new Set(days).size, days.length)
    })
  })
}

type Told = { readonly name: string; readonly text: string; readonly data: string }

async function tellAll({ scope, simulator }: TestShop, locale: string): Promise<Told[]> {
  const all: Told[] = []
  for (const order of simulator.orders()) {
    for (const tool of tools) {
      const claim = { order_reference: order.order_id, email: billingEmail(order), locale }
      const reply = await ask(scope, tool.name, tool.access === 'anyone' ? { locale } : claim)
      assert.ok(reply.outcome === 'answered')
      const { text } = reply
      all.push({ name: `${tool.name} of ${order.order_id}`, text, data: JSON.stringify(reply.data) })
    }
  }
  return all
}

function ask(scope: TestShop['scope'], name: string, input: object): Promise<Reply> {
  const tool = tools.find((candidate) => candidate.name === name)
  assert.ok(tool)
  return answer(scope, tool, input, { caller: { id: 'test' }, receivedAt: performance.now() })
}

/** What looks like an amount: digits with a currency beside them, joined by a space that does not break. */
function amountsIn(text: string): string[] {
  const number = String.raw`\d[\d.,'’\u00a0]*\d|\d`
  const currency = String.raw`[A-Z]{3}|kr\.?|€|£|zł|Kč|\$|CHF`
  const found = text.matchAll(new RegExp(String.raw`(?:${number})\u00a0(?:${currency})`, 'gu'))
  return [...found].map((match) => match[0].replace(/^.*[^\d.,'’\u00a0kr€£złKčA-Z$]/u, ''))
}

describe('a day that Intl writes otherwise than people do', () => {
  it('is written as people do', async (context) => {
    // Anna's third payment falls on the first of January.
    const { scope } = await openShop(context)
    const claim = { order_reference: 'ORD-12345', email: 'anna@example.com', locale: 'fr' }
    const reply = await ask(scope, 'get_upcoming_payments', claim)
    assert.match(reply.text, /\b1er janvier\b/)
  })
})
