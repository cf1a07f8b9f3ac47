import { z } from 'zod'

// The wire format of Klarna's Order Management v1, as its responses look (klarna-facts §1.2-1.6, §9.3).
// Amounts are integers in minor units; instants are ISO 8601 with milliseconds and Z.

export type KlarnaAddress = {
  given_name: string
  family_name: string
  organization_name?: string
  title: string
  street_address: string
  street_address2: string
  postal_code: string
  city: string
  region: string
  country: string
  email: string
  phone: string
}

export type KlarnaOrderLine = {
  reference: string
  type: string
  quantity: number
  quantity_unit: string
  name: string
  total_amount: number
  unit_price: number
  total_discount_amount: number
  tax_rate: number
  total_tax_amount: number
  product_url?: string
  image_url?: string
}

export type KlarnaShippingInfo = {
  shipping_company: string
  shipping_method?: string
  tracking_number: string
  tracking_uri?: string
}

export type KlarnaCapture = {
  capture_id: string
  klarna_reference: string
  captured_amount: number
  captured_at: string
  description: string
  reference?: string
  order_lines: KlarnaOrderLine[]
  refunded_amount: number
  billing_address: KlarnaAddress
  shipping_address: KlarnaAddress
  shipping_info: KlarnaShippingInfo[]
}

export type KlarnaRefund = {
  refund_id: string
  refunded_amount: number
  refunded_at: string
  description: string
  reference?: string
  order_lines: KlarnaOrderLine[]
}

export type KlarnaPaymentMethod = {
  type: string
  description: string
  number_of_installments?: number
}

export type KlarnaCustomer = {
  date_of_birth: string
  national_identification_number?: string
  type: string
}

export type KlarnaOrder = {
  order_id: string
  status: string
  fraud_status: string
  order_amount: number
  original_order_amount: number
  captured_amount: number
  refunded_amount: number
  remaining_authorized_amount: number
  purchase_currency: string
  locale: string
  order_lines: KlarnaOrderLine[]
  merchant_reference1?: string
  merchant_reference2?: string
  klarna_reference: string
  customer: KlarnaCustomer
  billing_address: KlarnaAddress
  shipping_address: KlarnaAddress
  created_at: string
  purchase_country: string
  expires_at: string
  captures: KlarnaCapture[]
  refunds: KlarnaRefund[]
  initial_payment_method?: KlarnaPaymentMethod
  shipping_info: KlarnaShippingInfo[]
}

/** An order as it was given: any JSON object with an `order_id`, served back as it is. */
export type RawOrder = { readonly order_id: string; readonly [field: string]: unknown }

export const regions = ['eu', 'na', 'oc'] as const
export type Region = (typeof regions)[number]

export const environments = ['live', 'playground'] as const
export type Environment = (typeof environments)[number]

/** Where an order lives. Only the simulator knows this key; it is never served on Klarna's paths. */
export const placementSchema = z.strictObject({
  region: z.enum(regions).optional(),
  environment: z.enum(environments).optional(),
})

const rawOrderSchema = z.custom<RawOrder>(
  isRawOrder,
  'must be a JSON object with a string "order_id" (and in "_simulator" only "region" and "environment")',
)

/** What the control interface and `--orders` take. Checked, never copied: key order and odd values stay. */
export const rawOrdersSchema = z.array(rawOrderSchema)

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRawOrder(value: unknown): value is RawOrder {
  if (!isRecord(value) || typeof value['order_id'] !== 'string') return false
  return value['_simulator'] === undefined || placementSchema.safeParse(value['_simulator']).success
}
