import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SimulatedClock } from './clock.ts'
import { type Faults, faultSchema } from './faults.ts'
import { type RawOrder, rawOrdersSchema } from './klarna-order.ts'
import type { OrderStore } from './order-store.ts'
import type { RequestLog } from './request-log.ts'

/** What the control interface steers. */
export type Controls = {
  readonly store: OrderStore
  readonly clock: SimulatedClock
  readonly faults: Faults
  readonly requests: RequestLog
  readonly onOrdersReplaced: (orders: readonly RawOrder[]) => Promise<void> | void
  readonly onClockSet: (now: Date) => void
}

const clockSchema = z.strictObject({ now: z.iso.datetime({ offset: true }) })

/** `/_simulator/…`: for tests and tools on this machine only; a web page cannot reach it. */
export async function controlApi(app: FastifyInstance, controls: Controls): Promise<void> {
  app.addHook('onRequest', async (request, reply) => requireNearby(request, reply))
  app.addHook('onRequest', async (request, reply) => requireJson(request, reply))

  app.get('/orders', async () => controls.store.all())
  app.put('/orders', { bodyLimit: 1_000_000_000 }, async (request, reply) => {
    const orders = parseBody(request, rawOrdersSchema)
    if ('problem' in orders) return refuse(reply, 400, 'bad_orders', orders.problem)
    controls.store.replace(orders.value)
    await controls.onOrdersReplaced(orders.value)
    return { orders: orders.value.length }
  })

  app.post('/faults', async (request, reply) => {
    const fault = parseBody(request, faultSchema)
    if ('problem' in fault) return refuse(reply, 400, 'bad_fault', fault.problem)
    controls.faults.add(fault.value)
    return { faults_left: controls.faults.left }
  })
  app.delete('/faults', async () => {
    controls.faults.clear()
    return { faults_left: 0 }
  })

  app.get('/requests', async () => controls.requests.all())
  app.delete('/requests', async () => {
    controls.requests.clear()
    return { requests: 0 }
  })

  app.put('/clock', async (request, reply) => {
    const clock = parseBody(request, clockSchema)
    if ('problem' in clock) return refuse(reply, 400, 'bad_clock', clock.problem)
    controls.clock.set(new Date(clock.value.now))
    const now = controls.clock.now()
    controls.onClockSet(now)
    return { now: now.toISOString() }
  })

  app.all('/*', async (request, reply) =>
    refuse(
      reply,
      404,
      'not_found',
      `There is no ${request.method} ${request.url} here. See simulator/README.md.`,
    ),
  )
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    refuse(reply, error.statusCode ?? 500, 'failed', error.message),
  )
}

function requireNearby(request: FastifyRequest, reply: FastifyReply) {
  if (!isLoopbackAddress(request.raw.socket.remoteAddress ?? '')) {
    return refuse(reply, 403, 'not_loopback', 'The control interface answers only on this machine.')
  }
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '')) {
    return refuse(reply, 403, 'bad_host', 'The Host header must be localhost, 127.0.0.1 or [::1].')
  }
  if (request.headers.origin !== undefined) {
    return refuse(
      reply,
      403,
      'origin_not_allowed',
      'A web page may not call this: leave out the Origin header.',
    )
  }
  return undefined
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || address.replace(/^::ffff:/, '').startsWith('127.')
}

function requireJson(request: FastifyRequest, reply: FastifyReply) {
  const { headers, method } = request
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (!hasBody && method !== 'PUT' && method !== 'POST') return undefined
  if (/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return undefined
  return refuse(reply, 415, 'json_only', 'Send JSON with the header Content-Type: application/json.')
}

type Parsed<Value> = { readonly value: Value } | { readonly problem: string }

function parseBody<Schema extends z.ZodType>(
  request: FastifyRequest,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const json = parseJson(typeof request.body === 'string' ? request.body : '')
  if ('problem' in json) return json
  const parsed = schema.safeParse(json.value)
  return parsed.success ? { value: parsed.data } : { problem: z.prettifyError(parsed.error) }
}

function parseJson(text: string): Parsed<unknown> {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { problem: 'The body is not JSON.' }
  }
}

function refuse(reply: FastifyReply, status: number, error: string, message: string): FastifyReply {
  return reply.code(status).send({ error, message })
}
