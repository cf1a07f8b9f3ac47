import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { webhookHeaders } from './sign-webhook.ts'

const message = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: new Date(1_614_265_330_000),
  body: '{"test": 2432232314}',
}

describe('the signature of a webhook', () => {
  it('is the one of the published example of Standard Webhooks', () => {
    const headers = webhookHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', message)
    assert.equal(headers['webhook-id'], message.id)
    assert.equal(headers['webhook-timestamp'], '1614265330')
    assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it('is the same for a secret in base64 and in base64url, and another for anything else that changes', () => {
    const key = Buffer.concat([Buffer.from([0xfb, 0xff]), randomBytes(30)])
    const signatures = (['base64', 'base64url'] as const).map(
      (encoding) => webhookHeaders(`whsec_${key.toString(encoding)}`, message)['webhook-signature'],
    )
    assert.equal(signatures[0], signatures[1])
    const secret = `whsec_${key.toString('base64')}`
    for (const other of [
      { ...message, id: 'msg_other' },
      { ...message, at: new Date(1_614_265_331_000) },
      { ...message, body: '{"test":2432232314}' },
    ])
      assert.notEqual(webhookHeaders(secret, other)['webhook-signature'], signatures[0])
  })

  it('needs a secret of the right form', () => {
    for (const secret of ['', 'whsec_', 'secret', 'whsec_a b'])
      assert.throws(() => webhookHeaders(secret, message), /begins with whsec_/)
  })
})
