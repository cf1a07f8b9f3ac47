import { createHash } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { holdBack } from '../../answers/hold-back.ts'
import { parseKlarnaOrderId } from '../../domain/klarna-order-id.ts'
import { queueKlarnaPush } from '../../jobs/klarna-push-job.ts'
import type { Log } from '../../log.ts'
import { type FeedSeams, feedWindowMs, hear, jsonIn, type Told } from '../../orders/order-feed.ts'
import { platformOf } from '../../orders/platforms.ts'
import { isPushSecret } from '../../push-secret.ts'
import type { ShopScope } from '../../shop-scope.ts'
import type { Shops } from '../../shops.ts'
import type { Shop } from '../../storage/storage.ts'
import { problem, sendProblem } from '../problem.ts'
import { limitFeeds } from './limits.ts'

export type FeedsOptions = { readonly shops: Shops; readonly log: Log }

/** No order of a platform is larger. */
const largestBody = 1024 * 1024

const ofShop = z.object({
  shop: z.string().describe('The shop’s widget key, or its ID.'),
  platform: z.string().describe('`shopify` or `woocommerce`.'),
})
const ofPush = z.object({
  shop: z.string().describe('The shop’s widget key, or its ID.'),
  secret: z.string().describe('As in the address that the dashboard shows.'),
})
const pushQuery = z.object({ klarna_order_id: z.string().optional().describe('Klarna’s order ID.') })
const pushBody = z.object({ order_id: z.string() })

const heard = z
  .object({
    outcome: z
      .enum(['taken', 'replayed', 'outdated', 'ignored'])
      .describe('What came of it; only `taken` changes anything.'),
    reason: z
      .enum(['ping', 'not_an_order', 'other_shop', 'too_old', 'no_klarna_id'])
      .nullable()
      .describe('Why it was ignored.'),
  })
  .describe('Heard.')
const queued = z
  .object({ outcome: z.enum(['queued', 'waiting']).describe('`waiting`: it was told before.') })
  .describe('The order is read soon.')
type Heard = z.input<typeof heard>

const refusals = {
  401: problem('No such address, or the message is not signed with a secret that belongs to it.'),
  413: problem('The body is larger than 1 MiB.'),
  429: problem('Too many from this address; `Retry-After` says when to come back.'),
}

