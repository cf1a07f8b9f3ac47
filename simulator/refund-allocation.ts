import { isRecord } from './klarna-order.ts'

type Lines = { readonly order_lines?: unknown }
type Amounts = Lines & { readonly captured_amount?: unknown; readonly refunded_amount?: unknown }

/**
 * The captures after a refund. Klarna matches the refund's lines with the captures' lines by their
 * `reference`; a refund that matches nothing belongs to no capture (klarna-facts §1.3).
 */
export function allocateRefund<Capture extends Amounts>(
  captures: readonly Capture[],
  refund: Lines & { readonly refunded_amount: number },
): Capture[] {
  const lines = linesOf(refund)
  const single = captures.find((capture) => lines.length > 0 && lines.every((line) => isIn(capture, line)))
  if (single !== undefined) {
    const amount = Math.min(refund.refunded_amount, roomIn(single))
    return captures.map((capture) => (capture === single ? refundedBy(capture, amount) : capture))
  }
  return allocateByLine(captures, lines, refund.refunded_amount)
}

function allocateByLine<Capture extends Amounts>(
  captures: readonly Capture[],
  lines: readonly Readonly<Record<string, unknown>>[],
  refundedAmount: number,
): Capture[] {
  const allocated = [...captures]
  let left = refundedAmount
  for (const line of lines) {
    const index = allocated.findIndex((capture) => isIn(capture, line) && roomIn(capture) > 0)
    const capture = allocated[index]
    if (capture === undefined) continue
    const amount = Math.min(left, roomIn(capture), Math.abs(numberOf(line['total_amount'])))
    allocated[index] = refundedBy(capture, amount)
    left -= amount
  }
  return allocated
}

function isIn(capture: Amounts, line: Readonly<Record<string, unknown>>): boolean {
  const reference = line['reference']
  if (typeof reference !== 'string' || reference === '') return false
  return linesOf(capture).some((candidate) => candidate['reference'] === reference)
}

function linesOf(holder: Lines): Readonly<Record<string, unknown>>[] {
  return Array.isArray(holder.order_lines) ? holder.order_lines.filter(isRecord) : []
}

function roomIn(capture: Amounts): number {
  return Math.max(0, numberOf(capture.captured_amount) - numberOf(capture.refunded_amount))
}

function refundedBy<Capture extends Amounts>(capture: Capture, amount: number): Capture {
  return { ...capture, refunded_amount: numberOf(capture.refunded_amount) + amount }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
