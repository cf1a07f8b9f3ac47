import { z } from 'zod'
import { parseEmail } from '../domain/email.ts'
import { longestReference, numberDigits, numberKey } from '../domain/order-reference.ts'
import { isBodySignature } from './body-signature.ts'
import { jsonIn, notAnOrder, type OrderFeed, rowsOf } from './order-feed.ts'
import { type Leading, leadOf } from './shopify-order.ts'

const topics = ['orders/create', 'orders/updated']

/** By the order's name in REST: `gid://shopify/Order/1`, where a draft has another. */
const gid = z.string().regex(/^gid:\/\/shopify\/Order\/\d+$/)
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const emptied = z.string().nullish().catch(null)

/** An order as in Shopify's REST Admin API: webhooks still have that shape. */
const orderSchema = z.object({
  id: z.union([z.int().positive(), z.string().regex(/^\d{1,20}$/)]).transform(String),
  admin_graphql_api_id: gid.optional(),
  name: z.string(),
  order_number: z.int().optional().catch(undefined),
  created_at: instant,
  updated_at: instant,
  note: emptied,
  note_attributes: z
    .array(z.object({ name: z.string(), value: z.unknown() }).catch({ name: '', value: null }))
    .nullish()
    .catch(null),
  tags: emptied,
  payment_gateway_names: z.array(z.string()).nullish().catch(null),
  email: emptied,
  contact_email: emptied,
  customer: z.object({ email: emptied }).nullish().catch(null),
})

type RestOrder = z.output<typeof orderSchema>

/**
 * Webhooks of a Shopify shop. Those that an app declares are signed with the app's client secret; those made by hand,
 * with the secret that Shopify shows under Settings → Notifications → Webhooks.
 */
export const shopifyFeed: OrderFeed = {
  secret: { by: 'platform', parse: (typed) => /^\s*([\w-]{16,200})\s*$/.exec(typed)?.[1] },
  isPing: () => false,
  isSigned: ({ body, headers }, secret) => isBodySignature(secret, body, headers['x-shopify-hmac-sha256']),
  read: ({ body, headers }, { address, now, hashEmail }) => {
    const topic = headers['x-shopify-topic']
    const domain = headers['x-shopify-shop-domain']
    if (typeof domain !== 'string' || domain.toLowerCase() !== address)
      return { outcome: 'ignored', reason: 'other_shop' }
    if (typeof topic !== 'string' || !topics.includes(topic)) return notAnOrder
    const { data: order } = orderSchema.safeParse(jsonIn(body))
    if (order === undefined) return notAnOrder
    const lead = leadOf(asSource(order), now)
    const email = emailIn(order)
    const rest = {
      emailHash: email === undefined ? null : hashEmail(email),
      createdAt: order.created_at,
    }
    const ids = lead.kind === 'found' ? lead.ids : []
    return {
      outcome: 'order',
      order: order.id,
      changedAt: order.updated_at,
      rows: rowsOf(numbersIn(order), ids, rest),
    }
  },
}

/** The order as Shopify's GraphQL API has it, so that both are searched alike. A webhook brings no transactions. */
function asSource(order: RestOrder): Leading {
  return {
    createdAt: order.created_at,
    tags: (order.tags ?? '').split(','),
    note: order.note ?? null,
    customAttributes: (order.note_attributes ?? []).map(({ name, value }) => ({
      key: name,
      value: typeof value === 'string' ? value : null,
    })),
    paymentGatewayNames: order.payment_gateway_names ?? [],
    transactions: [],
  }
}

/** Its name; its number too, where prefix or suffix hold digits of their own. */
function numbersIn({ name, order_number }: RestOrder): readonly string[] {
  const numbers = [name]
  const number = order_number === undefined ? '' : String(order_number)
  if (number !== numberDigits(name)) numbers.push(number)
  return numbers.filter((one) => numberKey(one) !== '' && one.length <= longestReference)
}

function emailIn({ email, contact_email, customer }: RestOrder): ReturnType<typeof parseEmail> {
  const given = [email, contact_email, customer?.email].find((one) => typeof one === 'string' && one !== '')
  return parseEmail(given)
}
