/** What shoppers want, in the merchant's words; by the names of docs/intents.md. */
const intents: Readonly<Record<string, string>> = {
  order_status: 'Order status',
  payment_status: 'Payment status',
  refund_status: 'Refunds',
  payment_info: 'How an order is paid',
  order_history: 'Earlier orders',
  payment_methods: 'Ways to pay in the shop',
  installment_schedule: 'Payment plan',
  upcoming_payments: 'Next payment',
  capture_details: 'What was charged',
  talk_to_human: 'Talk to a person',
  greeting: 'Greeting',
  thanks: 'Thanks',
  goodbye: 'Goodbye',
  general_question: 'Klarna in general',
  write_request: 'Cancel, refund or change',
  injection: 'Tricks, or somebody else’s order',
  out_of_scope: 'Not about paying',
  provide_details: 'Order number or email only',
}

const tools: Readonly<Record<string, string>> = {
  get_order_status: 'Order status',
  get_payment_status: 'Payment status',
  get_refund_status: 'Refund status',
  get_payment_info: 'Payment info',
  get_order_history: 'Order history',
  get_payment_methods: 'Payment methods',
  get_installment_schedule: 'Installment schedule',
  get_upcoming_payments: 'Upcoming payments',
  get_capture_details: 'Capture details',
}

export function intentName(intent: string): string {
  return intents[intent] ?? spaced(intent)
}

/** The title that the tool has itself. */
export function toolName(tool: string): string {
  return tools[tool] ?? spaced(tool.replace(/^get_/, ''))
}

/** `some_new_thing`, of a newer server: "Some new thing". */
function spaced(name: string): string {
  const words = name.replaceAll('_', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
