import { createHmac } from 'node:crypto'

/**
 * The headers of Standard Webhooks: with the secret, the receiver sees that the message is Kvitto's, whole and recent.
 * @throws Error unless the secret is `whsec_` with base64 or base64url behind it.
 */
export function webhookHeaders(
  secret: string,
  message: { readonly id: string; readonly at: Date; readonly body: string },
): Record<string, string> {
  const { id, at, body } = message
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'content-type': 'application/json',
    'user-agent': 'Kvitto',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}

/** The libraries of Standard Webhooks take the part behind the prefix as base64; so do we. */
function keyOf(secret: string): Buffer {
  const [, encoded] = /^whsec_([A-Za-z0-9+/_-]+=*)$/.exec(secret) ?? []
  if (encoded === undefined) throw new Error('The secret of a webhook begins with whsec_')
  return Buffer.from(encoded, 'base64')
}
