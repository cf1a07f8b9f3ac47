import { hash, randomBytes } from 'node:crypto'

/** `key` is shown once; only `hash` is kept. */
export function newApiKey(): { key: string; hash: string } {
  const key = `kv_${randomBytes(32).toString('base64url')}`
  return { key, hash: hashApiKey(key) }
}

/** A fast hash is enough: the key is 256 random bits, so there is nothing to guess, as there is in a password. */
export function hashApiKey(key: string): string {
  return hash('sha256', key, 'base64url')
}

export function looksLikeApiKey(value: string): boolean {
  return /^kv_[A-Za-z0-9_-]{43}$/.test(value)
}
