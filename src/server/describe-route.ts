import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

type Routes = (app: FastifyInstance) => Promise<void>

const schema = {
  operationId: 'describe_api',
  summary: 'Every route, as OpenAPI 3.1',
  tags: ['documentation'],
  security: [],
  response: { 200: z.looseObject({}).describe('The description.') },
}

/** `GET /openapi.json`: describes `routes` and itself, when it is first asked. */
export function describeRoute(app: FastifyInstance, routes: Routes): void {
  let made: Promise<object> | undefined
  const describe: Routes = async (description) => {
    await routes(description)
    describeRoute(description, routes)
  }
  app.get('/openapi.json', { schema }, () => {
    made ??= import('./open-api.ts').then(({ openApi }) => openApi(describe))
    return made
  })
}
