import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { languages } from '../languages/index.ts'
import { modelPath } from './model-file.ts'
import { parsePhrases } from './phrase-file.ts'
import { isSure } from './sure.ts'
import { learnedPhrases } from './train-model.ts'
import { understand } from './understand.ts'

describe('the model', () => {
  const bytes = readFileSync(modelPath)

  test('is smaller than 2 MB', () => {
    assert.ok(bytes.length < 2_000_000, `${bytes.length} bytes`)
  })

  test('takes less than 0.3 ms for a message', () => {
    const messages = learnedPhrases().slice(0, 2_000)
    for (const { text } of messages) understand(text)
    const times = messages.map(({ text }) => {
      const from = performance.now()
      understand(text)
      return performance.now() - from
    })
    const median = times.sort((a, b) => a - b)[1_000] ?? Number.NaN
    assert.ok(median < 0.3, `median ${median.toFixed(3)} ms`)
  })
})

describe('what shoppers ask', () => {
  const questions = {
    'Is my Klarna payment complete?': 'payment_status',
    'Has my refund been processed?': 'refund_status',
    'What Klarna payment options do you offer?': 'payment_methods',
    'When is my next Klarna payment?': 'upcoming_payments',
    'Why was I only charged for part of my order?': 'capture_details',
    'Can I talk to a person please': 'talk_to_human',
    'please cancel my order': 'write_request',
  }
  for (const [text, intent] of Object.entries(questions)) {
    test(`${text} is ${intent}`, () => assert.equal(understand(text).intents[0], intent))
  }

  test('two questions are two, in the order asked', () => {
    const { intents } = understand('Has my refund been processed? And when is my next payment due?')
    assert.deepEqual(intents, ['refund_status', 'upcoming_payments'])
  })

  const single = {
    'Hi there! Where is my refund? Thanks a lot': 'refund_status',
    'My lamp and the chair came broken, I sent both back and now I wonder where my refund is':
      'refund_status',
    'Hej! När är nästa betalning? Tack på förhand': 'upcoming_payments',
    'when is my next payment due and how much?': 'upcoming_payments',
  }
  for (const [text, intent] of Object.entries(single)) {
    test(`${text} is one question`, () => assert.deepEqual(understand(text).intents, [intent]))
  }

  test('the alternatives are three, the likeliest first, and no surer together than can be', () => {
    const { alternatives, confidence } = understand('is my payment plan paid')
    assert.equal(alternatives.length, 3)
    assert.equal(alternatives[0]?.confidence, confidence)
    const confidences = alternatives.map((guess) => guess.confidence)
    assert.deepEqual(
      confidences,
      [...confidences].sort((a, b) => b - a),
    )
    assert.ok(confidences.reduce((sum, value) => sum + value, 0) <= 1 + 1e-9)
  })

  test('what makes no sense is not sure, and a plain question is', () => {
    assert.equal(isSure(understand('qwrt zxcv plmk')), false)
    assert.equal(isSure(understand('When is my next payment?')), true)
  })

  test('an email alone keeps the language of the conversation', () => {
    assert.equal(understand('anna@example.com', { language: 'fi' }).language, 'fi')
  })

  const languagesOf = {
    'Var är min återbetalning?': 'sv',
    'Hvor mye skylder jeg?': 'nb',
    'Hvornår skal jeg betale?': 'da',
    'Missä rahani ovat?': 'fi',
    'Wo bleibt mein Geld?': 'de',
    'Waar blijft mijn geld?': 'nl',
    'pou einai ta lefta mou': 'el',
    'kiedy oddacie mi pieniądze': 'pl',
  }
  for (const [text, language] of Object.entries(languagesOf)) {
    test(`${text} is ${language}`, () => assert.equal(understand(text).language, language))
  }

  test('odd input is understood as something, and breaks nothing', () => {
    for (const text of ['', ' ', '?', '🧾', '\u0000', 'a'.repeat(100_000), '٤٧١١', '\ud800']) {
      const { intents, confidence } = understand(text)
      assert.equal(intents.length, 1)
      assert.ok(confidence >= 0 && confidence <= 1)
    }
  })
})

describe('the phrases', () => {
  for (const { tag } of languages) {
    test(`of ${tag} are enough, and no two are alike once their slots are masked`, () => {
      const content = readFileSync(new URL(`../languages/${tag}/phrases.txt`, import.meta.url), 'utf8')
      const single = parsePhrases(content).filter((phrase) => phrase.intents.length === 1)
      const counts = new Map<string, number>()
      const seen = new Set<string>()
      for (const { intents, text } of single) {
        counts.set(intents[0] ?? '', (counts.get(intents[0] ?? '') ?? 0) + 1)
        seen.add(
          text
            .toLowerCase()
            .replace(/\S+@\S+/g, '@')
            .replace(/\d+/g, '0'),
        )
      }
      const few = ['talk_to_human', 'greeting', 'thanks', 'goodbye', 'injection', 'provide_details']
      for (const [intent, count] of counts)
        assert.ok(count >= (few.includes(intent) ? 20 : 60), `${intent}: ${count}`)
      assert.equal(counts.size, 18)
      assert.ok(seen.size >= single.length * 0.9, `${seen.size} of ${single.length} differ`)
    })
  }
})
