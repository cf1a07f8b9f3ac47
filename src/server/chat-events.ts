import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Shops } from '../shops.ts'
import { askerOf, authenticate, authenticateKey } from './authenticate.ts'
import { conversationEvents, parseCursor } from './conversation-stream.ts'
import { eventStreams } from './event-stream.ts'
import { problem, sendProblem } from './problem.ts'

const params = z.object({ id: z.string().describe('`conversation_id` of a reply.') })

const headers = z.object({
  'last-event-id': z
    .string()
    .optional()
    .describe('`id` of the last event that you have seen. Without it everything comes from the beginning.'),
})

/** What happens in a conversation, for the API key that owns it: what an agent writes, above all. */
export const chatEvents: FastifyPluginAsync<{ readonly shops: Shops }> = async (app, { shops }) => {
  app.decorateRequest('asker', null)
  app.addHook('onRequest', authenticate(shops, 'chat'))
  const sendStream = eventStreams(app)
  app.get<{ Params: { id: string } }>(
    '/conversations/:id/events',
    {
      schema: {
        operationId: 'conversation_events',
        summary: 'Follow a conversation',
        description:
          'An event stream. `message` is `{ "id", "from" ("shopper", "assistant", "agent"), "at", "text", "name", "asks_for" }`: once a person has taken the conversation, their messages come here with their `name`, and replies of the chat are empty until they hand it back. `status` is `{ "state" ("open", "waiting", "agent", "resolved"), "agent" }`: first of all, and whenever it changes. Each has an `id` to go on from with `Last-Event-ID`. Comments keep a quiet connection open.',
        tags: ['chat'],
        security: [{ apiKey: [] }],
        params,
        headers,
        response: {
          200: {
            description: 'The events, as they come.',
            content: { 'text/event-stream': { schema: z.string().describe('Server-sent events.') } },
          },
          401: problem('No valid API key.'),
          403: problem('The API key lacks the scope "chat".'),
          404: problem('This key has no such conversation.'),
        },
      },
    },
    async (request, reply) => {
      const { scope, keyId } = askerOf(request)
      const { id } = request.params
      const conversation = await scope.storage.conversations.find(id)
      if (conversation?.owner !== `key:${keyId}`)
        return sendProblem(reply, 404, 'This API key has no such conversation.')
      const { authorization } = request.headers
      const lastEventId = request.headers['last-event-id']
      const cursor = parseCursor(typeof lastEventId === 'string' ? lastEventId : undefined)
      return sendStream(reply, {
        events: (signal) => conversationEvents(scope, id, cursor, signal),
        stillMay: async () => (await authenticateKey(shops, authorization, 'chat')).ok,
      })
    },
  )
}
