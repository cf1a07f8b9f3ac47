import type { FastifyInstance } from 'fastify'
import type { SendFile } from './send-file.ts'

/** `GET /FOLDER/NAME`: the files that a build names after their content, so that they can be kept for good. */
export function sendAssets(app: FastifyInstance, folder: string, sendFile: SendFile): void {
  app.get<{ Params: { file: string } }>(`/${folder}/:file`, (request, reply) => {
    const { file } = request.params
    if (!/^[\w-][\w.-]*$/.test(file)) return reply.callNotFound()
    reply.header('cache-control', 'public, max-age=31536000, immutable')
    return sendFile(request, reply, `${folder}/${file}`)
  })
}
