import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isBodySignature } from './body-signature.ts'

// Made with: printf '{"id":1001}' | openssl dgst -sha256 -hmac 'a secret' -binary | base64
const body = Buffer.from('{"id":1001}')
const secret = 'a secret'
const signature = '59MVws2wkWk0Ol8sZPGqNWhR3d90OPmwDba7adV4vEE='

describe('the signature of a body', () => {
  it('is base64 of the HMAC-SHA256 of the body, as another program makes it', () => {
    assert.equal(isBodySignature(secret, body, signature), true)
  })

  it('fits one body and one secret', () => {
    assert.equal(isBodySignature('another', body, signature), false)
    assert.equal(isBodySignature(`${secret} `, body, signature), false)
    assert.equal(isBodySignature(secret, Buffer.from('{"id": 1001}'), signature), false)
    assert.equal(isBodySignature(secret, Buffer.alloc(0), signature), false)
  })

  it('is taken in one spelling only', () => {
    const bytes = Buffer.from(signature, 'base64')
    for (const other of [
      undefined,
      '',
      [signature],
      ` ${signature}`,
      `${signature}=`,
      signature.replace(/=+$/, ''),
      bytes.toString('hex'),
      bytes.toString('base64url'),
      signature.toLowerCase(),
      bytes.subarray(0, 31).toString('base64'),
    ])
      assert.equal(isBodySignature(secret, body, other), false, String(other))
  })

  it('is of no worth without a secret', () => {
    const bySomebody = 'DV+2r31ehsNq5I1T+2RjGnIMLl6CrRMB6yB40xmCzZw='
    assert.equal(isBodySignature('', body, bySomebody), false)
  })

  it('no guess passes, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String({ minLength: 44, maxLength: 44 })), (guess) => {
        assert.equal(isBodySignature(secret, body, guess), false)
      }),
    )
  })
})
