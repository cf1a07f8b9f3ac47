import { randomUUID } from 'node:crypto'
import { sign } from '@fastify/cookie'
import { openSession } from '../src/accounts/sign-in.ts'
import { cookieName, cookieSecretPurpose } from '../src/server/admin/session.ts'
import type { Role } from '../src/storage/storage.ts'
import { type Answer, objectIn, send } from './http.ts'
import type { RunningServer } from './running-server.ts'

/** Somebody who is signed in to the dashboard, as their browser asks. */
export type Visitor = {
  readonly id: string
  readonly cookie: string
  /** What a change must bring along. */
  readonly csrf: string
  readonly get: (path: string) => Promise<Answer>
  readonly post: (path: string, body?: object) => Promise<Answer>
  readonly put: (path: string, body: object) => Promise<Answer>
  readonly delete: (path: string) => Promise<Answer>
}

export async function signedIn(
  { url, shops, shop }: Pick<RunningServer, 'url' | 'shops' | 'shop'>,
  role: Role = 'owner',
  name = 'Maja Lind',
): Promise<Visitor> {
  const person = {
    id: `person_${randomUUID()}`,
    shopId: shop.id,
    name,
    email: `${randomUUID()}@shop.example`,
    role,
    createdAt: shops.now(),
  }
  await shops.storage.forShop(shop.id).people.create(person, 'no password')
  const cookie = cookieOf(shops, await openSession(shops.storage, person, shops.now()))
  const session = objectIn(await send(`${url}/admin/api/session`, { headers: { cookie } }))
  const csrf = String(session['csrf_token'])
  const ask = (method: string) => (path: string, body?: object) =>
    send(`${url}/admin/api${path}`, {
      method,
      headers: {
        cookie,
        'x-kvitto-csrf': csrf,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    id: person.id,
    cookie,
    csrf,
    get: ask('GET'),
    post: ask('POST'),
    put: ask('PUT'),
    delete: ask('DELETE'),
  }
}

function cookieOf(shops: RunningServer['shops'], token: string): string {
  const [key] = shops.derivedKeys(cookieSecretPurpose)
  return `${cookieName}=${encodeURIComponent(sign(token, key))}`
}
