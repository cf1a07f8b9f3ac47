import { hash, randomBytes } from 'node:crypto'

/** 256 random bits, in base64url. Only the hash is kept. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

export function hashToken(token: string): string {
  return hash('sha256', token, 'base64url')
}
