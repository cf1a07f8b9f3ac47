import type { WidgetMessage } from '../../../src/server/widget/wire.ts'

/** What the panel offers a field for. */
export type Detail = Exclude<WidgetMessage['asks_for'][number], 'intent'>

export type Details = { readonly [detail in Detail]?: string }

const order = ['order_reference', 'email', 'code'] as const

/** The fields for a reply, in the order in which they are filled in. */
export function detailsAskedFor(message: WidgetMessage | undefined): readonly Detail[] {
  return order.filter((detail) => message?.asks_for.includes(detail))
}

/** The first that is missing or cannot be right. The server decides; this only spares a round. */
export function firstWrong(wanted: readonly Detail[], details: Details): Detail | undefined {
  return wanted.find((detail) => {
    const text = (details[detail] ?? '').trim()
    return detail === 'email' ? !/^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/.test(text) : text === ''
  })
}

/** One message out of the fields: "ORD-12345, anna@example.com". */
export function writeDetails(wanted: readonly Detail[], details: Details): string {
  return wanted.map((detail) => (details[detail] ?? '').trim()).join(', ')
}
