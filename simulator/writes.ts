import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Answer, emptyAnswer } from './answer.ts'
import { badValue, klarnaError } from './error-bodies.ts'
import type { RawOrder } from './klarna-order.ts'
import { recordsIn } from './order-store.ts'
import { allocateRefund } from './refund-allocation.ts'

/** What a write does: the order as it is afterwards, and the answer. A refusal leaves the order as it was. */
export type Written = { readonly order?: RawOrder; readonly answer: Answer }
export type Write = (order: RawOrder, body: unknown, now: Date, origin: string) => Written

const linesSchema = z.array(z.record(z.string(), z.unknown()))
const text = z.string().max(255)

const captureSchema = z.looseObject({
  captured_amount: z.int().min(1),
  description: text.optional(),
  reference: text.optional(),
  order_lines: linesSchema.optional(),
  shipping_info: linesSchema.optional(),
})

export const captureOrder: Write = (order, body, now, origin) => {
  const parsed = captureSchema.safeParse(body)
  if (!parsed.success) return refusedFields(parsed.error)
  const asked = parsed.data
  if (!isOpen(order)) return refused('CAPTURE_NOT_ALLOWED', notPossible(order, 'Capture'))
  const remaining = amountOf(order, 'remaining_authorized_amount')
  if (asked.captured_amount > remaining) {
    return refused('CAPTURE_NOT_ALLOWED', 'Capture amount is higher than the remaining authorized amount.')
  }
  const captures = recordsIn(order, 'captures')
  const captureId = randomUUID()
  const capture = {
    capture_id: captureId,
    klarna_reference: `${order['klarna_reference']}-${captures.length + 1}`,
    captured_amount: asked.captured_amount,
    captured_at: now.toISOString(),
    description: asked.description ?? '',
    ...(asked.reference === undefined ? {} : { reference: asked.reference }),
    order_lines: asked.order_lines ?? [],
    refunded_amount: 0,
    ...present(order, 'billing_address'),
    ...present(order, 'shipping_address'),
    shipping_info: asked.shipping_info ?? [],
  }
  const left = remaining - asked.captured_amount
  const changed = {
    ...order,
    status: left === 0 ? 'CAPTURED' : 'PART_CAPTURED',
    captured_amount: amountOf(order, 'captured_amount') + asked.captured_amount,
    remaining_authorized_amount: left,
    captures: [...captures, capture],
  }
  return created(changed, `${origin}/orders/${order.order_id}/captures/${captureId}`, 'capture-id', captureId)
}

const refundSchema = z.looseObject({
  refunded_amount: z.int().min(1),
  description: text.optional(),
  reference: text.optional(),
  order_lines: linesSchema.optional(),
})

// Klarna: a refund never changes the status (klarna-facts §9.9).
export const refundOrder: Write = (order, body, now, origin) => {
  const parsed = refundSchema.safeParse(body)
  if (!parsed.success) return refusedFields(parsed.error)
  const asked = parsed.data
  const captures = recordsIn(order, 'captures')
  if (captures.length === 0) {
    return refused('REFUND_NOT_ALLOWED', 'Order has no captures. Refund not possible.')
  }
  const refundedAfter = amountOf(order, 'refunded_amount') + asked.refunded_amount
  if (refundedAfter > amountOf(order, 'captured_amount')) {
    return refused('REFUND_NOT_ALLOWED', 'Over refund is not allowed. Refund not possible.')
  }
  const refundId = randomUUID()
  const refund = {
    refund_id: refundId,
    refunded_amount: asked.refunded_amount,
    refunded_at: now.toISOString(),
    description: asked.description ?? '',
    ...(asked.reference === undefined ? {} : { reference: asked.reference }),
    order_lines: asked.order_lines ?? [],
  }
  const changed = {
    ...order,
    refunded_amount: refundedAfter,
    captures: allocateRefund(captures, refund),
    refunds: [...recordsIn(order, 'refunds'), refund],
  }
  return created(changed, `${origin}/orders/${order.order_id}/refunds/${refundId}`, 'refund-id', refundId)
}

