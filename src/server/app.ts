import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import type { Log } from '../log.ts'
import type { Shops } from '../shops.ts'
import { health } from './health.ts'
import { mcp } from './mcp.ts'
import { openApi } from './open-api.ts'
import { ordersApi } from './orders-api.ts'
import { answerErrors } from './problem.ts'
import { toolsApi } from './tools-api.ts'

export type AppOptions = {
  readonly shops: Shops
  readonly log: Log
  readonly trustProxy: boolean
  /** Host names under which the server is reached, beside this machine's own. */
  readonly hostNames: readonly string[]
}

/** No question is longer than this. */
const largestBody = 64 * 1024

/** The HTTP server, not listening yet. Each plugin only translates. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    trustProxy: options.trustProxy,
    bodyLimit: largestBody,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 512 },
  })
  app.decorateRequest('receivedAt', 0)
  app.addHook('onRequest', async (request) => {
    request.receivedAt = performance.now()
  })
  app.addHook('onResponse', async (request, reply) => {
    options.log.info('request-answered', {
      method: request.method,
      // The pattern, not the path: a path can hold an order number.
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime),
      request_id: request.id,
    })
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    frameguard: { action: 'deny' },
  })
  // What a reply looks like is fixed by types and contract tests; here it is only written out.
  app.setSerializerCompiler(() => (body) => JSON.stringify(body))
  answerErrors(app, options.log)
  await openApi(app)
  await app.register(health, options)
  await app.register(toolsApi, { ...options, prefix: '/api/v1' })
  await app.register(ordersApi, { ...options, prefix: '/api/v1' })
  await app.register(mcp, options)
  return app
}
