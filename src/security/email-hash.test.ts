import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseEmail } from '../domain/email.ts'
import { emailHasher, newHashKey, sameHash } from './email-hash.ts'

const anna = email('anna@example.com')

describe('email hashes', () => {
  it('are equal for one address and key, and for nothing else', () => {
    const [key, other] = [newHashKey(), newHashKey()]
    const hash = emailHasher(key)
    assert.equal(sameHash(hash(anna), emailHasher(key)(anna)), true)
    assert.equal(sameHash(hash(anna), hash(email('anne@example.com'))), false)
    assert.equal(sameHash(hash(anna), emailHasher(other)(anna)), false)
    assert.equal(sameHash(hash(anna), ''), false)
  })

  it('are HMAC-SHA-256 in base64url', () => {
    const known = emailHasher(Buffer.alloc(32))(anna)
    assert.equal(known, '5D-8_L1AbgLO1uthS3PzSvEXsQDQypatpRfOlNeploE')
  })
})

function email(text: string) {
  const parsed = parseEmail(text)
  assert.ok(parsed)
  return parsed
}
