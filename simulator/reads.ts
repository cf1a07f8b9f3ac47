import { type Answer, jsonAnswer } from './answer.ts'
import { noSuchCapture, noSuchRefund } from './error-bodies.ts'
import { extendDueDateOptions } from './extend-due-date.ts'
import { recordsIn, type StoredOrder } from './order-store.ts'

/** The five reads of Order Management v1 (klarna-facts §1.1); there is no list of orders and no search. */

export function readOrder(order: StoredOrder): Answer {
  return jsonAnswer(200, order.json)
}

/** A bare array, no envelope. */
export function readCaptures(order: StoredOrder): Answer {
  return jsonAnswer(200, JSON.stringify(order.served['captures'] ?? []))
}

export function readCapture(order: StoredOrder, captureId: string): Answer {
  const capture = findCapture(order, captureId)
  return capture === undefined ? noSuchCapture(captureId) : jsonAnswer(200, JSON.stringify(capture))
}

export function readRefund(order: StoredOrder, refundId: string): Answer {
  const refund = recordsIn(order.served, 'refunds').find((candidate) =>
    sameId(candidate['refund_id'], refundId),
  )
  if (refund === undefined) return noSuchRefund(refundId, order.served.order_id)
  return jsonAnswer(200, JSON.stringify(refund))
}

export function readExtendDueDateOptions(order: StoredOrder, captureId: string): Answer {
  if (findCapture(order, captureId) === undefined) return noSuchCapture(captureId)
  return jsonAnswer(200, JSON.stringify(extendDueDateOptions(order.served)))
}

export function findCapture(order: StoredOrder, captureId: string) {
  return recordsIn(order.served, 'captures').find((capture) => sameId(capture['capture_id'], captureId))
}

function sameId(value: unknown, id: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === id.toLowerCase()
}
