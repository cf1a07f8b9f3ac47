import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Disagreement } from '../../storage/storage.ts'
import type { AdminOptions } from './admin.ts'
import { FormProblem } from './body.ts'
import { disagreementView } from './disagreement-view.ts'
import { record } from './record.ts'
import { visitorIn } from './session.ts'
import type { Disagreements, DisagreementView } from './wire.ts'

const pageLength = 50

/** In what the shop's own records differ from Klarna, and what its people say of it. */
export const disagreementRoutes: FastifyPluginAsync<AdminOptions> = async (app) => {
  app.get('/disagreements', { config: { needs: 'viewer' } }, async (request): Promise<Disagreements> => {
    const { scope } = visitorIn(request)
    const { disagreements } = scope.storage
    const { state, cursor } = asked(request)
    const after = cursor === undefined ? undefined : placeOf(cursor)
    const [found, open] = await Promise.all([
      disagreements.list({ settled: state === 'settled', after }, pageLength + 1),
      disagreements.open(),
    ])
    const page = found.slice(0, pageLength)
    const last = found.length > pageLength ? page.at(-1) : undefined
    return {
      disagreements: page.map((disagreement) => disagreementView(disagreement, scope)),
      next_cursor: last === undefined ? null : cursorAfter(last),
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

function asked(request: FastifyRequest): z.infer<typeof query> {
  // A form sends its empty fields too.
  const given = Object.entries(z.record(z.string(), z.unknown()).parse(request.query))
  const result = query.safeParse(Object.fromEntries(given.filter(([, value]) => value !== '')))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = issue?.path.join('.') ?? ''
  throw new FormProblem(400, issue?.message ?? 'This cannot be asked for.', field === '' ? {} : { field })
}

const place = z.tuple([z.int().min(0).max(8_640_000_000_000_000), z.string().max(100)])

/** Where the next page begins. Opaque: what is in it is nobody's business. */
function cursorAfter({ firstSeenAt, id }: Disagreement): string {
  return Buffer.from(JSON.stringify([firstSeenAt.getTime(), id])).toString('base64url')
}

function placeOf(cursor: string): Pick<Disagreement, 'firstSeenAt' | 'id'> {
  try {
    const [firstSeenAt, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { firstSeenAt: new Date(firstSeenAt), id }
  } catch {
    throw new FormProblem(400, 'This page of the list is not there. Begin with the first.', {
      field: 'cursor',
    })
  }
}
