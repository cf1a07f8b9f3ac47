import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsOf } from './parts.ts'

const textsOf = (message: string, language: string): readonly string[] =>
  partsOf(message, language).map(({ text }) => text)

test('sentences and what a conjunction joins are parts', () => {
  assert.deepEqual(textsOf('Is it paid? When is the next one and how much do I owe', 'en'), [
    'Is it paid?',
    'When is the next one',
    'how much do I owe',
  ])
})

test('conjunctions are those of the language', () => {
  assert.equal(textsOf('is alles betaald en wanneer komt de rest', 'nl').length, 2)
  assert.equal(textsOf('está pagado en mi cuenta del banco', 'es').length, 1)
})

test('numbers and addresses are no words of a part, and a question mark is its own', () => {
  const [first, second] = partsOf('Order 5512, anna@example.com. Is it paid?', 'en')
  assert.deepEqual([first?.words, first?.asks], [1, false])
  assert.deepEqual([second?.words, second?.asks], [3, true])
})

test('a long message takes no longer for each letter than a short one', () => {
  const from = performance.now()
  partsOf('and '.repeat(1_000_000), 'en')
  assert.ok(performance.now() - from < 200)
})
