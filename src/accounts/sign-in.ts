import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person, ShopStorage, Storage } from '../storage/storage.ts'
import { hashPassword, isPassword } from './password.ts'
import { newToken } from './token.ts'

/** So many wrong passwords for an email, or from an address, before it has to wait; then twice as long each time. */
const freeTries = { email: 5, address: 20 } as const
const firstWaitMs = 30_000
const longestWaitMs = 15 * 60_000
const forgottenMs = 60 * 60_000

export const sessionMs = 12 * 60 * 60_000

export type SignInResult =
  | { readonly outcome: 'signed_in'; readonly person: Person; readonly token: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'wait'; readonly seconds: number }

let nobody: Promise<string> | undefined

/** What stands in for the hash of somebody who does not exist, so that both take as long. */
function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword(randomUUID())
  return nobody
}

/** Signs in with a password. Says neither whether the email is known nor, while waiting, whether it would be right. */
export async function signIn(
  storage: Storage,
  given: { readonly email: string; readonly password: string },
  address: string,
  now: Date,
): Promise<SignInResult> {
  const [shop] = await storage.shops.all()
  if (shop === undefined) return { outcome: 'wrong' }
  const { attempts } = storage.forShop(shop.id)
  const keys = [
    { key: keyOf('email', given.email.trim().toLowerCase()), free: freeTries.email },
    { key: keyOf('address', address), free: freeTries.address },
  ]
  for (const { key, free } of keys) {
    const seconds = await countTry(attempts, key, free, now)
    if (seconds > 0) return { outcome: 'wait', seconds }
  }
  const candidates = await storage.signIns.findByEmail(given.email)
  for (const { person, passwordHash } of candidates) {
    if (!(await isPassword(given.password, passwordHash))) continue
    for (const { key } of keys) await attempts.change(key, () => ({ state: undefined, result: null }), now)
    return { outcome: 'signed_in', person, token: await openSession(storage, person, now) }
  }
  if (candidates.length === 0) await isPassword(given.password, await hashOfNobody())
  return { outcome: 'wrong' }
}

/** Opens a session; its token is for the cookie. */
export async function openSession(storage: Storage, person: Person, now: Date): Promise<string> {
  const { token, hash } = newToken()
  await storage.signIns.open(hash, person.id, now, new Date(now.getTime() + sessionMs))
  return token
}

const stateSchema = z
  .object({ tries: z.number(), at: z.number(), until: z.number() })
  .catch({ tries: 0, at: 0, until: 0 })

/** Counts a try before the password is looked at, so that many at once gain nothing. Seconds to wait, or 0. */
function countTry(attempts: ShopStorage['attempts'], key: string, free: number, now: Date): Promise<number> {
  const at = now.getTime()
  return attempts.change(
    key,
    (stored) => {
      const known = stateSchema.parse(stored)
      const state = known.at > at || known.at < at - forgottenMs ? { tries: 0, at, until: 0 } : known
      if (state.until > at) return { state, result: Math.ceil((state.until - at) / 1000) }
      const tries = state.tries + 1
      const wait = tries < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - free))
      return { state: { tries, at, until: wait === 0 ? 0 : at + wait }, result: 0 }
    },
    now,
  )
}

/** Neither an email nor an address is kept as it is. */
function keyOf(kind: string, value: string): string {
  return `sign-in ${kind} ${createHash('sha256').update(value).digest('base64url')}`
}
