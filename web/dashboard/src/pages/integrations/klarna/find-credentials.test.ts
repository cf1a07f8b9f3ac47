import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCredentials, testModeOf } from './find-credentials.ts'

const pair = { kind: 'password', username: 'K123456_0a1b2c', password: 's3cr:et,=x' }

test('a username and a password are found in lines, JSON and tables, whatever the names are spelled like', () => {
  for (const text of [
    'Username: K123456_0a1b2c\nPassword: s3cr:et,=x\n',
    '\uFEFFKlarna API credentials\r\n\r\nAPI username = K123456_0a1b2c\r\nAPI password = s3cr:et,=x\r\n',
    'Username\nK123456_0a1b2c\nPassword\ns3cr:et,=x',
    'Username:\nK123456_0a1b2c\n\nPassword:\ns3cr:et,=x',
    '{"credentials":{"api_username":"K123456_0a1b2c","sharedSecret":"s3cr:et,=x"}}',
    '[{"mid":"K123456","userName":"K123456_0a1b2c","password":"s3cr:et,=x"}]',
    'Merchant ID,Username,Password\nK123456,K123456_0a1b2c,"s3cr:et,=x"\n',
    '"User name";"Secret"\n"K123456_0a1b2c";"s3cr:et,=x"',
    'Username\tPassword\nK123456_0a1b2c\ts3cr:et,=x',
    'KLARNA_USERNAME=K123456_0a1b2c\nKLARNA_PASSWORD="s3cr:et,=x"',
  ])
    assert.deepEqual(findCredentials(text), pair, text)
})

test('an API key is found by its form and says itself whether it is for testing', () => {
  const found = findCredentials('Your key:\n  klarna_test_api_elZGI1B5dHBI-_+/==  \nuid: 8f…')
  assert.deepEqual(found, { kind: 'api_key', key: 'klarna_test_api_elZGI1B5dHBI-_+/==' })
  assert.equal(found && testModeOf(found), true)
  assert.equal(testModeOf({ kind: 'api_key', key: 'klarna_live_api_x' }), false)
})

test('a file with only one half, or with none, is not taken for credentials', () => {
  for (const text of [
    '',
    'Username: K123456_0a1b2c',
    'password,\n,',
    '{}',
    '{"username":"","password":"x"}',
    '%PDF-1.7',
  ])
    assert.equal(findCredentials(text), undefined, text)
})
