import { z } from 'zod'
import { parseEmail } from '../domain/email.ts'
import { numberKey } from '../domain/order-reference.ts'
import { isBodySignature } from './body-signature.ts'
import { jsonIn, notAnOrder, type OrderFeed, rowsOf } from './order-feed.ts'
import { parseWooCommerceOrder } from './woocommerce-order.ts'

const topics = ['order.created', 'order.updated']

/** What an order has beside what Kvitto asks WooCommerce for itself. Times are in UTC, without the zone. */
const moreSchema = z.object({
  date_modified_gmt: z.iso
    .datetime({ local: true })
    .transform((text) => new Date(/z$/i.test(text) ? text : `${text}Z`)),
  billing: z.object({ email: z.unknown() }).nullish().catch(null),
})

/** Webhooks of a WooCommerce shop, with the payload of REST API v3. They are signed with the secret entered there. */
export const woocommerceFeed: OrderFeed = {
  secret: { by: 'kvitto' },
  // When a webhook is saved: `webhook_id=7`.
  isPing: (body) => /^webhook_id=\d{1,20}$/.test(body.subarray(0, 40).toString('latin1')),
  isSigned: ({ body, headers }, secret) => isBodySignature(secret, body, headers['x-wc-webhook-signature']),
  read: ({ body, headers }, { hashEmail }) => {
    const topic = headers['x-wc-webhook-topic']
    if (typeof topic !== 'string' || !topics.includes(topic)) return notAnOrder
    const given = jsonIn(body)
    const order = parseWooCommerceOrder(given)
    const { data: more } = moreSchema.safeParse(given)
    if (order === undefined || more === undefined) return notAnOrder
    const email = parseEmail(more.billing?.email)
    const rest = { emailHash: email === undefined ? null : hashEmail(email), createdAt: order.createdAt }
    const byKey = new Map(order.numbers.map((number) => [numberKey(number), number]))
    byKey.delete('')
    return {
      outcome: 'order',
      order: String(order.id),
      changedAt: more.date_modified_gmt,
      rows: rowsOf([...byKey.values()], order.klarnaOrderIds, rest),
    }
  },
}
