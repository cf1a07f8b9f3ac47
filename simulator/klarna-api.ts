import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Answer, sendAnswer } from './answer.ts'
import { isAuthorised } from './authentication.ts'
import type { SimulatedClock } from './clock.ts'
import { answerOfStatus, invalidOrderId, noSuchOrder, unauthorised, unknownPath } from './error-bodies.ts'
import { deliverFault } from './fault-delivery.ts'
import type { Faults } from './faults.ts'
import { type KlarnaHost, klarnaHost } from './klarna-host.ts'
import type { RawOrder } from './klarna-order.ts'
import type { OrderStore, StoredOrder } from './order-store.ts'
import { readCapture, readCaptures, readExtendDueDateOptions, readOrder, readRefund } from './reads.ts'
import type { RequestLog } from './request-log.ts'
import * as writes from './writes.ts'

/** What the simulated Klarna is made of. */
export type KlarnaWorld = {
  readonly store: OrderStore
  readonly clock: SimulatedClock
  readonly faults: Faults
  readonly requests: RequestLog
  readonly closing: AbortSignal
  readonly onOrderChanged: (order: RawOrder) => Promise<void> | void
}

type Params = { readonly orderId: string; readonly partId: string }
type Read = (order: StoredOrder, partId: string) => Answer

const order = '/ordermanagement/v1/orders/:orderId'
const capture = `${order}/captures/:partId`

const readsByPath: Readonly<Record<string, Read>> = {
  [order]: readOrder,
  [`${order}/captures`]: readCaptures,
  [capture]: readCapture,
  [`${capture}/extend-due-date-options`]: readExtendDueDateOptions,
  [`${order}/refunds/:partId`]: readRefund,
}

const postsByPath: Readonly<Record<string, writes.Write>> = {
  [`${order}/acknowledge`]: writes.acknowledgeOrder,
  [`${order}/captures`]: writes.captureOrder,
  [`${order}/refunds`]: writes.refundOrder,
  [`${order}/cancel`]: writes.cancelOrder,
  [`${order}/release-remaining-authorization`]: writes.releaseRemainingAuthorization,
  [`${order}/extend-authorization-time`]: writes.extendAuthorizationTime,
}

const patchesByPath: Readonly<Record<string, writes.Write>> = {
  [`${order}/merchant-references`]: writes.updateMerchantReferences,
  [`${order}/authorization`]: writes.updateAuthorization,
}

/** Klarna's paths. Every call is logged, meets its fault, and needs a credential, in that order. */
export async function klarnaApi(app: FastifyInstance, world: KlarnaWorld): Promise<void> {
  app.addHook('onRequest', (request, reply) => admit(request, reply, world))
  for (const [url, read] of Object.entries(readsByPath)) {
    app.get<{ Params: Params }>(url, (request, reply) => sendAnswer(reply, answerRead(request, world, read)))
  }
  for (const [url, write] of Object.entries(postsByPath)) {
    app.post<{ Params: Params }>(url, (request, reply) => answerWrite(request, reply, world, write))
  }
  for (const [url, write] of Object.entries(patchesByPath)) {
    app.patch<{ Params: Params }>(url, (request, reply) => answerWrite(request, reply, world, write))
  }
  app.all('/*', (_request, reply) => sendAnswer(reply, unknownPath()))
  app.setErrorHandler((error: { statusCode?: number }, request, reply) =>
    sendAnswer(reply, answerOfStatus(error.statusCode ?? 500, request.url)),
  )
}

async function admit(request: FastifyRequest, reply: FastifyReply, world: KlarnaWorld) {
  world.requests.add(request.method, request.originalUrl)
  const fault = world.faults.take()
  if (fault !== undefined && (await deliverFault(fault, request, reply, world.closing))) return reply
  const host = hostMeant(request)
  if (host === undefined || !isAuthorised(request.headers.authorization, host)) {
    return sendAnswer(reply, unauthorised())
  }
  return undefined
}

function answerRead(request: FastifyRequest<{ Params: Params }>, world: KlarnaWorld, read: Read): Answer {
  const found = findOrder(request, world.store)
  return 'missing' in found ? found.missing : read(found.order, request.params.partId)
}

async function answerWrite(
  request: FastifyRequest<{ Params: Params }>,
  reply: FastifyReply,
  world: KlarnaWorld,
  write: writes.Write,
) {
  const found = findOrder(request, world.store)
  if ('missing' in found) return sendAnswer(reply, found.missing)
  const origin = `https://${found.host.name}/ordermanagement/v1`
  const written = write(found.order.served, jsonBody(request), world.clock.now(), origin)
  if (written.order !== undefined) {
    world.store.update(found.order, written.order)
    await world.onOrderChanged(found.order.given)
  }
  return sendAnswer(reply, written.answer)
}

// Klarna: IDs have the shape of a UUID, of any version (klarna-facts §6.3).
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function findOrder(
  request: FastifyRequest<{ Params: Params }>,
  store: OrderStore,
): { readonly order: StoredOrder; readonly host: KlarnaHost } | { readonly missing: Answer } {
  const { orderId } = request.params
  if (!uuidShape.test(orderId)) return { missing: invalidOrderId() }
  const host = hostMeant(request)
  const found = host === undefined ? undefined : store.find(orderId, host)
  if (host === undefined || found === undefined) return { missing: noSuchOrder(orderId) }
  return { order: found, host }
}

function hostMeant(request: FastifyRequest): KlarnaHost | undefined {
  const name = request.headers['x-kvitto-klarna-host']
  return klarnaHost(Array.isArray(name) ? name.join() : name)
}

function jsonBody(request: FastifyRequest): unknown {
  if (typeof request.body !== 'string') return undefined
  try {
    return JSON.parse(request.body)
  } catch {
    return undefined
  }
}
