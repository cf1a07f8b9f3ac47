import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import { useLink } from '../../accounts/one-time-link.ts'
import { hashPassword, passwordProblem } from '../../accounts/password.ts'
import { confirmPassword, openSession, signIn } from '../../accounts/sign-in.ts'
import { hashToken } from '../../accounts/token.ts'
import { isMailAddress } from '../../domain/mail-address.ts'
import type { ShopScope } from '../../shop-scope.ts'
import type { Shops } from '../../shops.ts'
import type { Person } from '../../storage/storage.ts'
import { addressKey } from '../address-key.ts'
import type { AdminOptions } from './admin.ts'
import { bodyOf, FormProblem } from './body.ts'
import { record } from './record.ts'
import {
  clearSessionCookie,
  csrfTokenOf,
  setSessionCookie,
  type Visitor,
  visitorIn,
  visitorOf,
} from './session.ts'
import { personJson, shopJson } from './shapes.ts'
import type { LinkView, Session } from './wire.ts'

const credentials = z.strictObject({
  email: z.string().min(1, 'Enter your email.').max(320, 'This is not an email.'),
  password: z.string().min(1, 'Enter your password.').max(1_000, 'This is too long for a password.'),
})

const linkToken = z.strictObject({ token: z.string().max(100) })

const newPerson = z.strictObject({
  token: z.string().max(100),
  name: z.string().trim().min(1, 'Enter your name: shoppers see it when you write to them.').max(100),
  email: z.string().trim().refine(isMailAddress, 'This is not an email that a mail can be sent to.'),
  password: z.string(),
})

const newPassword = z.strictObject({ current: z.string().max(1_000), next: z.string() })

const deadLink =
  'This link was used, replaced by a newer one, or is too old. An owner can make a new one: under Settings → People, or on the server with: kvitto owner-link'

/** Signing in and out, one-time links, the own password. */
export const accountRoutes: FastifyPluginAsync<AdminOptions> = async (app, { shops, isDemo }) => {
  const { storage } = shops

  app.get('/session', { config: { needs: 'nobody' } }, async (request, reply) => {
    const visitor = await visitorOf(shops, request, shops.now())
    if (visitor === undefined) throw new FormProblem(401, 'Please sign in.')
    return reply.send(await sessionJson(visitor, isDemo))
  })

  app.post('/session', { config: { needs: 'nobody' } }, async (request, reply) => {
    const given = bodyOf(request, credentials)
    const result = await signIn(storage, given, addressKey(shops, request.ip), shops.now())
    if (result.outcome === 'wait') throw tooMany(reply, result.seconds)
    if (result.outcome === 'wrong')
      throw new FormProblem(422, 'Email and password do not fit together.', { field: 'password' })
    return signedIn(shops, reply, result.person, result.token, isDemo)
  })

  app.delete('/session', { config: { needs: 'viewer' } }, async (request, reply) => {
    await storage.signIns.close(visitorIn(request).tokenHash)
    clearSessionCookie(reply)
    return reply.code(204).send()
  })

  app.post('/links/look', { config: { needs: 'nobody' } }, async (request) => {
    const { token } = bodyOf(request, linkToken)
    const link = await storage.signIns.findLink(hashToken(token), shops.now())
    if (link === undefined) throw new FormProblem(404, deadLink)
    return { kind: link.kind, email: link.email, role: link.role } satisfies LinkView
  })

  app.post('/links/use', { config: { needs: 'nobody' } }, async (request, reply) => {
    const { token, ...given } = bodyOf(request, newPerson)
    const used = await useLink(storage, token, given, shops.now())
    if (used.outcome === 'dead') throw new FormProblem(404, deadLink)
    if (used.outcome === 'bad_password') throw new FormProblem(400, used.problem, { field: 'password' })
    if (used.outcome === 'email_taken')
      throw new FormProblem(409, 'Somebody with this email has an account here already: sign in with it.', {
        field: 'email',
      })
    const { person } = used
    await record({ person, scope: await scopeOf(shops, person) }, 'person-joined', { role: person.role })
    const session = await openSession(storage, person, shops.now())
    return signedIn(shops, reply, person, session, isDemo)
  })

  app.put('/me/password', { config: { needs: 'viewer' } }, async (request, reply) => {
    const { current, next } = bodyOf(request, newPassword)
    const { person, scope, tokenHash } = visitorIn(request)
    const { people } = scope.storage
    const confirmed = await confirmPassword(storage, person, current, shops.now())
    if (confirmed.outcome === 'wait') throw tooMany(reply, confirmed.seconds)
    if (confirmed.outcome === 'wrong')
      throw new FormProblem(422, 'This is not your current password.', { field: 'current' })
    const problem = passwordProblem(next, [person.name, person.email])
    if (problem !== undefined) throw new FormProblem(400, problem, { field: 'next' })
    await people.setPassword(person.id, await hashPassword(next))
    await storage.signIns.closeOthers(person.id, tokenHash)
    await record({ person, scope }, 'password-changed')
    return reply.code(204).send()
  })
}

async function signedIn(
  shops: Shops,
  reply: FastifyReply,
  person: Person,
  token: string,
  isDemo: boolean,
): Promise<FastifyReply> {
  const scope = await scopeOf(shops, person)
  setSessionCookie(reply, token)
  const visitor = { person, scope, tokenHash: hashToken(token), csrfToken: csrfTokenOf(shops, token) }
  return reply.send(await sessionJson(visitor, isDemo))
}

async function scopeOf(shops: Shops, { shopId }: Person): Promise<ShopScope> {
  const scope = await shops.scope(shopId)
  if (scope === undefined) throw new Error('A person belongs to no shop')
  return scope
}

async function sessionJson({ person, scope, csrfToken }: Visitor, isDemo: boolean): Promise<Session> {
  const [{ waiting }, disagreements] = await Promise.all([
    scope.storage.conversations.counts(),
    scope.storage.disagreements.open(),
  ])
  return {
    user: personJson(person),
    shop: shopJson(scope.shop),
    csrf_token: csrfToken,
    demo: isDemo,
    waiting,
    disagreements,
  }
}

function tooMany(reply: FastifyReply, seconds: number): FormProblem {
  reply.header('retry-after', String(seconds))
  return new FormProblem(429, `There were too many wrong passwords. Try again in ${inWords(seconds)}.`)
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
