import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  authorization,
  type Credentials,
  environmentOf,
  hintOf,
  isKustom,
  merchantOf,
} from './credentials.ts'

const pair = (username: string, password: string): Credentials => ({ kind: 'password', username, password })
const apiKey = (key: string): Credentials => ({ kind: 'api_key', key })

test('a pair is encoded, in UTF-8; an API key is sent as it is', () => {
  assert.equal(authorization(pair('K123456_abc', 'secret')), 'Basic SzEyMzQ1Nl9hYmM6c2VjcmV0')
  assert.equal(
    authorization(pair('a', 'pässwörd:x')),
    `Basic ${Buffer.from('a:pässwörd:x').toString('base64')}`,
  )
  assert.equal(authorization(apiKey('klarna_live_api_aGVsbG8=')), 'Basic klarna_live_api_aGVsbG8=')
})

test('a hint shows at most a third of the secret, and four characters', () => {
  assert.equal(hintOf(apiKey('klarna_test_api_simulator')), 'ator')
  assert.equal(hintOf(pair('name', 'simulator-password')), 'word')
  assert.equal(hintOf(pair('name', 'sixsix')), 'ix')
  for (const secret of ['', 'a', 'ab']) assert.equal(hintOf(pair('name', secret)), '')
})

test('credentials of one merchant share its budget, and nothing secret names it', () => {
  assert.equal(merchantOf(pair('K123456_abcdef', 'one')), 'K123456')
  assert.equal(merchantOf(pair('K123456_fedcba', 'two')), 'K123456')
  assert.equal(merchantOf(pair('PN00036_simulator', 'one')), 'PN00036')
  const uuid = '5d2c81fe-90ab-4c37-9e10-7b64a2f0c8d1'
  assert.equal(merchantOf(pair(uuid, 'klarna_live_api_abcdefghijkl')), uuid)
  assert.equal(merchantOf(apiKey('klarna_live_api_abcdefghijkl')), 'klarna_live_api_abcd')
})

test('an API key names its environment, as a key or as a password', () => {
  assert.equal(environmentOf(apiKey('klarna_live_api_x')), 'live')
  assert.equal(environmentOf(pair('5d2c81fe', 'klarna_test_api_x')), 'playground')
  assert.equal(environmentOf(pair('K123456_abc', 'secret')), undefined)
  assert.equal(environmentOf(apiKey('something')), undefined)
})

test("Kustom's credentials are told apart from Klarna's", () => {
  for (const one of [
    apiKey('kco_live_api_x'),
    pair('K1_a', 'kco_test_x'),
    pair('M123456_a', 'x'),
    pair('PM01234_a', 'x'),
  ])
    assert.equal(isKustom(one), true)
  for (const one of [
    pair('K123456_a', 'x'),
    pair('PK01038_a', 'x'),
    pair('N00001_a', 'x'),
    pair('PN00036_a', 'x'),
  ])
    assert.equal(isKustom(one), false)
  assert.equal(isKustom(apiKey('klarna_live_api_x')), false)
})
