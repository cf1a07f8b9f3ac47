import { Readable } from 'node:stream'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Asker, ChatReply, Message } from '../conversation/conversation.ts'
import { longestMessage, turnOutcomes } from '../conversation/turn.ts'
import { toJson } from '../conversation/wire.ts'
import type { Shops } from '../shops.ts'
import { askerOf, authenticate } from './authenticate.ts'
import { loadConversation } from './load.ts'
import { problem, sendProblem } from './problem.ts'

const chatBody = z.strictObject({
  message: z
    .string()
    .min(1)
    .max(longestMessage)
    .describe('What the shopper wrote, in the shopper’s own words and unchanged.'),
  conversation_id: z
    .string()
    .max(100)
    .optional()
    .describe('`conversation_id` of an earlier reply. Without it a conversation begins.'),
  locale: z
    .string()
    .max(35)
    .optional()
    .describe('Language to begin in, BCP 47. The shopper’s own words decide as soon as they tell.'),
  end_user: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Your own opaque ID of the shopper, for the limits on attempts. No personal data.'),
})

const chatReply = z.object({
  conversation_id: z.string().describe('Send it with the next message. It opens nothing by itself.'),
  reply: z.string().describe('What to show to the shopper.'),
  notice: z
    .string()
    .nullable()
    .describe('That this is an assistant and not a person: with the first reply, to be shown before it.'),
  locale: z.string().describe('Language that the reply is in.'),
  outcome: z.enum(turnOutcomes).describe('How it went.'),
  asks_for: z
    .array(z.enum(['order_reference', 'email', 'code', 'intent']))
    .describe('What the reply asks for.'),
  tools: z
    .array(z.object({ name: z.string().describe('The tool.'), outcome: z.string().describe('How it went.') }))
    .describe('The tools used for it, in order.'),
  engine: z.enum(['rules', 'model']).describe('Who chose and phrased the reply.'),
})

export const chatApi: FastifyPluginAsync<{
  readonly shops: Shops
  readonly engine: () => Promise<Asker['engine']>
}> = async (app, { shops, engine }) => {
  app.decorateRequest('asker', null)
  app.addHook('onRequest', authenticate(shops, 'chat'))
  app.post(
    '/chat',
    {
      schema: {
        operationId: 'chat',
        summary: 'Answer a shopper’s message',
        description:
          'Understands the message, asks for what is missing, looks up and answers, in the shopper’s language. A conversation belongs to the API key that began it. With `Accept: text/event-stream` the reply comes as the events `status`, `delta` and `done`.',
        tags: ['chat'],
        security: [{ apiKey: [] }],
        body: chatBody,
        response: {
          200: {
            description: 'The reply.',
            content: {
              'application/json': { schema: chatReply },
              'text/event-stream': { schema: z.string().describe('Server-sent events.') },
            },
          },
          400: problem('A field breaks a rule; `detail` says which.'),
          401: problem('No valid API key.'),
          403: problem('The API key lacks the scope "chat".'),
          404: problem('This key has no such conversation.'),
          413: problem('The body is too large.'),
          415: problem('The body is not JSON.'),
        },
      },
    },
    async (request, reply) => {
      const { scope, keyId } = askerOf(request)
      const message = messageOf(request.body)
      if (typeof message === 'string') return sendProblem(reply, 400, message)
      const caller = { id: `key:${keyId}` }
      const answered = async (): Promise<ChatReply | undefined> => {
        const { takeTurn } = await loadConversation()
        const asker = { scope, caller, engine: await engine(), receivedAt: request.receivedAt }
        return takeTurn(asker, message)
      }
      if (!(request.headers.accept ?? '').includes('text/event-stream')) {
        const result = await answered()
        return result === undefined ? notFound(reply) : reply.send(toJson(result))
      }
      const known =
        message.conversationId === undefined ||
        (await scope.storage.conversations.find(message.conversationId))?.owner === caller.id
      if (!known) return notFound(reply)
      return reply.type('text/event-stream; charset=utf-8').send(Readable.from(events(answered)))
    },
  )
}

/** The message, or the first rule that the body breaks. */
function messageOf(body: unknown): Message | string {
  const parsed = chatBody.safeParse(body)
  if (parsed.success) {
    const { message, conversation_id: conversationId, locale, end_user: endUser } = parsed.data
    return { text: message, conversationId, locale, endUser }
  }
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys') return `There is no field ${issue.keys.join(', ').slice(0, 100)}.`
  const field = issue?.path.join('.') ?? ''
  if (field === '') return 'Send a JSON object with a "message".'
  if (field === 'message') return `"message" must be text of 1 to ${longestMessage} characters.`
  return `"${field}" is not valid: see GET /openapi.json.`
}

/** Nothing of the reply leaves before the whole of it is there. */
async function* events(answered: () => Promise<ChatReply | undefined>): AsyncGenerator<string> {
  yield event('status', { status: 'looking_up' })
  const result = await answered()
  if (result === undefined) {
    yield event('error', { detail: 'There is no such conversation.' })
    return
  }
  for (const line of result.reply.split(/(?<=\n)/)) yield event('delta', { text: line })
  yield event('done', toJson(result))
}

function event(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}

function notFound(reply: FastifyReply): FastifyReply {
  return sendProblem(
    reply,
    404,
    'This API key has no such conversation. Leave out "conversation_id" to begin one.',
  )
}
