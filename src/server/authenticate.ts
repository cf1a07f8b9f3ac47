import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashApiKey, looksLikeApiKey } from '../security/api-key.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { Shops } from '../shops.ts'
import type { ApiKeyScope } from '../storage/storage.ts'
import { sendProblem } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Monotonic milliseconds. */
    receivedAt: number
    /** Set by `authenticate`. */
    asker: Asker | null
  }
}

/** Whoever holds the API key, and the shop that it belongs to. */
export type Asker = { readonly keyId: string; readonly scope: ShopScope }

/** The shop and key of a bearer token, or the status and what to say. */
export type Authentication =
  | { readonly ok: true; readonly asker: Asker }
  | { readonly ok: false; readonly status: 401 | 403; readonly detail: string }

export async function authenticateKey(
  shops: Shops,
  authorization: string | undefined,
  needed: ApiKeyScope,
): Promise<Authentication> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined || !looksLikeApiKey(token)) {
    return refuse(401, 'Send an API key: Authorization: Bearer kv_…')
  }
  const key = await shops.storage.apiKeys.findByHash(hashApiKey(token))
  const scope = key === undefined ? undefined : await shops.scope(key.shopId)
  if (key === undefined || scope === undefined)
    return refuse(401, 'This API key is not known. It may have been removed.')
  if (!key.scopes.includes(needed))
    return refuse(403, `This API key is not for that: it lacks the scope "${needed}".`)
  return { ok: true, asker: { keyId: key.id, scope } }
}

/** A hook that lets only the holder of an API key with that scope through. */
export function authenticate(shops: Shops, needed: ApiKeyScope) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const result = await authenticateKey(shops, request.headers.authorization, needed)
    if (result.ok) {
      request.asker = result.asker
      return
    }
    if (result.status === 401) reply.header('www-authenticate', 'Bearer')
    sendProblem(reply, result.status, result.detail)
  }
}

/** @throws Error in a route that has no `authenticate` hook. */
export function askerOf(request: FastifyRequest): Asker {
  if (request.asker === null) throw new Error('This route does not authenticate')
  return request.asker
}

function refuse(status: 401 | 403, detail: string): Authentication {
  return { ok: false, status, detail }
}
