import { type Delivered, post, type SignedMessage, signatureOf } from '../signed-message.ts'
import type { WooOrder } from './woo-order.ts'

export type WooDelivery = {
  readonly order: WooOrder
  readonly secret: string
  readonly topic?: string
  readonly changedAt: Date
  /** Fields in place of those of the order. */
  readonly fields?: Readonly<Record<string, unknown>>
}

/** The message of a webhook: the order in the shape of REST API v3. */
export function wooMessage(delivery: WooDelivery): SignedMessage {
  const { order, secret, topic = 'order.updated', changedAt, fields } = delivery
  const date_modified_gmt = changedAt.toISOString().slice(0, 19)
  const body = Buffer.from(JSON.stringify({ ...order, date_modified_gmt, ...fields }))
  const [resource = '', event = ''] = topic.split('.')
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'WooCommerce/10.1.0 Hookshot (WordPress/6.9)',
      'x-wc-webhook-source': 'https://shop.example/',
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-resource': resource,
      'x-wc-webhook-event': event,
      'x-wc-webhook-signature': signatureOf(body, secret),
      'x-wc-webhook-id': '7',
      'x-wc-webhook-delivery-id': String(order.id),
    },
  }
}

/** Tells a shop's webhook of an order. */
export function deliver(address: string, delivery: WooDelivery): Promise<Delivered> {
  return post(address, wooMessage(delivery))
}

/** What WooCommerce posts when a webhook is saved: unsigned. */
export function ping(address: string): Promise<Delivered> {
  return post(address, {
    body: Buffer.from('webhook_id=7'),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
}
