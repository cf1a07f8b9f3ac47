import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { subjectOf } from './subject.ts'

describe('whom a token is about', () => {
  it('a token signed anew for the same shopper is about the same shopper', () => {
    assert.equal(subjectOf(jwt({ sub: 'anna', iat: 1 })), subjectOf(jwt({ sub: 'anna', iat: 2 })))
    assert.notEqual(subjectOf(jwt({ sub: 'anna' })), subjectOf(jwt({ sub: 'bo' })))
  })

  it('a token that is no JWT stands for itself', () => {
    for (const token of ['abc', 'a.b.c', 'a..c', '']) assert.equal(subjectOf(token), token)
  })
})

function jwt(claims: object): string {
  return `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`
}
