/** An order as a shop's own system shows it. It may say more than it is asked for. */
export type LookupOrder = {
  readonly order_number: string
  readonly klarna_order_id?: string | null
  readonly paid_with_klarna?: boolean
  readonly created_at?: string
  readonly [more: string]: unknown
}
