import type { KlarnaOrder } from '../klarna-order.ts'

export type WooMeta = { readonly id: number; readonly key: string; readonly value: unknown }

/** An order as WooCommerce's REST API v3 shows it: the part that somebody may ask for. */
export type WooOrder = {
  readonly id: number
  /** What the shopper sees. The ID, unless a plugin numbers the orders itself. */
  readonly number: string
  readonly status: string
  readonly currency: string
  readonly total: string
  /** Without a zone: it is UTC. */
  readonly date_created_gmt: string
  readonly date_modified_gmt: string
  /** Amounts are negative. */
  readonly refunds: readonly { readonly id: number; readonly reason: string; readonly total: string }[]
  readonly customer_note: string
  readonly payment_method: string
  readonly payment_method_title: string
  readonly transaction_id: string
  readonly billing: WooAddress
  readonly meta_data: readonly WooMeta[]
}

export type WooAddress = {
  readonly first_name: string
  readonly last_name: string
  readonly address_1: string
  readonly city: string
  readonly postcode: string
  readonly country: string
  readonly email: string
  readonly phone: string
}

/** Where Klarna's plugin has left the Klarna order ID, or why it is not there (klarna-facts §6.2). */
export type WooVariant =
  /** In the meta and as the transaction ID: the rule. */
  | 'meta_and_transaction'
  | 'meta'
  | 'transaction'
  /** Kustom Checkout: the ID is there, but Kustom's. */
  | 'kco'
  /** Paid with Klarna, and nothing left behind. */
  | 'no_id'
  /** Klarna by way of another provider: the transaction is that provider's. */
  | 'other_provider'
  /** Not paid with Klarna, though its transaction looks like an ID. */
  | 'not_klarna'

export type WooOrderOptions = {
  readonly id: number
  readonly klarnaOrderId: string
  readonly variant?: WooVariant
  /** Of a plugin that numbers orders itself; in the meta too, unless `numberInMeta` is false. */
  readonly number?: string
  readonly numberInMeta?: boolean
  readonly createdAt?: Date
  /** When it was last changed; by default when it was placed. */
  readonly modifiedAt?: Date
  /** What was paid back, refund by refund: `200.00`. */
  readonly refunded?: readonly string[]
  readonly customerNote?: string
  readonly billing?: Partial<WooAddress>
  readonly meta?: Readonly<Record<string, unknown>>
  readonly status?: string
  readonly total?: { readonly amount: string; readonly currency: string }
}

const somebody: WooAddress = {
  first_name: 'Anna',
  last_name: 'Svensson',
  address_1: 'Hornsgatan 44',
  city: 'Stockholm',
  postcode: '118 21',
  country: 'SE',
  email: 'anna@example.com',
  phone: '+46701740605',
}

export function wooOrder(options: WooOrderOptions): WooOrder {
  const { id, variant = 'meta_and_transaction', number = String(id), createdAt = new Date() } = options
  const payment = paymentOf(variant, options.klarnaOrderId)
  const numbered =
    options.number === undefined || options.numberInMeta === false ? {} : { _order_number: number }
  const meta = { _kp_session_id: `session-${id}`, ...payment.meta, ...numbered, ...options.meta }
  return {
    id,
    number,
    status: options.status ?? 'processing',
    currency: options.total?.currency ?? 'SEK',
    total: options.total?.amount ?? '1200.00',
    date_created_gmt: gmt(createdAt),
    date_modified_gmt: gmt(options.modifiedAt ?? createdAt),
    refunds: (options.refunded ?? []).map((amount, index) => ({
      id: id * 100 + 50 + index,
      reason: 'Returned by Anna Svensson, anna@example.com',
      total: `-${amount}`,
    })),
    customer_note: options.customerNote ?? '',
    payment_method: payment.method,
    payment_method_title: payment.title,
    transaction_id: payment.transaction,
    billing: { ...somebody, ...options.billing },
    meta_data: Object.entries(meta).map(([key, value], index) => ({ id: id * 100 + index, key, value })),
  }
}

/** Without a zone: it is UTC. */
function gmt(date: Date): string {
  return date.toISOString().slice(0, 19)
}

/** The shop's own record of an order that Klarna has. */
export function wooOrderOf(order: KlarnaOrder, options: Omit<WooOrderOptions, 'klarnaOrderId'>): WooOrder {
  const { billing_address: address } = order
  const billing = {
    first_name: address.given_name,
    last_name: address.family_name,
    address_1: address.street_address,
    city: address.city,
    postcode: address.postal_code,
    country: address.country,
    email: address.email,
    phone: address.phone,
  }
  return wooOrder({
    createdAt: new Date(order.created_at),
    billing,
    status: wooStatus(order),
    total: { amount: (order.order_amount / 100).toFixed(2), currency: order.purchase_currency },
    refunded: order.refunded_amount > 0 ? [(order.refunded_amount / 100).toFixed(2)] : [],
    ...options,
    klarnaOrderId: order.order_id,
  })
}

function wooStatus(order: KlarnaOrder): string {
  if (order.captured_amount > 0 && order.refunded_amount === order.captured_amount) return 'refunded'
  if (order.status === 'CANCELLED' || order.status === 'EXPIRED') return 'cancelled'
  return order.status === 'CAPTURED' ? 'completed' : 'processing'
}

type Payment = {
  readonly method: string
  readonly title: string
  readonly transaction: string
  readonly meta: Readonly<Record<string, unknown>>
}

function paymentOf(variant: WooVariant, klarnaOrderId: string): Payment {
  const klarna = { method: 'klarna_payments', title: 'Klarna', transaction: '', meta: {} }
  const meta = {
    _wc_klarna_order_id: klarnaOrderId,
    _wc_klarna_environment: 'test',
    _wc_klarna_country: 'SE',
  }
  switch (variant) {
    case 'meta_and_transaction':
      return { ...klarna, transaction: klarnaOrderId, meta }
    case 'meta':
      return { ...klarna, meta }
    case 'transaction':
      return { ...klarna, transaction: klarnaOrderId }
    case 'kco':
      return { method: 'kco', title: 'Kustom Checkout', transaction: klarnaOrderId, meta }
    case 'no_id':
      return klarna
    case 'other_provider':
      return { method: 'stripe_klarna', title: 'Klarna', transaction: 'pi_3OqXr2ABcdEFgh', meta: {} }
    case 'not_klarna':
      return { method: 'bacs', title: 'Bank transfer', transaction: klarnaOrderId, meta: {} }
  }
}
