import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import type { Engine } from '../conversation/turn.ts'
import type { Log } from '../log.ts'
import type { ModelSettings } from '../model-settings.ts'
import type { Shops } from '../shops.ts'
import { type AdminConfig, admin } from './admin/admin.ts'
import { cookieSecretPurpose } from './admin/session.ts'
import { chatApi } from './chat-api.ts'
import { chatEvents } from './chat-events.ts'
import { type DemoParts, demoDoor } from './demo-door.ts'
import { describeRoute } from './describe-route.ts'
import { feedsApi } from './feeds/feeds-api.ts'
import { health } from './health.ts'
import { mcp } from './mcp.ts'
import { noCompilers } from './no-compilers.ts'
import { ordersApi } from './orders-api.ts'
import { pages } from './pages.ts'
import { answerErrors, sendProblem } from './problem.ts'
import { toolsApi } from './tools-api.ts'
import { widgetApi } from './widget/widget-api.ts'

export type AppOptions = {
  readonly shops: Shops
  readonly log: Log
  /** Who answers in conversations; asked for when the first message comes. */
  readonly engine: () => Promise<Engine>
  /** How many proxies stand before this server. */
  readonly trustProxy: number
  /** Host names under which the server is reached, beside this machine's own. */
  readonly hostNames: readonly string[]
  readonly config: AdminConfig
  readonly model: ModelSettings | null
  /** Of a process that runs the simulator and its shoppers. */
  readonly demo: DemoParts | null
}

/** No question is longer than this. */
const largestBody = 64 * 1024

/** The HTTP server, not listening yet. Each plugin only translates. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    // Each proxy adds whom it heard to X-Forwarded-For; what stands further left is the asker's own word.
    trustProxy: options.trustProxy > 0 && ((_address, hop) => hop < options.trustProxy),
    bodyLimit: largestBody,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 512 },
    schemaController: noCompilers,
    // The request line itself cannot be read, e.g. a path with a broken escape.
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(reply, 400, 'The address cannot be read.')
    },
  })
  app.removeContentTypeParser('text/plain')
  app.decorateRequest('receivedAt', 0)
  app.addHook('onRequest', async (request, reply) => {
    request.receivedAt = performance.now()
    reply.header('cache-control', 'no-store')
  })
  if (options.trustProxy === 0) warnOfProxy(app, options.log)
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
  await app.register(cookie, { secret: [...options.shops.derivedKeys(cookieSecretPurpose)] })
  answerErrors(app, options.log)
  await routes(app, options)
  const { shops, log, demo } = options
  const ofDemo = { isDemo: demo !== null, simulatorAccount: demo?.account ?? null }
  await app.register(admin, { ...options, ...ofDemo, prefix: '/admin/api' })
  if (demo !== null) await app.register(demoDoor, { shops, demo })
  await app.register(pages, { shops, log, isDemo: demo !== null })
  describeRoute(app, (description) => routes(description, options))
  return app
}

/** Behind a proxy that nobody has told of, all shoppers are one address, and share its limits. Said once. */
function warnOfProxy(app: FastifyInstance, log: Log): void {
  let isSaid = false
  app.addHook('onRequest', async ({ headers }) => {
    if (isSaid || headers['x-forwarded-for'] === undefined) return
    isSaid = true
    log.warn('proxy-not-trusted', {
      problem: 'All who ask through the proxy share the limits of one address.',
      next: 'Set KVITTO_TRUST_PROXY=true, or the number of proxies, if there is a proxy before Kvitto.',
    })
  })
}

async function routes(app: FastifyInstance, options: AppOptions): Promise<void> {
  await app.register(health, options)
  await app.register(toolsApi, { ...options, prefix: '/api/v1' })
  await app.register(chatApi, { ...options, prefix: '/api/v1' })
  await app.register(chatEvents, { ...options, prefix: '/api/v1' })
  await app.register(ordersApi, { ...options, prefix: '/api/v1' })
  await app.register(feedsApi, { ...options, prefix: '/feeds/v1' })
  await app.register(widgetApi, { ...options, prefix: '/widget/v1' })
  await app.register(mcp, options)
}
