import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hashApiKey, looksLikeApiKey, newApiKey } from './api-key.ts'

describe('API keys', () => {
  it('are new each time and known by their hash', () => {
    const [one, other] = [newApiKey(), newApiKey()]
    assert.notEqual(one.key, other.key)
    assert.equal(hashApiKey(one.key), one.hash)
    assert.notEqual(one.hash, other.hash)
    assert.ok(!one.hash.includes(one.key.slice(3)))
  })

  it('can be told from other text', () => {
    const { key } = newApiKey()
    assert.equal(looksLikeApiKey(key), true)
    for (const other of ['', 'kv_', key.slice(1), `${key}a`, `${key}\n`, ` ${key}`, key.replace(/.$/, '.')])
      assert.equal(looksLikeApiKey(other), false, JSON.stringify(other))
  })
})
