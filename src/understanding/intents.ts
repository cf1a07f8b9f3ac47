/** What a shopper can want, as `kvitto understand` prints it. */
export const intents = [
  'order_status',
  'payment_status',
  'refund_status',
  'payment_info',
  'order_history',
  'payment_methods',
  'installment_schedule',
  'upcoming_payments',
  'capture_details',
  'talk_to_human',
  'greeting',
  'thanks',
  'goodbye',
  'general_question',
  'write_request',
  'injection',
  'out_of_scope',
  'provide_details',
] as const

export type Intent = (typeof intents)[number]

/** What is refused, or is not about payments: no order is looked up for it. */
export const notLookedUp: readonly Intent[] = ['write_request', 'injection', 'out_of_scope']

export function isIntent(value: string): value is Intent {
  return intents.some((intent) => intent === value)
}
