import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf, keepDraft, returnToDraft } from './drafts.ts'

test('each conversation has its own draft, and an empty one is none', () => {
  keepDraft('a', 'Hello')
  keepDraft('b', 'Hej')
  assert.equal(draftOf('a'), 'Hello')
  keepDraft('a', '')
  assert.equal(draftOf('a'), '')
  assert.equal(draftOf('b'), 'Hej')
})

test('what could not be sent comes back before what was written meanwhile', () => {
  keepDraft('c', 'And this.')
  returnToDraft('c', 'First this.')
  returnToDraft('c', 'Then this.')
  assert.equal(draftOf('c'), 'First this.\n\nThen this.\n\nAnd this.')
  keepDraft('c', '')
  returnToDraft('c', 'Alone.')
  assert.equal(draftOf('c'), 'Alone.')
})