export const cancelOrder: Write = (order) => {
  if (recordsIn(order, 'captures').length > 0) {
    return refused('CANCEL_NOT_ALLOWED', 'Order has previous captures. Cancel not possible')
  }
  if (order['status'] !== 'AUTHORIZED') return refused('CANCEL_NOT_ALLOWED', notPossible(order, 'Cancel'))
  return changedTo({ ...order, status: 'CANCELLED', remaining_authorized_amount: 0 })
}

// Klarna: after a release the order counts as fully captured (klarna-facts §9.9).
export const releaseRemainingAuthorization: Write = (order) => {
  const cannot = 'Remaining authorization cannot be released.'
  if (order['status'] === 'CAPTURED') return refused('NOT_ALLOWED', `Order is fully captured. ${cannot}`)
  if (order['status'] !== 'PART_CAPTURED') return refused('NOT_ALLOWED', `Order has no captures. ${cannot}`)
  return changedTo({ ...order, status: 'CAPTURED', remaining_authorized_amount: 0 })
}

const dayMs = 86_400_000

// Klarna: 28 days from the request, at most 180 from the creation (klarna-facts §1.2).
export const extendAuthorizationTime: Write = (order, _body, now) => {
  if (!isOpen(order)) {
    const state = String(order['status']).toLowerCase()
    return refused('NOT_ALLOWED', `Order is ${state}. Authorization time cannot be extended.`)
  }
  const createdAt = typeof order['created_at'] === 'string' ? Date.parse(order['created_at']) : Number.NaN
  const extended = now.getTime() + 28 * dayMs
  const latest = Number.isNaN(createdAt) ? extended : createdAt + 180 * dayMs
  const expires = new Date(Math.min(extended, latest)).toISOString().slice(0, 10)
  return changedTo({ ...order, expires_at: `${expires}T00:00:00.000Z` })
}

const referencesSchema = z.strictObject({
  merchant_reference1: text.optional(),
  merchant_reference2: text.optional(),
})

export const updateMerchantReferences: Write = (order, body) => {
  const parsed = referencesSchema.safeParse(body)
  if (!parsed.success) return refusedFields(parsed.error)
  return changedTo({ ...order, ...parsed.data })
}

const authorizationSchema = z.looseObject({
  order_amount: z.int().min(0),
  order_lines: linesSchema.optional(),
})

export const updateAuthorization: Write = (order, body) => {
  const parsed = authorizationSchema.safeParse(body)
  if (!parsed.success) return refusedFields(parsed.error)
  if (!isOpen(order)) return refused('NOT_ALLOWED', notPossible(order, 'Update of the authorization'))
  const { order_amount, order_lines } = parsed.data
  const left = order_amount - amountOf(order, 'captured_amount')
  if (left < 0) return refused('NOT_ALLOWED', 'Order amount is lower than the captured amount.')
  const done = left === 0 && recordsIn(order, 'captures').length > 0
  return changedTo({
    ...order,
    status: done ? 'CAPTURED' : order['status'],
    order_amount,
    remaining_authorized_amount: left,
    order_lines: order_lines ?? order['order_lines'],
  })
}

export const acknowledgeOrder: Write = () => ({ answer: emptyAnswer(204) })

function isOpen(order: RawOrder): boolean {
  return order['status'] === 'AUTHORIZED' || order['status'] === 'PART_CAPTURED'
}

function amountOf(order: RawOrder, field: string): number {
  const amount = order[field]
  return typeof amount === 'number' ? amount : 0
}

function present(order: RawOrder, field: string): Readonly<Record<string, unknown>> {
  return field in order ? { [field]: order[field] } : {}
}

function notPossible(order: RawOrder, action: string): string {
  return `Order ${order.order_id} is ${String(order['status']).toLowerCase()}. ${action} not possible.`
}

function created(order: RawOrder, location: string, idHeader: string, id: string): Written {
  return { order, answer: emptyAnswer(201, { location, [idHeader]: id, 'transaction-id': randomUUID() }) }
}

function changedTo(order: RawOrder): Written {
  return { order, answer: emptyAnswer(204) }
}

function refused(code: string, message: string): Written {
  return { answer: klarnaError(403, code, message) }
}

function refusedFields(error: z.ZodError): Written {
  return { answer: badValue(...error.issues.map((issue) => issue.path.join('.') || 'body')) }
}
