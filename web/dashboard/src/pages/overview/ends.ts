import type { Totals } from '../../../../../src/server/admin/wire.ts'

/** How a conversation ended; each counts for one of them. */
export const ends = [
  'confirmed',
  'assumed',
  'handed_over',
  'unanswered',
] as const satisfies readonly (keyof Totals)[]

export type End = (typeof ends)[number]

export const endTexts: Readonly<Record<End, { readonly name: string; readonly definition: string }>> = {
  confirmed: {
    name: 'Confirmed',
    definition: 'Confirmed: Kvitto answered, and the shopper gave a thumb up or said thanks.',
  },
  assumed: {
    name: 'Assumed',
    definition: 'Assumed: Kvitto answered, and the shopper did not complain or ask for a person.',
  },
  handed_over: {
    name: 'Handed over',
    definition:
      'The shopper asked for a person, or a person took the conversation, whatever was answered before.',
  },
  unanswered: {
    name: 'Unanswered',
    definition:
      'No answer was found, or the shopper gave a thumb down, and nobody was asked to help. Often an order number or an email is missing.',
  },
}
