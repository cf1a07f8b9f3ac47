import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../log.ts'

/** Answers with the file at this path in the folder, with the headers that the reply has so far. */
export type SendFile = (request: FastifyRequest, reply: FastifyReply, path: string) => Promise<void>

/** What sends files is loaded with the first of them, in an app of its own: a server starts without it. */
export function fileSender(app: FastifyInstance, folder: string, log: Log): SendFile {
  let opened: Promise<FastifyInstance> | undefined
  app.addHook('onClose', async () => (await opened)?.close())
  return async (request, reply, path) => {
    opened ??= import('./files-app.ts').then(({ filesApp }) => filesApp(folder, log))
    const files = await opened
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value)
    reply.hijack()
    request.raw.url = `/${path}`
    files.routing(request.raw, reply.raw)
  }
}
