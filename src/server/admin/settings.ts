import type { FastifyPluginAsync } from 'fastify'
import type { AdminOptions } from './admin.ts'
import { bodyOf } from './body.ts'
import { record } from './record.ts'
import { visitorIn } from './session.ts'
import { shopJson } from './shapes.ts'

/** The shop itself: what it is called and where it is. */
export const settingsRoutes: FastifyPluginAsync<AdminOptions> = async (app, { shops }) => {
  app.get('/shop', { config: { needs: 'viewer' } }, async (request) =>
    shopJson(visitorIn(request).scope.shop),
  )

  app.put('/shop', async (request) => {
    const visitor = visitorIn(request)
    const { shop } = visitor.scope
    // It knows all languages: a start need not wait for them.
    const { shopForm } = await import('./shop-form.ts')
    const details = bodyOf(request, shopForm)
    await shops.storage.shops.update(shop.id, details)
    const { country, timeZone: time_zone, locale } = details
    await record(visitor, 'shop-changed', { country, time_zone, locale })
    return shopJson({ ...shop, ...details })
  })
}
