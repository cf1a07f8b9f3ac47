import { toNodeHandler } from '@modelcontextprotocol/node'
import {
  type AuthInfo,
  createMcpHandler,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server'
import type { RouteHandlerMethod } from 'fastify'
import type { Log } from '../log.ts'
import type { Shops } from '../shops.ts'
import { authenticateKey } from './authenticate.ts'
import { type McpAsker, mcpServer } from './mcp-server.ts'
import { sendProblem } from './problem.ts'

export type McpOptions = {
  readonly shops: Shops
  readonly log: Log
  readonly hostNames: readonly string[]
}

const largestBody = 64 * 1024
const ownHostNames = ['localhost', '127.0.0.1', '[::1]']

/** Checks who asks, and hands the request to the SDK. */
export function mcpHandler({ shops, log, hostNames }: McpOptions): RouteHandlerMethod {
  const askers = new WeakMap<AuthInfo, McpAsker>()
  const handler = createMcpHandler(
    ({ authInfo }) => {
      const asker = authInfo === undefined ? undefined : askers.get(authInfo)
      if (asker === undefined) throw new Error('An MCP request came without its API key')
      return mcpServer(async () => asker)
    },
    { maxRequestBodySize: largestBody, onerror: (error) => log.warn('mcp-failed', { kind: error.name }) },
  )
  const handle = toNodeHandler(handler, { maxRequestBodySize: largestBody })
  const allowed = [...ownHostNames, ...hostNames]
  return async (request, reply) => {
    // A web page that had its name resolve to this server must not reach it (DNS rebinding).
    const guard = [
      validateHostHeader(request.headers.host, allowed),
      validateOriginHeader(request.headers.origin, allowed),
    ].find((check) => !check.ok)
    if (guard !== undefined) {
      return sendProblem(
        reply,
        403,
        'This Host or Origin is not allowed. Set KVITTO_PUBLIC_URL to the address of this server.',
      )
    }
    const result = await authenticateKey(shops, request.headers.authorization, 'tools')
    if (!result.ok) {
      if (result.status === 401) reply.header('www-authenticate', 'Bearer')
      return sendProblem(reply, result.status, result.detail)
    }
    const { keyId, scope } = result.asker
    const auth: AuthInfo = { token: '', clientId: keyId, scopes: ['tools'] }
    askers.set(auth, { scope, callerId: `key:${keyId}`, receivedAt: () => request.receivedAt })
    reply.hijack()
    reply.raw.setHeader('cache-control', 'no-store')
    await handle(Object.assign(request.raw, { auth, method: request.method, url: request.url }), reply.raw)
    return reply
  }
}
