import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Shops } from '../shops.ts'
import { problem, sendProblem } from './problem.ts'

const alive = z.object({ status: z.literal('ok').describe('Always this.') }).describe('Yes.')

export const health: FastifyPluginAsync<{ readonly shops: Shops }> = async (app, { shops }) => {
  app.get(
    '/livez',
    {
      schema: {
        operationId: 'live',
        summary: 'Whether the process answers',
        tags: ['health'],
        security: [],
        response: { 200: alive },
      },
    },
    async () => ({ status: 'ok' }),
  )
  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'ready',
        summary: 'Whether the database answers',
        tags: ['health'],
        security: [],
        response: { 200: alive, 503: problem('The database does not answer.') },
      },
    },
    async (_request, reply) => {
      try {
        await shops.storage.ping()
        return { status: 'ok' }
      } catch {
        return sendProblem(reply, 503, 'Not ready.')
      }
    },
  )
}