/** What platforms and Klarna tell of orders by themselves. It fills the directory, which nominates. */
export const feedsApi: FastifyPluginAsync<FeedsOptions> = async (app, { shops, log }) => {
  // Signatures are of the body byte for byte, whatever it calls itself.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestBody }, (_request, body, done) =>
    done(null, body),
  )
  app.addHook('onRequest', limitFeeds(shops))

  app.post(
    '/:shop/:platform',
    {
      bodyLimit: largestBody,
      schema: {
        operationId: 'hear_platform',
        summary: 'A platform tells of an order',
        description:
          'Webhooks of Shopify (`orders/create`, `orders/updated`) and WooCommerce (`order.created`, `order.updated`), signed as those platforms sign. An order without a Klarna order ID is heard and changes nothing.',
        tags: ['feeds'],
        security: [],
        params: ofShop,
        response: { 200: heard, ...refusals },
      },
    },
    async (request, reply) => {
      const from = performance.now()
      const { shop: name, platform: kind } = ofShop.parse(request.params)
      const platform = platformOf(kind)
      const feed = platform?.feed ?? null
      const body = bytesIn(request)
      if (feed?.isPing(body) === true) return answer(reply, { outcome: 'ignored', reason: 'ping' })
      const shop = await shopNamed(shops, name)
      if (platform === undefined || feed === null || shop === undefined) return refuse(reply, from)
      const [signing, scope] = await Promise.all([shops.signing(shop, platform), shops.scope(shop.id)])
      if (signing === undefined || scope === undefined) return refuse(reply, from)
      const { address, secrets } = signing
      const seams: FeedSeams = { address, now: scope.now(), hashEmail: scope.hashEmail }
      const told = hear(feed, { body, headers: request.headers }, secrets, seams)
      if (told.outcome === 'not_signed') return refuse(reply, from)
      const result = await take(scope, kind, body, told)
      await scope.storage.feeds.heard(kind, address, seams.now)
      log.info('order-heard', { shop: shop.id, platform: kind, ...result })
      return answer(reply, result)
    },
  )

  app.post(
    '/:shop/klarna/:secret',
    {
      bodyLimit: largestBody,
      schema: {
        operationId: 'hear_klarna',
        summary: 'Klarna tells of an order',
        description:
          'For `merchant_urls.push`. Klarna signs nothing, so the secret is in the address, and the order is fed only once Klarna’s API has shown it. The Klarna order ID may be in the JSON body in place of the query, as `order_id`.',
        tags: ['feeds'],
        security: [],
        params: ofPush,
        querystring: pushQuery,
        response: {
          200: queued,
          400: problem('No Klarna order ID.'),
          ...refusals,
          503: problem('Too many wait; `Retry-After` says when to come back.'),
        },
      },
    },
    async (request, reply) => {
      const from = performance.now()
      const { shop: name, secret } = ofPush.parse(request.params)
      const shop = await shopNamed(shops, name)
      if (shop === undefined || !isPushSecret(shops, shop, secret)) return refuse(reply, from)
      const given =
        pushQuery.safeParse(request.query).data?.klarna_order_id ??
        pushBody.safeParse(jsonIn(bytesIn(request))).data?.order_id
      const id = parseKlarnaOrderId(given)
      if (id === undefined)
        return sendProblem(
          reply,
          400,
          'No Klarna order ID: end the address with ?klarna_order_id={checkout.order.id}, in whose place Klarna puts it.',
        )
      const storage = shops.storage.forShop(shop.id)
      const outcome = await queueKlarnaPush({ storage, now: () => shops.now() }, id)
      log.info('klarna-push-heard', { shop: shop.id, outcome })
      if (outcome === 'full')
        return sendProblem(reply.header('retry-after', 300), 503, 'Too many orders wait to be read.')
      return reply.send({ outcome: outcome === 'added' ? 'queued' : 'waiting' } satisfies z.input<
        typeof queued
      >)
    },
  )
}

async function take(
  { storage, now }: ShopScope,
  feed: string,
  body: Buffer,
  told: Exclude<Told, { readonly outcome: 'not_signed' }>,
): Promise<Heard> {
  if (told.outcome === 'ignored') return { outcome: 'ignored', reason: told.reason }
  const { order, changedAt, rows } = told
  const digest = createHash('sha256').update(body).digest('base64url')
  const outcome = await storage.feeds.take({ feed, digest, order, changedAt }, rows, now(), feedWindowMs)
  if (outcome !== 'taken') return { outcome, reason: null }
  return rows.length === 0 ? { outcome: 'ignored', reason: 'no_klarna_id' } : { outcome, reason: null }
}

async function shopNamed({ storage }: Shops, name: string): Promise<Shop | undefined> {
  return (await storage.shops.findByWidgetKey(name)) ?? (await storage.shops.find(name))
}

function bytesIn({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}

function answer(reply: FastifyReply, body: Heard): FastifyReply {
  return reply.send(body)
}

/** How long a refusal takes, or a multiple of that: longer than to look everything up and reckon a signature. */
const refusalMs = 250

/**
 * One for all, and at the same time: who knows no secret does not learn which shops and platforms there are, nor of
 * which a secret was entered. `from`: when the message was whole.
 */
async function refuse(reply: FastifyReply, from: number): Promise<FastifyReply> {
  await holdBack(from, () => performance.now(), { earliestMs: refusalMs, stepMs: refusalMs })
  return sendProblem(
    reply,
    401,
    'There is no such address, or this is not signed with the secret that belongs to it.',
  )
}
