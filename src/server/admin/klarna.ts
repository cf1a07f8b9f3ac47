import type { FastifyPluginAsync } from 'fastify'
import { checkConnection } from '../../klarna/check-connection.ts'
import { hintOf } from '../../klarna/credentials.ts'
import { isForLater } from '../../klarna/explain-refusal.ts'
import { countryFor } from '../../new-shop.ts'
import type { Account } from '../../shops.ts'
import type { AdminOptions } from './admin.ts'
import { bodyOf, FormProblem } from './body.ts'
import { accountOf, klarnaForm, klarnaProblem } from './klarna-form.ts'
import { klarnaView } from './klarna-view.ts'
import { record } from './record.ts'
import { type Visitor, visitorIn } from './session.ts'
import type { KlarnaView } from './wire.ts'

const setByEnvironment =
  'The Klarna account comes from the environment (KLARNA_API_KEY, or KLARNA_USERNAME and KLARNA_PASSWORD) and cannot be changed here. Unset those variables and start Kvitto again to enter one here.'

/** Connecting Klarna: nothing is kept that Klarna did not accept, and no secret comes back. */
export const klarnaRoutes: FastifyPluginAsync<AdminOptions> = async (app, options) => {
  const { shops, config, simulatorAccount } = options

  app.get('/integrations/klarna', { config: { needs: 'viewer' } }, (request) => view(visitorIn(request)))

  app.put('/integrations/klarna', async (request) => {
    const visitor = visitorIn(request)
    const form = bodyOf(request, klarnaForm)
    refuseWhereSet()
    const account = form.kind === 'simulator' ? simulator() : accountOf(form)
    await tryAccount(account)
    await keep(visitor, account)
    return view(visitor)
  })

  app.post('/integrations/klarna/test', async (request) => {
    const visitor = visitorIn(request)
    await test(visitor)
    return view(visitor)
  })

  app.delete('/integrations/klarna', async (request) => {
    const visitor = visitorIn(request)
    refuseWhereSet()
    await visitor.scope.storage.connection.remove()
    await record(visitor, 'klarna-disconnected')
    return view(visitor)
  })

  async function view({ scope }: Visitor): Promise<KlarnaView> {
    const more = { via: config.klarnaUrl, simulator_offered: simulatorAccount !== null }
    return klarnaView(await shops.account(scope.shop), more)
  }

  function refuseWhereSet(): void {
    if (shops.isFromEnvironment) throw new FormProblem(409, setByEnvironment)
  }

  function simulator(): Account {
    if (simulatorAccount === null)
      throw new FormProblem(422, 'The simulator runs in the demo only. Start it with: kvitto demo', {
        field: 'kind',
      })
    return simulatorAccount
  }

  async function tryAccount(account: Account): Promise<void> {
    const check = await ask(account)
    if (check.outcome !== 'accepted') throw klarnaProblem(check, account, config.klarnaUrl)
  }

  async function ask({ credentials, place }: Account) {
    return checkConnection(await shops.dispatcher(), credentials, place, config.klarnaUrl)
  }

  async function keep(visitor: Visitor, account: Account): Promise<void> {
    const { shop, storage } = visitor.scope
    const { region, environment } = account.place
    const isFirst = (await storage.connection.find()) === undefined
    await shops.connect(shop, account, hintOf(account.credentials))
    if (isFirst) await shops.storage.shops.update(shop.id, { ...shop, country: countryFor(shop, region) })
    await record(visitor, 'klarna-connected', { region, environment })
  }

  /** The account that there is, tried anew. What comes of it is the connection's state from then on. */
  async function test(visitor: Visitor): Promise<void> {
    const { shop, storage } = visitor.scope
    const known = await shops.account(shop)
    if (known === undefined) throw new FormProblem(409, 'There is no Klarna account yet: connect one first.')
    if (known.account === null)
      throw new FormProblem(
        409,
        'The stored credentials cannot be opened: Kvitto’s secret key has changed since they were entered. Give Kvitto the key that it had, or enter the credentials again.',
      )
    const check = await ask(known.account)
    const isAccepted = check.outcome === 'accepted'
    if (known.source === 'stored' && (isAccepted || !isForLater(check)))
      await storage.connection.setState(isAccepted ? 'connected' : 'needs_attention')
    await record(visitor, 'klarna-tested', { outcome: check.outcome })
    if (!isAccepted) throw klarnaProblem(check, known.account, config.klarnaUrl)
  }
}
