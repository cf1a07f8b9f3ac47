import type { FastifyPluginAsync } from 'fastify'
import type { AdminOptions } from './admin.ts'
import {
  directoryCard,
  klarnaCard,
  mailCard,
  modelCard,
  platformCard,
  webhookCard,
} from './integration-cards.ts'
import { klarnaView } from './klarna-view.ts'
import { platformForms } from './platform-forms.ts'
import { platformView } from './platform-view.ts'
import { visitorIn } from './session.ts'
import type { Integrations } from './wire.ts'

/** Everything that Kvitto is connected to, or could be. */
export const integrationRoutes: FastifyPluginAsync<AdminOptions> = async (app, options) => {
  const { shops, config, model, simulatorAccount } = options

  app.get('/integrations', { config: { needs: 'viewer' } }, async (request) => {
    const { shop, storage } = visitorIn(request).scope
    const more = { via: config.klarnaUrl, simulator_offered: simulatorAccount !== null }
    const { directory, jobs } = storage
    const platformCards = platformForms.map(async ({ kind, platform }) =>
      platformCard(
        platform,
        platformView({ kind, platform }, await shops.platform(shop, platform), null, config),
      ),
    )
    const cards = [
      klarnaCard(klarnaView(await shops.account(shop), more)),
      ...(await Promise.all(platformCards)),
      directoryCard(await directory.size(), await directory.fed()),
      modelCard(model),
      mailCard(config.mail, await jobs.lastFailure('mail')),
      webhookCard(shop.settings.handoff.webhook?.url ?? null, await jobs.lastFailure('webhook')),
    ]
    return { cards } satisfies Integrations
  })
}
