import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Email } from '../domain/email.ts'
import type { EmailHash } from '../orders/order-source.ts'

/** One for each shop, so that the hashes of two shops cannot be compared. */
export function newHashKey(): Buffer {
  return randomBytes(32)
}

/** HMAC-SHA-256: without the key, nobody can try addresses against the hashes. */
export function emailHasher(key: Buffer): (email: Email) => EmailHash {
  // Made once: from the bytes, Node makes one for each hash, and takes six times as long.
  const secret = createSecretKey(key)
  return (email) => createHmac('sha256', secret).update(email).digest('base64url')
}

/** In constant time. */
export function sameHash(a: EmailHash, b: EmailHash): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
