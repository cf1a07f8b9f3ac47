import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { areUsable, type Columns, fields } from '../../directory-import/columns.ts'
import { DirectoryImports, ImportRefusal, largestFile } from '../../directory-import/directory-imports.ts'
import type { AdminOptions } from './admin.ts'
import { bodyOf, FormProblem } from './body.ts'
import { importView } from './directory-view.ts'
import { record } from './record.ts'
import { visitorIn } from './session.ts'
import type { DirectoryImport, DirectoryView } from './wire.ts'

/** A browser that sends nothing for so long has gone. */
const stalledMs = 60_000

/** How many orders the directory knows, and importing more from a file. */
export const directoryRoutes: FastifyPluginAsync<AdminOptions> = async (app, { shops, config, log }) => {
  const { storage } = shops
  const imports = new DirectoryImports({
    // What keeps nothing in its database keeps nothing in the data folder either.
    dataDirectory: storage.reopen === null ? join(tmpdir(), `kvitto-${randomUUID()}`) : config.dataDirectory,
    isTemporary: storage.reopen === null,
    storage,
    now: () => shops.now(),
    onFailure: (shop, error) =>
      log.error('import-failed', {
        shop,
        kind: error instanceof Error ? error.name : 'unknown',
        code: codeOf(error),
      }),
  })
  app.addHook('preClose', () => imports.close())
  await imports.sweep()

  // A file goes to the disk as it comes, however large it is.
  app.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload))

  const view = async (shopId: string): Promise<DirectoryImport | null> => {
    const state = await imports.find(shopId)
    return state === undefined ? null : importView(state, imports.rejectsPath(shopId))
  }

  app.get('/directory', { config: { needs: 'viewer' } }, async (request): Promise<DirectoryView> => {
    const { shop, storage: own } = visitorIn(request).scope
    const [orders, fedSince] = await Promise.all([own.directory.size(), own.directory.fedSince()])
    return { orders, fed_at: fedSince?.toISOString() ?? null, import: await view(shop.id) }
  })

  app.get('/directory/import', { config: { needs: 'viewer' } }, async (request) => {
    return { import: await view(visitorIn(request).scope.shop.id) }
  })

  app.post('/directory/import', async (request) => {
    const { shop } = visitorIn(request).scope
    await answering(imports.receive(shop.id, fileIn(request)))
    return { import: await view(shop.id) }
  })

  app.post('/directory/import/start', async (request) => {
    const visitor = visitorIn(request)
    const { shop } = visitor.scope
    const state = await imports.find(shop.id)
    const form = request.body === undefined ? {} : bodyOf(request, startForm)
    const columns = columnsIn(form, state?.file.header.length ?? 0)
    if (state !== undefined && !areUsable(columns ?? state.columns))
      throw new FormProblem(422, notUsable, { field: 'columns' })
    const starting = imports.start(shop.id, {
      columns,
      hashKey: shops.emailHashKey(shop),
      onDone: ({ imported, bad }) =>
        record(visitor, 'orders-imported', { imported: String(imported), bad: String(bad) }),
    })
    await answering(starting)
    return { import: await view(shop.id) }
  })

  app.delete('/directory/import', async (request) => {
    const visitor = visitorIn(request)
    const found = await answering(imports.cancel(visitor.scope.shop.id))
    if (found) await record(visitor, 'import-removed')
    return { import: null }
  })

  app.get('/directory/import/rejects.csv', async (request, reply) => {
    const { shop } = visitorIn(request).scope
    const state = await imports.find(shop.id)
    if (state === undefined || state.startedAt === null)
      throw new FormProblem(404, 'No import has left out any rows.')
    return reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="kvitto-rejects.csv"')
      .send(createReadStream(imports.rejectsPath(shop.id)))
  })
}

const column = z.int().min(0).nullable()
const startForm = z.strictObject({
  columns: z.partialRecord(z.enum(fields), column).optional(),
})

/** `undefined` where they are to stay as they were guessed. @throws FormProblem */
function columnsIn({ columns }: z.infer<typeof startForm>, width: number): Columns | undefined {
  if (columns === undefined) return undefined
  const chosen = fields.flatMap((field) => {
    const index = columns[field]
    return index === undefined || index === null ? [] : [[field, index] as const]
  })
  if (chosen.some(([, index]) => index >= width))
    throw new FormProblem(422, `The file has ${width} columns.`, { field: 'columns' })
  return Object.fromEntries(chosen)
}

const notUsable =
  'A column with the Klarna order ID is needed, and one with the order number or the Klarna reference. Choose which they are.'

/** The body as it comes. @throws FormProblem */
function fileIn({ body, headers, raw }: FastifyRequest): Readable {
  if (!(body instanceof Readable))
    throw new FormProblem(415, 'Send the file as it is: Content-Type: text/csv.')
  if (Number(headers['content-length'] ?? 0) > largestFile)
    throw new FormProblem(413, `The file is larger than ${largestFile / 1024 / 1024} MB. Import it in parts.`)
  raw.setTimeout(stalledMs, () => raw.destroy())
  return body
}

const statuses = { busy: 409, nothing_there: 409, unusable: 422, too_large: 413 } as const

async function answering<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof ImportRefusal) throw new FormProblem(statuses[error.reason], error.message)
    throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
