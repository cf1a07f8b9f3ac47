import '@fastify/cookie'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionMs } from '../../accounts/sign-in.ts'
import { hashToken } from '../../accounts/token.ts'
import type { ShopScope } from '../../shop-scope.ts'
import type { Shops } from '../../shops.ts'
import type { Person, Role } from '../../storage/storage.ts'
import { sendProblem } from '../problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requirePerson`. */
    visitor: Visitor | null
  }
  interface FastifyContextConfig {
    /** The least role that a route of the dashboard is for. Without it: the owner. `nobody`: no session is needed. */
    needs?: Role | 'nobody'
  }
}

/** Somebody who is signed in, and the shop that is theirs. */
export type Visitor = {
  readonly person: Person
  readonly scope: ShopScope
  /** What a change must bring along, so that no other site can make it. */
  readonly csrfToken: string
  readonly tokenHash: string
}

/** `__Host-`: only over https (or on this machine), for no other host, and for the whole of it. */
export const cookieName = '__Host-kvitto'
/** What the key that signs the cookie is derived for. */
export const cookieSecretPurpose = 'session cookie'
export const csrfHeader = 'x-kvitto-csrf'

const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'strict', signed: true } as const

export function setSessionCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName, token, { ...cookieOptions, maxAge: sessionMs / 1000 })
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(cookieName, { path: '/', secure: true, httpOnly: true, sameSite: 'strict' })
}

/** Who is signed in, if anybody. */
export async function visitorOf(
  shops: Shops,
  request: FastifyRequest,
  now: Date,
): Promise<Visitor | undefined> {
  const cookie = request.cookies[cookieName]
  const token = cookie === undefined ? undefined : request.unsignCookie(cookie)
  if (token === undefined || !token.valid || token.value === null) return undefined
  const tokenHash = hashToken(token.value)
  const signedIn = await shops.storage.signIns.find(tokenHash, now)
  const scope = signedIn === undefined ? undefined : await shops.scope(signedIn.person.shopId)
  if (signedIn === undefined || scope === undefined) return undefined
  return { person: signedIn.person, scope, tokenHash, csrfToken: csrfTokenOf(shops, token.value) }
}

/** Made from the session's own token: nothing more to keep, and of no use in another session. */
export function csrfTokenOf(shops: Shops, token: string): string {
  const [key] = shops.derivedKeys('csrf token')
  return createHmac('sha256', key).update(token).digest('base64url')
}

/** A hook for all routes of the dashboard: signed in, in a role that may, and asked by our own pages. */
export function requirePerson(shops: Shops, now: () => Date) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const needs = request.routeOptions.config.needs ?? 'owner'
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    if (changes && !isFromOwnPage(request)) {
      sendProblem(reply, 403, 'This can only be asked by the dashboard’s own pages.')
      return
    }
    if (needs === 'nobody') return
    const visitor = await visitorOf(shops, request, now())
    if (visitor === undefined) {
      sendProblem(reply, 401, 'Please sign in.')
      return
    }
    if (changes && !isEqual(request.headers[csrfHeader], visitor.csrfToken)) {
      sendProblem(reply, 403, 'This page is out of date. Load it anew and try again.')
      return
    }
    if (!mayAs(visitor.person.role, needs)) {
      sendProblem(reply, 403, `Your role (${visitor.person.role}) does not allow this. Ask an owner.`)
      return
    }
    request.visitor = visitor
  }
}

/** @throws Error in a route for nobody in particular. */
export function visitorIn(request: FastifyRequest): Visitor {
  if (request.visitor === null) throw new Error('This route does not ask who is there')
  return request.visitor
}

const rank: Readonly<Record<Role, number>> = { viewer: 0, agent: 1, owner: 2 }

function mayAs(role: Role, needs: Role): boolean {
  return rank[role] >= rank[needs]
}

/** Browsers say where a request comes from; one that says nothing is not a page of another site. */
function isFromOwnPage({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === headers.host)
}

function isEqual(given: string | readonly string[] | undefined, wanted: string): boolean {
  if (typeof given !== 'string') return false
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)]
  return left.length === right.length && timingSafeEqual(left, right)
}
