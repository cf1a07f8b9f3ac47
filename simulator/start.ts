import fastify, { type FastifyInstance } from 'fastify'
import { SimulatedClock } from './clock.ts'
import { controlApi } from './control-api.ts'
import { Faults } from './faults.ts'
import { klarnaApi } from './klarna-api.ts'
import type { RawOrder, Region } from './klarna-order.ts'
import { OrderStore } from './order-store.ts'
import { type LoggedRequest, RequestLog } from './request-log.ts'
import { stories } from './stories.ts'

export type SimulatorOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number
  readonly host?: '127.0.0.1'
  readonly clock?: SimulatedClock
  /** Any objects with a string `order_id`; the stories by default. */
  readonly orders?: readonly Readonly<Record<string, unknown>>[]
  /** Where the orders live that do not say so themselves; by default their country decides. */
  readonly region?: Region
  /** Awaited before the control call is answered, as are the changes below. */
  readonly onOrdersReplaced?: (orders: readonly RawOrder[]) => Promise<void> | void
  readonly onOrderChanged?: (order: RawOrder) => Promise<void> | void
  readonly onClockSet?: (now: Date) => void
}

export type Simulator = {
  readonly origin: string
  readonly clock: SimulatedClock
  orders(): readonly RawOrder[]
  /** As `PUT /_simulator/orders` does. Throws when an order has no `order_id`. */
  replaceOrders(orders: readonly Readonly<Record<string, unknown>>[]): Promise<void>
  requests(): readonly LoggedRequest[]
  close(): Promise<void>
}

/** The simulated Klarna, listening on loopback. Throws when the port is taken or an order has no `order_id`. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock = options.clock ?? new SimulatedClock()
  const store = new OrderStore(options.region)
  store.replace(options.orders ?? stories(clock.now()))
  const requests = new RequestLog()
  const closing = new AbortController()
  const app = createApp()
  const shared = { store, clock, requests, faults: new Faults() }
  app.register((scope) => controlApi(scope, { ...shared, ...controlListeners(options) }), {
    prefix: '/_simulator',
  })
  app.register((scope) =>
    klarnaApi(scope, {
      ...shared,
      closing: closing.signal,
      onOrderChanged: options.onOrderChanged ?? ignore,
    }),
  )
  const origin = await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' })
  return {
    origin,
    clock,
    orders: () => store.all(),
    replaceOrders: async (orders) => {
      store.replace(orders)
      await options.onOrdersReplaced?.(store.all())
    },
    requests: () => requests.all(),
    close: async () => {
      closing.abort()
      await app.close()
    },
  }
}

function createApp(): FastifyInstance {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 1_000 },
    // Klarna: a double slash in the path is accepted (klarna-facts §2.4).
    rewriteUrl: (request) => (request.url ?? '/').replace(/^\/{2,}/, '/'),
  })
  // Bodies stay text: each interface parses and refuses in its own words.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  return app
}

function controlListeners(options: SimulatorOptions) {
  return {
    onOrdersReplaced: options.onOrdersReplaced ?? ignore,
    onClockSet: options.onClockSet ?? ignore,
  }
}

function ignore(): void {
  // Nobody listens.
}
