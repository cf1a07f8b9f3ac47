import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Engine, longestMessage } from '../../conversation/turn.ts'
import type { Shops } from '../../shops.ts'
import type { Rating } from '../../storage/storage.ts'
import { addressKey } from '../address-key.ts'
import { beginning, conversationEvents, cursorText, newsSince, parseCursor } from '../conversation-stream.ts'
import { eventStreams } from '../event-stream.ts'
import { loadConversation } from '../load.ts'
import { problem, sendProblem } from '../problem.ts'
import { secondsToWait } from './limits.ts'
import { lookOf } from './look.ts'
import { OpenStreams } from './open-streams.ts'
import {
  openConversation,
  ownerOf,
  requireConversation,
  type Shopper,
  shopperIn,
  shopperOf,
} from './session.ts'
import {
  conversationQuery,
  lookQuery,
  lookShape,
  messageBody,
  openBody,
  openedShape,
  ratingBody,
  sentShape,
  soFarShape,
} from './shapes.ts'
import type { ConversationSoFar, OpenedSession, SentMessage, WidgetMessage, WidgetStatus } from './wire.ts'

const ofConversation = { tags: ['widget'], security: [{ conversationToken: [] }] }
const unknownConversation = { 401: problem('No such conversation.') }
const tooMany = { 429: problem('Too many from this address; `Retry-After` says when to come back.') }

/** One of those that are open may have ended by then. */
const secondsUntilStream = 30

export type WidgetOptions = { readonly shops: Shops; readonly engine: () => Promise<Engine> }

/** What the chat widget asks for. Its pages are Kvitto's own, so there is nothing here for other origins. */
export const widgetApi: FastifyPluginAsync<WidgetOptions> = async (app, { shops, engine }) => {
  app.decorateRequest('shopper', null)
  const onRequest = requireConversation(shops)
  const sendStream = eventStreams(app)
  const openStreams = new OpenStreams()

  app.get(
    '/look',
    {
      schema: {
        operationId: 'widget_look',
        summary: 'How the widget looks',
        tags: ['widget'],
        security: [],
        querystring: lookQuery,
        response: { 200: lookShape.describe('The look.'), 404: problem('No such widget key.'), ...tooMany },
      },
    },
    async (request, reply) => {
      if (await isRefused('look', shops, request, reply)) return reply
      const query = lookQuery.safeParse(request.query).data
      const shop =
        query === undefined ? undefined : await shops.storage.shops.findByWidgetKey(query.widget_key)
      if (shop === undefined) return unknownKey(reply)
      return reply.send(await lookOf(shop, query?.locale))
    },
  )

  app.post(
    '/sessions',
    {
      schema: {
        operationId: 'open_widget_session',
        summary: 'Begin a conversation',
        tags: ['widget'],
        security: [],
        body: openBody,
        response: {
          200: openedShape.describe('Its token.'),
          404: problem('No such widget key.'),
          ...tooMany,
        },
      },
    },
    async (request, reply) => {
      const body = openBody.safeParse(request.body).data
      if (body === undefined) return sendProblem(reply, 400, 'Send { "widget_key": "…", "locale"?: "…" }.')
      if (await isRefused('open', shops, request, reply)) return reply
      const shop = await shops.storage.shops.findByWidgetKey(body.widget_key)
      if (shop === undefined) return unknownKey(reply)
      const conversation_token = await openConversation(shops, shop.id)
      return reply.send({ conversation_token, look: await lookOf(shop, body.locale) } satisfies OpenedSession)
    },
  )

  app.get(
    '/conversation',
    {
      onRequest,
      schema: {
        operationId: 'widget_conversation',
        summary: 'What was said so far',
        ...ofConversation,
        querystring: conversationQuery,
        response: { 200: soFarShape.describe('The conversation.'), ...unknownConversation },
      },
    },
    async (request, reply) => {
      const { session, scope } = shopperIn(request)
      const look = await lookOf(scope.shop, conversationQuery.safeParse(request.query).data?.locale)
      const news = await newsSince(scope, session.conversationId, beginning)
      const status: WidgetStatus = news?.status ?? { state: 'open', agent: null }
      const rating = (await scope.storage.conversations.find(session.conversationId))?.rating ?? null
      return reply.send({
        messages: (news?.steps ?? []).flatMap(({ messages }) => messages),
        status,
        cursor: cursorText(news?.cursor ?? beginning),
        rating,
        look,
      } satisfies ConversationSoFar)
    },
  )

  app.post(
    '/messages',
    {
      onRequest,
      schema: {
        operationId: 'send_widget_message',
        summary: 'Answer a shopper’s message',
        ...ofConversation,
        body: messageBody,
        response: {
          200: sentShape.describe('The reply.'),
          400: problem('A field breaks a rule.'),
          ...unknownConversation,
          ...tooMany,
        },
      },
    },
    async (request, reply) => {
      const body = messageBody.safeParse(request.body).data
      if (body === undefined)
        return sendProblem(
          reply,
          400,
          `Send { "message_id": 16 to 64 characters, "message": 1 to ${longestMessage} characters }.`,
        )
      if (await isRefused('message', shops, request, reply)) return reply
      const sent = await answerMessage(shops, shopperIn(request), body, await engine(), request)
      return reply.send(sent)
    },
  )

  app.get(
    '/events',
    {
      onRequest,
      schema: {
        operationId: 'widget_events',
        summary: 'Follow the conversation',
        ...ofConversation,
        headers: z.object({ 'last-event-id': z.string().optional().describe('To go on from.') }),
        response: {
          200: {
            description: 'The events `message` and `status`, as they come.',
            content: { 'text/event-stream': { schema: z.string().describe('Server-sent events.') } },
          },
          ...unknownConversation,
          ...tooMany,
        },
      },
    },
    async (request, reply) => {
      const { session, scope } = shopperIn(request)
      const end = openStreams.begin(session.id, addressKey(shops, request.ip))
      if (end === undefined) return refuse(reply, secondsUntilStream)
      reply.raw.once('close', end)
      const { authorization } = request.headers
      const lastEventId = request.headers['last-event-id']
      const cursor = parseCursor(typeof lastEventId === 'string' ? lastEventId : undefined)
      return sendStream(reply, {
        events: (signal) => conversationEvents(scope, session.conversationId, cursor, signal),
        stillMay: async () => (await shopperOf(shops, authorization)) !== undefined,
      })
    },
  )

  app.post(
    '/rating',
    {
      onRequest,
      schema: {
        operationId: 'rate_widget_conversation',
        summary: 'Say whether it helped',
        ...ofConversation,
        body: ratingBody,
        response: {
          204: z.null().describe('It is kept.'),
          400: problem('A field breaks a rule.'),
          ...unknownConversation,
          ...tooMany,
        },
      },
    },
    async (request, reply) => {
      const body = ratingBody.safeParse(request.body).data
      if (body === undefined) return sendProblem(reply, 400, 'Send { "rating": "up", "down" or null }.')
      if (await isRefused('message', shops, request, reply)) return reply
      await rate(shopperIn(request), body.rating)
      return reply.code(204).send()
    },
  )
}

