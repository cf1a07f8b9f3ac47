import type { Environment } from './hosts.ts'

/** What Klarna's portal hands out: a username with a password, or one API key. */
export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'api_key'; readonly key: string }

/** The value of the Authorization header. An API key is sent as it is, not encoded again (klarna-facts §2.2). */
export function authorization(credentials: Credentials): string {
  if (credentials.kind === 'api_key') return `Basic ${credentials.key}`
  const pair = `${credentials.username}:${credentials.password}`
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`
}

/** The last four characters of the secret, to recognise it by; fewer where it is short. */
export function hintOf(credentials: Credentials): string {
  const secret = credentials.kind === 'api_key' ? credentials.key : credentials.password
  return secret.slice(secret.length - Math.min(4, Math.floor(secret.length / 3)))
}

/**
 * Whose account tells apart the requests of a budget. Klarna counts by merchant ID, not by credential
 * (klarna-facts §2.5), and the older usernames begin with it: `K123456_…`. Otherwise the username, or the key by its
 * head. Never a secret.
 */
export function merchantOf(credentials: Credentials): string {
  if (credentials.kind === 'api_key') return credentials.key.slice(0, 20)
  return /^[A-Z]{1,2}\d+(?=_)/.exec(credentials.username)?.[0] ?? credentials.username
}

/** Klarna Checkout went to Kustom: such credentials belong to other hosts (klarna-facts §2.1). */
export function isKustom(credentials: Credentials): boolean {
  if (credentials.kind === 'api_key') return credentials.key.startsWith('kco_')
  return credentials.password.startsWith('kco_') || /^P?M\d/.test(credentials.username)
}

/** The environment that an API key names in itself; `undefined` where it names none. */
export function environmentOf(credentials: Credentials): Environment | undefined {
  const secret = credentials.kind === 'api_key' ? credentials.key : credentials.password
  if (secret.startsWith('klarna_live_api_')) return 'live'
  return secret.startsWith('klarna_test_api_') ? 'playground' : undefined
}
