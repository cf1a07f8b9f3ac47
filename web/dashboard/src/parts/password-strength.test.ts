import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPassword, strengthOf } from './password-strength.ts'

test('length is counted in characters as people see them, not in code units', () => {
  assert.equal(strengthOf('🧵🧶🪡🕯🛋🪟🧵🧶🪡🕯🛋'), 'short')
  assert.notEqual(checkPassword('eleven char'), null)
  assert.equal(checkPassword('twelve chars'), null)
})

test('a long password that repeats itself or that everybody tries is weak', () => {
  for (const password of ['aaaaaaaaaaaaaaaaaaaa', 'abcabcabcabcabc', 'Password123456', 'qwertyuiop123456']) {
    assert.equal(strengthOf(password), 'weak', password)
  }
})

test('a few words in a row are strong', () => {
  assert.equal(strengthOf('lantern over the quiet harbour'), 'strong')
})
