import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCountry } from './country.ts'

test('a country is two letters in any case, and UK is GB', () => {
  assert.equal(parseCountry(' se '), 'SE')
  assert.equal(parseCountry('GB'), 'GB')
  assert.equal(parseCountry('uk'), 'GB')
})

test('anything else is no country', () => {
  for (const value of ['', 'S', 'SWE', '46', 'S E', 'ß', 'ſe', 'ÅÄ', null, undefined, ['SE']])
    assert.equal(parseCountry(value), undefined)
})
