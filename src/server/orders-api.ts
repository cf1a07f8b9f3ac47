import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Shops } from '../shops.ts'
import { askerOf, authenticate } from './authenticate.ts'
import {
  badNumber,
  directoryRow,
  directoryRows,
  isNumber,
  numberParameter,
  orderBody,
  ordersBody,
} from './directory-rows.ts'
import { problem, sendProblem } from './problem.ts'

/** A thousand orders with the longest fields that make sense. */
const largestBatch = 1024 * 1024

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
      const { order_number } = numberParameter.parse(request.params)
      const row = directoryRow(scope, order_number, request.body)
      if (typeof row === 'string') return sendProblem(reply, 400, row)
      await scope.storage.directory.feed([row], 'put', scope.now())
      return empty(reply)
    },
  )

  app.put(
    '/orders',
    {
      bodyLimit: largestBatch,
      schema: {
        operationId: 'put_orders',
        summary: 'Tell of many orders at once',
        description:
          'All of them, or none: the problem names the first order that breaks a rule. Each as in the PUT of one.',
        tags: ['orders'],
        security,
        body: ordersBody,
        response: { 204: nothing, ...problems, ...bodyProblems },
      },
    },
    async (request, reply) => {
      const { scope } = askerOf(request)
      const rows = directoryRows(scope, request.body)
      if (typeof rows === 'string') return sendProblem(reply, 400, rows)
      await scope.storage.directory.feed(rows, 'put', scope.now())
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
      const { order_number } = numberParameter.parse(request.params)
      if (!isNumber(order_number)) return sendProblem(reply, 400, badNumber)
      await askerOf(request).scope.storage.directory.remove(order_number)
      return empty(reply)
    },
  )
}

function empty(reply: FastifyReply): FastifyReply {
  return reply.code(204).send()
}
