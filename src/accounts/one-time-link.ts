import { randomUUID } from 'node:crypto'
import type { OneTimeLink, Person, Role, Storage } from '../storage/storage.ts'
import { hashPassword, passwordProblem } from './password.ts'
import { hashToken, newToken } from './token.ts'

export const ownerLinkMs = 60 * 60_000
export const invitationMs = 7 * 24 * 60 * 60_000

/** A link that makes an owner's account: good for an hour and once, and the one before it is dead. Returns its token. */
export async function makeOwnerLink(storage: Storage, shopId: string, now: Date): Promise<string> {
  return makeLink(storage, {
    id: randomUUID(),
    shopId,
    kind: 'owner',
    role: 'owner',
    email: null,
    expiresAt: new Date(now.getTime() + ownerLinkMs),
  })
}

/** A link for a person with that email, good for a week and once. */
export async function invite(
  storage: Storage,
  shopId: string,
  { email, role }: { readonly email: string; readonly role: Role },
  now: Date,
): Promise<{ readonly id: string; readonly token: string }> {
  const id = randomUUID()
  const expiresAt = new Date(now.getTime() + invitationMs)
  return { id, token: await makeLink(storage, { id, shopId, kind: 'invitation', role, email, expiresAt }) }
}

async function makeLink(storage: Storage, link: OneTimeLink): Promise<string> {
  const { token, hash } = newToken()
  await storage.forShop(link.shopId).people.addLink(link, hash)
  return token
}

/** The address of a link. The token is behind the `#`: it goes to no server and into no log. */
export function linkAddress(origin: string, token: string): string {
  return `${origin}/dashboard/welcome#${token}`
}

export type NewPerson = { readonly name: string; readonly email: string; readonly password: string }

export type LinkUsed =
  | { readonly outcome: 'made'; readonly person: Person }
  | { readonly outcome: 'dead' }
  | { readonly outcome: 'email_taken' }
  | { readonly outcome: 'bad_password'; readonly problem: string }

/** Makes the account that a link is for. The link is dead from then on, and only then. */
export async function useLink(
  storage: Storage,
  token: string,
  given: NewPerson,
  now: Date,
): Promise<LinkUsed> {
  const hash = hashToken(token)
  const link = await storage.signIns.findLink(hash, now)
  if (link === undefined) return { outcome: 'dead' }
  // An invitation is for the email that it was made for.
  const email = link.email ?? given.email
  const problem = passwordProblem(given.password, [given.name, email])
  if (problem !== undefined) return { outcome: 'bad_password', problem }
  const person = {
    id: `person_${randomUUID()}`,
    shopId: link.shopId,
    name: given.name,
    email,
    role: link.role,
    createdAt: now,
  }
  const outcome = await storage.signIns.useLink(hash, person, await hashPassword(given.password), now)
  if (outcome === 'made') return { outcome, person }
  if (outcome !== 'renewed') return { outcome }
  const known = (await storage.signIns.findByEmail(email)).find(
    (found) => found.person.shopId === link.shopId,
  )
  return known === undefined ? { outcome: 'dead' } : { outcome: 'made', person: known.person }
}
