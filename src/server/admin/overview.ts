import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ShopScope } from '../../shop-scope.ts'
import type { Shops } from '../../shops.ts'
import type { AdminOptions } from './admin.ts'
import { csv } from './csv.ts'
import { type DayRange, dayRange } from './day-range.ts'
import { klarnaView } from './klarna-view.ts'
import { figuresOf, totalNames } from './overview-figures.ts'
import { visitorIn } from './session.ts'
import type { Overview, Setup } from './wire.ts'

const daysAsked = z.object({ from: z.string().optional().catch(''), to: z.string().optional().catch('') })

/** What was asked and how it was answered, day by day. */
export const overviewRoutes: FastifyPluginAsync<AdminOptions> = async (app, { shops }) => {
  app.get('/overview', { config: { needs: 'viewer' } }, async (request): Promise<Overview> => {
    const { scope } = visitorIn(request)
    const range = rangeOf(request, scope)
    const [{ unavailable, ...figures }, klarna] = await Promise.all([
      figuresOf(scope.storage.figures, range),
      klarnaOf(shops, scope),
    ])
    return {
      from: range.from,
      to: range.to,
      ...figures,
      klarna: { ...klarna, unavailable },
      setup: setupOf(scope, klarna.state),
    }
  })

  app.get('/overview.csv', { config: { needs: 'viewer' } }, async (request, reply) => {
    const { scope } = visitorIn(request)
    const range = rangeOf(request, scope)
    const { days } = await figuresOf(scope.storage.figures, range)
    const rows = days.map((day) => [day.day, ...totalNames.map((name) => day[name])])
    return reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="kvitto-${range.from}-${range.to}.csv"`)
      .send(csv(['day', ...totalNames], rows))
  })
}

function rangeOf(request: FastifyRequest, { now, shop }: ShopScope): DayRange {
  return dayRange(daysAsked.parse(request.query), now(), shop.timeZone)
}

async function klarnaOf(shops: Shops, scope: ShopScope): Promise<Omit<Overview['klarna'], 'unavailable'>> {
  const budget = shops.budgetOf(scope)
  const account = await shops.account(scope.shop)
  return {
    state: klarnaView(account, { via: null, simulator_offered: false }).state,
    per_second: budget?.perSecond ?? null,
    used: budget === null ? null : await budget.used(),
  }
}

function setupOf({ shop }: ShopScope, state: Overview['klarna']['state']): Setup {
  const { toolTried, widget } = shop.settings.seen
  return {
    klarna_connected: state === 'connected',
    tool_tried: toolTried !== null,
    widget_seen: widget !== null,
  }
}
