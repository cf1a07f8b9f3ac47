import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { FormProblem } from './body.ts'

/** What a list is asked for. @throws FormProblem that names the first field and its rule. */
export function queryOf<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  // A form sends its empty fields too.
  const given = Object.entries(z.record(z.string(), z.unknown()).parse(request.query))
  const result = schema.safeParse(Object.fromEntries(given.filter(([, value]) => value !== '')))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = issue?.path.join('.') ?? ''
  throw new FormProblem(400, issue?.message ?? 'This cannot be asked for.', field === '' ? {} : { field })
}

/** The last line of a page, in a list that is ordered by time and ID. */
export type Place = { readonly at: Date; readonly id: string }

const place = z.tuple([z.int().min(0).max(8_640_000_000_000_000), z.string().max(100)])

/** Where the next page begins. Opaque: what is in it is nobody's business. */
export function cursorAfter({ at, id }: Place): string {
  return Buffer.from(JSON.stringify([at.getTime(), id])).toString('base64url')
}

/** @throws FormProblem for what is no cursor. */
export function placeOf(cursor: string): Place {
  try {
    const [at, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { at: new Date(at), id }
  } catch {
    throw new FormProblem(400, 'This page of the list is not there. Begin with the first.', {
      field: 'cursor',
    })
  }
}
