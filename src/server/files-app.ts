import { randomUUID } from 'node:crypto'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import type { Log } from '../log.ts'
import { noCompilers } from './no-compilers.ts'
import { answerErrors } from './problem.ts'

/** Every file of the folder at its path; which of them anybody may have is for the caller to say. */
export async function filesApp(folder: string, log: Log): Promise<FastifyInstance> {
  const app = fastify({
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
    schemaController: noCompilers,
  })
  answerErrors(app, log)
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true })
  app.get<{ Params: { '*': string } }>('/*', (request, reply) =>
    reply.sendFile(request.params['*'], { cacheControl: false }),
  )
  await app.ready()
  return app
}
