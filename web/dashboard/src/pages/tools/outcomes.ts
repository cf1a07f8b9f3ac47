import type { Mismatch } from '../../../../../src/server/admin/wire.ts'

/** How it went, in the merchant's words; by the outcomes of a tool. */
const outcomes: Readonly<Record<string, string>> = {
  answered: 'Answered',
  no_match: 'No match',
  klarna_order_id_required: 'Asks for the Klarna order ID',
  stronger_proof_required: 'Asks for a stronger proof',
  too_many_attempts: 'Too many attempts',
  busy: 'Busy: the limit on questions to Klarna is reached',
  unavailable: 'Klarna does not answer',
  not_connected: 'Klarna is not connected',
  disabled: 'Switched off',
  bad_input: 'The input cannot be used',
}

export function outcomeName(outcome: string): string {
  return outcomes[outcome] ?? outcome.replaceAll('_', ' ')
}

export const mismatchReasons: Readonly<Record<Mismatch, string>> = {
  order_not_found: 'There is no order with this number.',
  email_mismatch: 'The order is there, but the email on it is another one.',
}
