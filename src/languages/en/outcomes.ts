import type { Language } from '../language.ts'

export const outcomes: Language['outcomes'] = {
  no_match: () =>
    'I could not find an order with that number and that email. Please check both. A very new order can take a few minutes to show up, and the Klarna order ID from the Klarna app or from Klarna’s email works too.',
  klarna_order_id_required: () =>
    'To look up this order I need its Klarna order ID. It is a long code like 12345678-90ab-cdef-1234-567890abcdef: you find it in the Klarna app under the purchase, and in Klarna’s confirmation email.',
  too_many_attempts: (seconds) =>
    `There were too many attempts that did not match. For your safety, please wait ${duration(seconds)} and try again.`,
  busy: () => 'Many people are asking right now. Please try again in a moment.',
  unavailable: () =>
    'I cannot reach the payment information right now, so I would rather not guess. Please try again in a few minutes, or look in the Klarna app.',
  not_connected: () =>
    'I cannot look up Klarna orders at the moment, because the shop’s connection to Klarna is not working. Please contact the shop, or look in the Klarna app.',
  disabled: () => 'I cannot answer that question in this shop. Please contact the shop.',
  bad_input: (issues) =>
    `I could not read the question. ${issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join(' ')}`.trim(),
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
