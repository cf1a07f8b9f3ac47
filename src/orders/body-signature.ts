import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether `signature` is base64 of the body's HMAC-SHA256: how Shopify and WooCommerce sign. It holds no time and no
 * address, so an old delivery stays valid; whoever takes it must remember what was taken.
 */
export function isBodySignature(
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
