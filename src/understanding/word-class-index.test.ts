import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { languages } from '../languages/index.ts'
import { wordClasses } from '../languages/word-classes.ts'
import { fold } from './features.ts'
import { wordClassesFor } from './word-class-index.ts'

describe('the classes of a word', () => {
  test('are those of its beginning', () => {
    assert.ok(wordClassesFor('sv').classesOf('aterbetalningen').includes('refund'))
  })

  test('are of its language: German "was" is not English "was"', () => {
    assert.ok(wordClassesFor('en').classesOf('was').includes('was'))
    assert.ok(!wordClassesFor('de').classesOf('was').includes('was'))
    assert.ok(wordClassesFor('de').classesOf('was').includes('what'))
  })

  test('are found in every language for the longer words of English', () => {
    assert.ok(wordClassesFor('fi').classesOf('refunded').includes('refund'))
  })

  for (const mistyped of ['instlament', 'delliver', 'canecl'])
    test(`are found although ${mistyped} is mistyped`, () =>
      assert.notDeepEqual(wordClassesFor('en').classesOf(mistyped), []))

  test('are none for letters that are no word', () => {
    assert.deepEqual(wordClassesFor('en').classesOf('xqzvkwpt'), [])
  })
})

describe('the word classes', () => {
  test('have each name once', () => {
    assert.equal(new Set(wordClasses).size, wordClasses.length)
  })

  for (const { tag, wordClasses: lists } of languages) {
    test(`of ${tag} are folded, as the words are that they meet`, () => {
      for (const name of wordClasses) assert.equal(lists[name], fold(lists[name]), name)
    })
  }
})