async function answerMessage(
  shops: Shops,
  { session, scope }: Shopper,
  body: z.infer<typeof messageBody>,
  engine: Engine,
  request: FastifyRequest,
): Promise<SentMessage> {
  const { takeTurn } = await loadConversation()
  const { conversationId } = session
  const caller = { id: ownerOf(session), limitedAs: `widget ${addressKey(shops, request.ip)}` }
  const reply = await takeTurn(
    { scope, caller, engine, receivedAt: request.receivedAt },
    { text: body.message, conversationId, begins: true, messageId: body.message_id, locale: body.locale },
  )
  if (reply === undefined) throw new Error('A widget session has a conversation of somebody else')
  const number = (await scope.storage.conversations.turnOfMessage(conversationId, body.message_id)) ?? 1
  const before = { turns: number - 1, event: Number.MAX_SAFE_INTEGER }
  const news = await newsSince(scope, conversationId, before)
  const messages: readonly WidgetMessage[] = news?.steps[0]?.messages ?? []
  return {
    messages,
    status: news?.status ?? { state: 'open', agent: null },
    // Where nothing else can have been missed; else whatever came in between is to be seen too.
    cursor: cursorText(number === 1 ? { turns: 1, event: 0 } : beginning),
    outcome: reply.outcome,
    locale: reply.locale,
  }
}

async function rate({ session, scope }: Shopper, rating: Rating | null): Promise<void> {
  const known = await scope.storage.conversations.find(session.conversationId)
  if (known === undefined || known.rating === rating) return
  await scope.storage.conversations.change(session.conversationId, {
    at: scope.now(),
    from: ['open', 'waiting', 'agent', 'resolved'],
    event:
      rating === null ? null : { kind: rating === 'up' ? 'rated_up' : 'rated_down', name: null, text: null },
    rating,
  })
  scope.changes.announce(session.conversationId)
}

async function isRefused(
  kind: Parameters<typeof secondsToWait>[0],
  shops: Shops,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const seconds = await secondsToWait(kind, shops, request.ip)
  if (seconds === 0) return false
  refuse(reply, seconds)
  return true
}

function refuse(reply: FastifyReply, seconds: number): FastifyReply {
  return sendProblem(
    reply.header('retry-after', String(seconds)),
    429,
    `Too many at once. Try again in ${seconds} s.`,
  )
}

function unknownKey(reply: FastifyReply): FastifyReply {
  return sendProblem(
    reply,
    404,
    'No shop has this widget key. Copy the snippet anew from the dashboard, under Configure → Widget.',
  )
}
