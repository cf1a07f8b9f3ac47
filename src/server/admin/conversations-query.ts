import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseEmail } from '../../domain/email.ts'
import type { ShopScope } from '../../shop-scope.ts'
import type { ConversationFilter, ConversationSummary } from '../../storage/storage.ts'
import { FormProblem } from './body.ts'

const label = z
  .string()
  .regex(/^[a-z_]{1,40}$/, 'This is none of the choices.')
  .optional()

const query = z.strictObject({
  status: z.enum(['open', 'waiting', 'agent', 'resolved'], 'This is none of the choices.').optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'This is none of the choices.')
    .optional(),
  outcome: label,
  intent: label,
  tool: label,
  flag: z.enum(['disagreement'], 'This is none of the choices.').optional(),
  q: z.string().trim().max(200, 'Search for 200 characters at most.').optional(),
  cursor: z.string().max(300).optional(),
})

type Query = z.infer<typeof query>

/** What a list of conversations is asked for. @throws FormProblem that names the first field and its rule. */
export function filterOf(request: FastifyRequest, scope: ShopScope): ConversationFilter {
  const { q = '', cursor, flag, ...choices } = parsed(request)
  const email = parseEmail(q)
  return {
    ...choices,
    disagrees: flag === undefined ? undefined : true,
    words: q === '' ? undefined : q,
    orEmailHash: email === undefined ? undefined : scope.hashEmail(email),
    before: cursor === undefined ? undefined : placeOf(cursor),
  }
}

function parsed(request: FastifyRequest): Query {
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
export function cursorAfter({ updatedAt, id }: ConversationSummary): string {
  return Buffer.from(JSON.stringify([updatedAt.getTime(), id])).toString('base64url')
}

function placeOf(cursor: string): ConversationFilter['before'] {
  try {
    const [updatedAt, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { updatedAt: new Date(updatedAt), id }
  } catch {
    throw new FormProblem(400, 'This page of the list is not there. Begin with the first.', {
      field: 'cursor',
    })
  }
}
