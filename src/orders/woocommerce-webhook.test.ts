import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { woocommerceFeed } from './woocommerce-webhook.ts'

describe('the ping of a saved webhook', () => {
  it('is known by its body', () => {
    assert.equal(woocommerceFeed.isPing(Buffer.from('webhook_id=7')), true)
    for (const other of [
      '',
      '{}',
      'webhook_id=',
      'webhook_id=7&a=b',
      ' webhook_id=7',
      `webhook_id=${'1'.repeat(60)}`,
    ])
      assert.equal(woocommerceFeed.isPing(Buffer.from(other)), false, other)
  })
})
