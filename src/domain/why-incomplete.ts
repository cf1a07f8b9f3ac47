/** Why a shopper's history may not have all of their orders: the reason that says most. */
export const whyIncomplete = [
  /** There are more than are shown. */
  'more_than_shown',
  /** A source, or Klarna of some order, does not answer just now. */
  'not_answering',
  /** What the shop has connected tells only of orders since then. */
  'since_connected',
  /** Nothing lists orders by email. */
  'not_listed',
] as const
export type WhyIncomplete = (typeof whyIncomplete)[number]
