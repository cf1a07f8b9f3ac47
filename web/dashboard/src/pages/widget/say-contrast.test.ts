import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayContrast } from './say-contrast.ts'

test('the letters on a colour are named with their contrast', () => {
  assert.match(sayContrast('#000000'), /^White letters on it: contrast 21 to 1/)
  assert.match(sayContrast('#1f5f4a'), /^White letters .* good to read\.$/)
  assert.match(sayContrast('#ffd400'), /^Black letters/)
})

test('a colour that is lost on white paper is called so, and no other', () => {
  assert.match(sayContrast('#ffd400'), /hard to see/)
  assert.doesNotMatch(sayContrast('#1d4e89'), /hard to see/)
})

test('what is no colour yet is told how to become one', () => {
  assert.match(sayContrast('#12'), /six digits/)
  assert.match(sayContrast(''), /six digits/)
})
