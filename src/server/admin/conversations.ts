import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type AgentAction, longestAgentMessage } from '../../conversation/agent-actions.ts'
import type { ShopScope } from '../../shop-scope.ts'
import type { Person } from '../../storage/storage.ts'
import { eventStreams } from '../event-stream.ts'
import type { AdminOptions } from './admin.ts'
import { bodyOf, FormProblem } from './body.ts'
import { conflict } from './conversations-conflict.ts'
import { changedConversations } from './conversations-events.ts'
import { filterOf } from './conversations-query.ts'
import { insightJson, lineJson, transcriptJson } from './conversations-shapes.ts'
import { cursorAfter } from './list-query.ts'
import { record } from './record.ts'
import { visitorIn, visitorOf } from './session.ts'
import type { Conversations, ConversationView } from './wire.ts'

const pageLength = 50

const takeBody = z
  .strictObject({ seen: z.enum(['open', 'waiting', 'agent', 'resolved']).optional() })
  .nullish()

const replyBody = z.strictObject({
  text: z
    .string('Write a message.')
    .trim()
    .min(1, 'Write a message.')
    .max(longestAgentMessage, {
      // Written when it is said: Node loads its words for numbers first, 18 ms and 9 MB of a start.
      error: () => `A message has ${longestAgentMessage.toLocaleString('en')} characters at most.`,
    }),
})

type OfOne = { Params: { id: string } }

/** Every conversation of the shop, and what its people do with them. */
export const conversationRoutes: FastifyPluginAsync<AdminOptions> = async (app, { shops }) => {
  const sendStream = eventStreams(app)

  app.get('/conversations', { config: { needs: 'viewer' } }, async (request) => {
    const { scope } = visitorIn(request)
    const { conversations } = scope.storage
    const filter = filterOf(request, scope)
    const [found, counts] = await Promise.all([
      conversations.list(filter, pageLength + 1),
      conversations.counts(),
    ])
    const page = found.slice(0, pageLength)
    const last = found.length > pageLength ? page.at(-1) : undefined
    return {
      conversations: page.map(lineJson),
      next_cursor: last === undefined ? null : cursorAfter({ at: last.updatedAt, id: last.id }),
      counts,
    } satisfies Conversations
  })

  app.get('/conversations/events', { config: { needs: 'viewer' } }, async (request, reply) => {
    const { scope } = visitorIn(request)
    return sendStream(reply, {
      events: (signal) => changedConversations(scope, signal),
      stillMay: async () => (await visitorOf(shops, request, shops.now())) !== undefined,
    })
  })

  app.get<OfOne>('/conversations/:id', { config: { needs: 'viewer' } }, (request) =>
    viewOf(visitorIn(request).scope, request.params.id),
  )

  app.post<OfOne>('/conversations/:id/take', { config: { needs: 'agent' } }, (request) => {
    const seen = bodyOf(request, takeBody)?.seen
    return acted(request, (name) => ({ kind: 'take', name, seen }))
  })

  app.post<OfOne>('/conversations/:id/reply', { config: { needs: 'agent' } }, (request) => {
    const { text } = bodyOf(request, replyBody)
    return acted(request, (name) => ({ kind: 'reply', name, text }))
  })

  for (const kind of ['hand_back', 'resolve', 'reopen'] as const)
    app.post<OfOne>(
      `/conversations/:id/${kind.replace('_', '-')}`,
      { config: { needs: 'agent' } },
      (request) => acted(request, (name) => ({ kind, name })),
    )

  app.delete<OfOne>('/conversations/:id', { config: { needs: 'agent' } }, async (request, reply) => {
    const visitor = visitorIn(request)
    const { scope } = visitor
    const { id } = request.params
    if (!(await scope.storage.conversations.remove(id))) throw missing()
    scope.changes.announce(id)
    await record(visitor, 'conversation-removed', { conversation: id })
    return reply.code(204).send()
  })
}

const audited: Readonly<Record<AgentAction['kind'], string>> = {
  take: 'conversation-taken',
  reply: 'conversation-answered',
  hand_back: 'conversation-handed-back',
  resolve: 'conversation-resolved',
  reopen: 'conversation-reopened',
}

async function acted(
  request: FastifyRequest<OfOne>,
  actionOf: (name: string) => AgentAction,
): Promise<ConversationView> {
  const visitor = visitorIn(request)
  const { scope, person } = visitor
  const { id } = request.params
  const action = actionOf(firstName(person))
  // With all languages it is much to load, and a start need not wait for it.
  const { act } = await import('../../conversation/agent-actions.ts')
  const result = await act(scope, id, action)
  if (result.outcome === 'missing') throw missing()
  if (result.outcome === 'overtaken')
    throw new FormProblem(
      409,
      conflict(action.kind, result.now, await scope.storage.conversations.events(id)),
    )
  await record(visitor, audited[action.kind], { conversation: id })
  return viewOf(scope, id)
}

async function viewOf(scope: ShopScope, id: string): Promise<ConversationView> {
  const { conversations } = scope.storage
  const [summary, conversation, turns, events] = await Promise.all([
    conversations.summary(id),
    conversations.find(id),
    conversations.turns(id),
    conversations.events(id),
  ])
  if (summary === undefined || conversation === undefined) throw missing()
  const { insight } = await import('../../conversation/insight.ts')
  return {
    ...lineJson(summary),
    transcript: transcriptJson(turns, events),
    insight: insightJson(await insight(scope, conversation, turns), scope),
  }
}

/** Shoppers are told no more of whoever writes to them. */
function firstName({ name }: Person): string {
  return name.trim().split(/\s+/)[0] ?? name
}

function missing(): FormProblem {
  return new FormProblem(404, 'There is no such conversation. It may have been deleted.')
}
