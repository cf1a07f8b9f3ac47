import { z } from 'zod'
import { OrderSourceError } from './order-source.ts'

const amountSchema = z.object({
  presentmentMoney: z.object({ amount: z.unknown(), currencyCode: z.unknown() }),
})
const timeSchema = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

/** What Shopify keeps of an order that can lead to Klarna; null fields are as Shopify has them. */
const orderSchema = z.object({
  name: z.string(),
  createdAt: timeSchema,
  tags: z.array(z.string()),
  note: z.string().nullable(),
  customAttributes: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
  paymentGatewayNames: z.array(z.string()),
  transactions: z.array(
    z.object({
      gateway: z.string().nullable(),
      // Text or an object, as the payment gateway would have it.
      receiptJson: z.unknown(),
      paymentDetails: z.object({ paymentMethodName: z.string().nullish() }).nullable(),
    }),
  ),
  // Only asked for with a number, and no reason not to find the order. `cancelledAt` null: not cancelled.
  updatedAt: timeSchema.optional().catch(undefined),
  cancelledAt: timeSchema.nullish().catch(undefined),
  displayFinancialStatus: z.string().nullish().catch(undefined),
  totalPriceSet: amountSchema.optional().catch(undefined),
  totalRefundedSet: amountSchema.optional().catch(undefined),
})

export type ShopifyOrder = z.output<typeof orderSchema>

export const ordersSchema = z.object({ orders: z.object({ nodes: z.array(orderSchema) }) })

export const setupSchema = z.object({
  shop: z.object({
    name: z.string(),
    orderNumberFormatPrefix: z.string(),
    orderNumberFormatSuffix: z.string(),
  }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
})

export const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

const costSchema = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({
    maximumAvailable: z.number(),
    currentlyAvailable: z.number(),
    restoreRate: z.number(),
  }),
})

export type ShopifyCost = z.output<typeof costSchema>

const replySchema = z.object({
  // Not there where the query was not run.
  data: z.unknown().optional(),
  errors: z
    .union([
      z.array(z.object({ extensions: z.object({ code: z.string().optional() }).optional() })),
      z.string(),
    ])
    .optional(),
  extensions: z.object({ cost: costSchema.optional().catch(undefined) }).optional(),
})

export type ShopifyReply = {
  readonly data: unknown
  /** Codes of the errors, `''` where there is none; empty when all went well. */
  readonly errors: readonly string[]
  readonly cost: ShopifyCost | null
}

/** @throws OrderSourceError `unexpected` for what is not the answer to a query. */
export function parseReply(body: string): ShopifyReply {
  const { data, errors = [], extensions } = parseBody(body, replySchema)
  return {
    data,
    errors: typeof errors === 'string' ? [''] : errors.map((error) => error.extensions?.code ?? ''),
    cost: extensions?.cost ?? null,
  }
}

/** @throws OrderSourceError `unexpected` */
export function parseBody<T>(body: string, schema: z.ZodType<T>): T {
  try {
    return parseData(JSON.parse(body), schema)
  } catch {
    throw new OrderSourceError('unexpected')
  }
}

/** @throws OrderSourceError `unexpected` */
export function parseData<T>(data: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(data)
  if (!parsed.success) throw new OrderSourceError('unexpected')
  return parsed.data
}
