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

/**
 * Signs in with a password. Says neither whether the email is known nor, while waiting, whether it would be right.
 * `address` stands for all that one household or office has.
 */
export async function signIn(
  storage: Storage,
  given: { readonly email: string; readonly password: string },
  address: string,
  now: Date,
): Promise<SignInResult> {
  const attempts = await attemptsIn(storage)
  if (attempts === undefined) return { outcome: 'wrong' }
  const keys = [emailKey(given.email), keyOf('address', address)]
  const seconds = await countTry(attempts, keys, now)
  if (seconds > 0) return { outcome: 'wait', seconds }
  const candidates = await storage.signIns.findByEmail(given.email)
  for (const { person, passwordHash } of candidates) {
    if (!(await isPassword(given.password, passwordHash))) continue
    await attempts.changeAll(
      keys,
      ([, ofAddress]) => ({ states: [undefined, withoutOne(ofAddress)], result: null }),
      now,
    )
    return { outcome: 'signed_in', person, token: await openSession(storage, person, now) }
  }
  if (candidates.length === 0) await isPassword(given.password, await hashOfNobody())
  return { outcome: 'wrong' }
}

export type Confirmation =
  | { readonly outcome: 'right' | 'wrong' }
  | { readonly outcome: 'wait'; readonly seconds: number }

/** Whether somebody who is signed in knows the password. Whoever only found their session open guesses no faster here. */
export async function confirmPassword(
  storage: Storage,
  person: Person,
  password: string,
  now: Date,
): Promise<Confirmation> {
  const attempts = await attemptsIn(storage)
  if (attempts === undefined) return { outcome: 'wrong' }
  const key = emailKey(person.email)
  const seconds = await countTry(attempts, [key], now)
  if (seconds > 0) return { outcome: 'wait', seconds }
  const known = (await storage.forShop(person.shopId).people.passwordHash(person.id)) ?? ''
  if (!(await isPassword(password, known))) return { outcome: 'wrong' }
  await attempts.change(key, () => ({ state: undefined, result: null }), now)
  return { outcome: 'right' }
}

/** Those of the first shop: a person's shop is not known before the password is. */
async function attemptsIn(storage: Storage): Promise<ShopStorage['attempts'] | undefined> {
  const [shop] = await storage.shops.all()
  return shop === undefined ? undefined : storage.forShop(shop.id).attempts
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

/**
 * Counts a try before the password is looked at, so that many at once gain nothing. Seconds to wait, or 0: while one of
 * the keys waits, nothing is counted, so that nobody who has to wait makes others wait or fills the table.
 */
function countTry(attempts: ShopStorage['attempts'], keys: readonly string[], now: Date): Promise<number> {
  const at = now.getTime()
  return attempts.changeAll(
    keys,
    (stored) => {
      const known = stored.map((state) => stateSchema.parse(state))
      const until = Math.max(...known.map((state) => (isOver(state, at) ? 0 : state.until)))
      if (until > at) return { states: stored, result: Math.ceil((until - at) / 1000) }
      const states = known.map((state, index) => {
        const tries = isOver(state, at) ? 1 : state.tries + 1
        const free = keys[index]?.startsWith(emailKind) === true ? freeTries.email : freeTries.address
        const wait = tries < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - free))
        return { tries, at, until: wait === 0 ? 0 : at + wait }
      })
      return { states, result: 0 }
    },
    now,
  )
}

/** A clock that was set back leaves nothing from its future. */
function isOver({ at }: z.infer<typeof stateSchema>, now: number): boolean {
  return at > now || at < now - forgottenMs
}

/** The right password was no guess; those before it stay, or one own account would be the way to guess at all others. */
function withoutOne(stored: unknown): z.infer<typeof stateSchema> | undefined {
  const { tries, at } = stateSchema.parse(stored)
  return tries <= 1 ? undefined : { tries: tries - 1, at, until: 0 }
}

const emailKind = 'sign-in email '

/** In lower case and trimmed, as people are found. */
function emailKey(email: string): string {
  return keyOf('email', email.trim().toLowerCase())
}

/** Neither an email nor an address is kept as it is. */
function keyOf(kind: string, value: string): string {
  return `sign-in ${kind} ${createHash('sha256').update(value).digest('base64url')}`
}
