import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Disagreement } from '../../storage/storage.ts'
import type { AdminOptions } from './admin.ts'
import { FormProblem } from './body.ts'
import { disagreementView } from './disagreement-view.ts'
import { cursorAfter, placeOf, queryOf } from './list-query.ts'
import { record } from './record.ts'
import { visitorIn } from './session.ts'
import type { Disagreements, DisagreementView } from './wire.ts'

const pageLength = 50

/** In what the shop's own records differ from Klarna, and what its people say of it. */
export const disagreementRoutes: FastifyPluginAsync<AdminOptions> = async (app) => {
  app.get('/disagreements', { config: { needs: 'viewer' } }, async (request): Promise<Disagreements> => {
    const { scope } = visitorIn(request)
    const { disagreements } = scope.storage
    const { state, cursor } = queryOf(request, query)
    const place = cursor === undefined ? undefined : placeOf(cursor)
    const after = place === undefined ? undefined : { firstSeenAt: place.at, id: place.id }
    const [found, open] = await Promise.all([
      disagreements.list({ settled: state === 'settled', after }, pageLength + 1),
      disagreements.open(),
    ])
    const page = found.slice(0, pageLength)
    const last = found.length > pageLength ? page.at(-1) : undefined
    return {
      disagreements: page.map((disagreement) => disagreementView(disagreement, scope)),
      next_cursor: last === undefined ? null : cursorAfter({ at: last.firstSeenAt, id: last.id }),
      open,
    }
  })

  app.post<{ Params: { id: string } }>(
    '/disagreements/:id/settle',
    { config: { needs: 'agent' } },
    async (request): Promise<DisagreementView> => {
      const visitor = visitorIn(request)
      const { scope, person } = visitor
      const { disagreements } = scope.storage
      const { id } = request.params
      const isSettled = await disagreements.settle(id, person.name, scope.now())
      const disagreement = await disagreements.find(id)
      if (disagreement === undefined) throw new FormProblem(404, 'There is no such disagreement.')
      if (!isSettled) throw new FormProblem(409, conflict(disagreement))
      if (disagreement.conversationId !== null) scope.changes.announce(disagreement.conversationId)
      await record(visitor, 'disagreement-settled', { disagreement: id })
      return disagreementView(disagreement, scope)
    },
  )
}

function conflict({ settled }: Disagreement): string {
  const by = settled?.by ?? null
  return by === null
    ? 'This is settled already: the shop and Klarna agree by now.'
    : `${by} has settled this meanwhile.`
}

const query = z.strictObject({
  state: z.enum(['open', 'settled'], 'This is none of the choices.').optional(),
  cursor: z.string().max(300).optional(),
})
