import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Platform } from '../../orders/platform.ts'
import type { KnownPlatform } from '../../shops.ts'
import type { AdminOptions } from './admin.ts'
import { bodyOf, FormProblem } from './body.ts'
import { feedAddress } from './feed-address.ts'
import { record } from './record.ts'
import { visitorIn } from './session.ts'
import type { MadeSecret, PlatformView, WebhookView } from './wire.ts'

type Options = Pick<AdminOptions, 'shops' | 'config'>

export type WebhookRoutes = Options & {
  readonly platform: Platform
  /** Of the platform itself. */
  readonly path: string
  /** The whole of the platform, as it is then. */
  readonly view: (request: FastifyRequest) => Promise<PlatformView>
}

/** The secret with which a platform signs what it tells. One that Kvitto makes is shown once. */
export function webhookRoutes(app: FastifyInstance, { shops, platform, path, view }: WebhookRoutes): void {
  const { feed, kind, name } = platform
  if (feed === null) return

  if (feed.secret.by === 'platform') {
    const entered = z.strictObject({
      secret: z
        .string({ error: `Enter the secret that ${name} shows.` })
        .transform(feed.secret.parse)
        .refine(
          (secret) => secret !== undefined,
          `This cannot be the secret that ${name} shows beside its webhooks. Copy it again, from its beginning to its end.`,
        ),
    })
    app.put(`${path}/webhook`, async (request) => {
      await keep(request, bodyOf(request, entered).secret ?? '')
      return view(request)
    })
  } else {
    app.post(`${path}/webhook`, async (request): Promise<MadeSecret> => {
      const webhook_secret = randomBytes(24).toString('base64url')
      await keep(request, webhook_secret)
      return { ...(await view(request)), webhook_secret }
    })
  }

  app.delete(`${path}/webhook`, async (request) => {
    const visitor = visitorIn(request)
    if (await visitor.scope.storage.feeds.forget(kind))
      await record(visitor, 'webhook-secret-removed', { platform: kind })
    return view(request)
  })

  async function keep(request: FastifyRequest, secret: string): Promise<void> {
    const visitor = visitorIn(request)
    const { shop } = visitor.scope
    const known = await shops.platform(shop, platform)
    if (known === undefined) throw new FormProblem(409, `${name} is not connected yet: connect it first.`)
    await shops.keepWebhookSecret(shop, platform, known.address, secret)
    await record(visitor, 'webhook-secret-set', { platform: kind })
  }
}

/** Null where the platform tells nothing. */
export async function webhookView(
  { shops, config }: Options,
  request: FastifyRequest,
  platform: Platform,
  { address }: KnownPlatform,
): Promise<WebhookView | null> {
  const { feed, kind } = platform
  if (feed === null) return null
  const { shop, storage } = visitorIn(request).scope
  const [webhook, signing] = await Promise.all([
    storage.feeds.webhook(kind, address),
    shops.signing(shop, platform),
  ])
  return {
    address: feedAddress(request, config.publicUrl, shop, kind),
    secret_by: feed.secret.by,
    secret_hint: webhook.hint,
    signed_by_app: signing?.byApp === true,
    last_heard_at: webhook.lastHeardAt?.toISOString() ?? null,
  }
}
