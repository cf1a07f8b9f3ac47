import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseEmail } from '../../domain/email.ts'
import type { ShopScope } from '../../shop-scope.ts'
import type { ConversationFilter } from '../../storage/storage.ts'
import { placeOf, queryOf } from './list-query.ts'

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

/** What a list of conversations is asked for. @throws FormProblem that names the first field and its rule. */
export function filterOf(request: FastifyRequest, scope: ShopScope): ConversationFilter {
  const { q = '', cursor, flag, ...choices } = queryOf(request, query)
  const email = parseEmail(q)
  const after = cursor === undefined ? undefined : placeOf(cursor)
  return {
    ...choices,
    disagrees: flag === undefined ? undefined : true,
    words: q === '' ? undefined : q,
    orEmailHash: email === undefined ? undefined : scope.hashEmail(email),
    before: after === undefined ? undefined : { updatedAt: after.at, id: after.id },
  }
}
