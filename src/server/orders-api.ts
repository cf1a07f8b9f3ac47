import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import { parseEmail } from '../domain/email.ts'
import { parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import { longestReference, numberKey } from '../domain/order-reference.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { Shops } from '../shops.ts'
import type { DirectoryRow } from '../storage/storage.ts'
import { askerOf, authenticate } from './authenticate.ts'
import { problem, sendProblem } from './problem.ts'

const orderBody = z.strictObject({
  klarna_order_id: z.string().describe("Klarna's order ID (UUID-shaped)."),
  klarna_reference: z.string().max(64).nullish().describe('Short Klarna reference, e.g. K4MADNY.'),
  email: z.string().max(320).nullish().describe('Email on the order. Kept as a keyed hash only.'),
  created_at: z.iso.datetime({ offset: true }).nullish().describe('When the order was placed.'),
})

const numberParameter = z.object({
  order_number: z.string().describe("The shop's order number, as the shop writes it."),
})

const security = [{ apiKey: [] }]
const nothing = z.null().describe('Done.')
const problems = {
  400: problem('Something in the request breaks a rule; `detail` says what.'),
  401: problem('No valid API key.'),
  403: problem('The API key lacks the scope "orders".'),
}
const bodyProblems = { 413: problem('The body is too large.'), 415: problem('The body is not JSON.') }

/** The order directory: which Klarna order bears which number. */
export const ordersApi: FastifyPluginAsync<{ readonly shops: Shops }> = async (app, { shops }) => {
  app.decorateRequest('asker', null)
  app.addHook('onRequest', authenticate(shops, 'orders'))
  app.put(
    '/orders/:order_number',
    {
      schema: {
        operationId: 'put_order',
        summary: 'Tell which Klarna order bears an order number',
        description:
          'Order numbers need not be unique: the billing email at Klarna decides. The same number and Klarna order ID again replace what was there.',
        tags: ['orders'],
        security,
        params: numberParameter,
        body: orderBody,
        response: { 204: nothing, ...problems, ...bodyProblems },
      },
    },
    async (request, reply) => {
      const { scope } = askerOf(request)
      const row = directoryRow(scope, request.params, request.body)
      if (typeof row === 'string') return sendProblem(reply, 400, row)
      await scope.storage.directory.feed([row], 'put', scope.now())
      return empty(reply)
    },
  )

  app.delete(
    '/orders/:order_number',
    {
      schema: {
        operationId: 'delete_order',
        summary: 'Forget an order number',
        description:
          'Removes every row of that number, in any spelling. A number that is not there is no error.',
        tags: ['orders'],
        security,
        params: numberParameter,
        response: { 204: nothing, ...problems },
      },
    },
    async (request, reply) => {
      const number = orderNumber(request.params)
      if (number === undefined) return sendProblem(reply, 400, badNumber)
      await askerOf(request).scope.storage.directory.remove(number)
      return empty(reply)
    },
  )
}

const badNumber = `The order number needs at least one letter or digit, and at most ${longestReference} characters.`

/** The row, or what is wrong with the request. */
function directoryRow(scope: ShopScope, params: unknown, body: unknown): DirectoryRow | string {
  const number = orderNumber(params)
  if (number === undefined) return badNumber
  const parsed = orderBody.safeParse(body)
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join(' ')
  }
  const { klarna_order_id, klarna_reference, email, created_at } = parsed.data
  const klarnaOrderId = parseKlarnaOrderId(klarna_order_id)
  if (klarnaOrderId === undefined) return 'klarna_order_id: must be UUID-shaped, 32 hexadecimal digits.'
  const address = email == null ? null : parseEmail(email)
  if (address === undefined) return 'email: needs the form name@domain.'
  return {
    orderNumber: number,
    klarnaReference: klarna_reference ?? null,
    klarnaOrderId,
    emailHash: address === null ? null : scope.hashEmail(address),
    createdAt: created_at == null ? null : new Date(created_at),
  }
}

function orderNumber(params: unknown): string | undefined {
  const parsed = numberParameter.safeParse(params)
  const number = parsed.data?.order_number
  if (number === undefined || number.length > longestReference || numberKey(number) === '') return undefined
  return number
}

function empty(reply: FastifyReply): FastifyReply {
  return reply.code(204).send()
}
