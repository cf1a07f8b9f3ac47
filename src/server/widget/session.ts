import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashToken } from '../../accounts/token.ts'
import type { ShopScope } from '../../shop-scope.ts'
import type { Shops } from '../../shops.ts'
import type { WidgetSession } from '../../storage/storage.ts'
import { sendProblem } from '../problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireConversation`. */
    shopper: Shopper | null
  }
}

/** Whoever holds the token of a conversation. */
export type Shopper = { readonly session: WidgetSession; readonly scope: ShopScope }

/** 128 bits: who has the token has the conversation, and nothing else. */
const tokenBytes = 16
const prefix = 'kvc_'

export async function openConversation(shops: Shops, shopId: string): Promise<string> {
  const token = `${prefix}${randomBytes(tokenBytes).toString('base64url')}`
  const id = randomBytes(16).toString('base64url')
  await shops.storage.widgetSessions.create(
    { id, shopId, conversationId: `conv_${id}`, createdAt: shops.now() },
    hashToken(token),
  )
  return token
}

/** Who goes on with a widget's conversation. */
export function ownerOf(session: Pick<WidgetSession, 'id'>): string {
  return `widget:${session.id}`
}

export async function shopperOf(
  shops: Shops,
  authorization: string | undefined,
): Promise<Shopper | undefined> {
  const token = /^Bearer +(kvc_[A-Za-z0-9_-]{22})$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) return undefined
  const session = await shops.storage.widgetSessions.find(hashToken(token), shops.now())
  const scope = session === undefined ? undefined : await shops.scope(session.shopId)
  return session === undefined || scope === undefined ? undefined : { session, scope }
}

/** A hook that lets only the holder of a conversation's token through. */
export function requireConversation(shops: Shops) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const shopper = await shopperOf(shops, request.headers.authorization)
    if (shopper === undefined) {
      sendProblem(
        reply.header('www-authenticate', 'Bearer'),
        401,
        'There is no such conversation, or it is older than 30 days. Begin one: POST /widget/v1/sessions.',
      )
      return
    }
    request.shopper = shopper
  }
}

/** @throws Error in a route that has no `requireConversation` hook. */
export function shopperIn(request: FastifyRequest): Shopper {
  if (request.shopper === null) throw new Error('This route does not ask for a conversation')
  return request.shopper
}
