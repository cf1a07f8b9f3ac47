import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { pushSecret } from '../../push-secret.ts'
import type { Shop } from '../../storage/storage.ts'
import type { AdminOptions } from './admin.ts'
import { feedAddress } from './feed-address.ts'
import { visitorIn } from './session.ts'
import { changeSettings } from './settings-change.ts'
import type { KlarnaPush } from './wire.ts'

/** Klarna puts the order's ID in place of this (klarna-facts: `merchant_urls.push`). */
const placeholder = '{checkout.order.id}'

/** The address at which Klarna tells of orders. It holds a secret: whoever knows it makes Kvitto read orders. */
export const klarnaPushRoutes: FastifyPluginAsync<AdminOptions> = async (app, { shops, config }) => {
  app.get('/directory/push', async (request) => view(request, visitorIn(request).scope.shop))

  app.post('/directory/push', async (request) => {
    const visitor = visitorIn(request)
    const settings = await changeSettings(
      shops,
      visitor,
      (before) => ({ ...before, pushEpoch: before.pushEpoch + 1 }),
      'klarna-push-replaced',
    )
    return view(request, { ...visitor.scope.shop, settings })
  })

  function view(request: FastifyRequest, shop: Shop): KlarnaPush {
    const address = feedAddress(request, config.publicUrl, shop, `klarna/${pushSecret(shops, shop)}`)
    return { url: `${address}?klarna_order_id=${placeholder}` }
  }
}
