import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether `X-WC-Webhook-Signature` is that of the body: base64 of its HMAC-SHA256. The body byte for byte as it came:
 * JSON written anew is another text. It holds no time and no address, so an old delivery stays valid; whatever takes
 * it must not mind hearing the same twice.
 */
export function isSignedByWooCommerce(
  secret: string,
  body: Buffer,
  signature: string | readonly string[] | undefined,
): boolean {
  // With an empty secret anybody could sign.
  if (secret === '' || typeof signature !== 'string') return false
  const expected = createHmac('sha256', secret).update(body).digest()
  const given = Buffer.from(signature, 'base64')
  // Node ignores what is not base64, and two texts must not be one signature.
  if (given.length !== expected.length || given.toString('base64') !== signature) return false
  return timingSafeEqual(given, expected)
}

/** When a webhook is saved, WooCommerce posts `webhook_id=7`, unsigned. It wants a 2xx and brings nothing. */
export function isWooCommercePing(body: Buffer): boolean {
  return /^webhook_id=\d{1,20}$/.test(body.subarray(0, 40).toString('latin1'))
}
