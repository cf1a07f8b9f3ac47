import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { createApiKey } from '../../create-api-key.ts'
import type { ApiKey, ApiKeyScope } from '../../storage/storage.ts'
import type { AdminOptions } from './admin.ts'
import { bodyOf, FormProblem } from './body.ts'
import { record } from './record.ts'
import { visitorIn } from './session.ts'
import type { ApiKeys, ApiKeyView, NewApiKey } from './wire.ts'

const allScopes = ['tools', 'chat', 'orders'] as const satisfies readonly ApiKeyScope[]

const keyForm = z.strictObject({
  name: z
    .string({ error: 'Write a name to know the key by.' })
    .trim()
    .min(1, 'Write a name to know the key by.')
    .max(100, 'The name may have 100 characters at most.'),
  scopes: z
    .array(z.enum(allScopes), { error: 'Choose what the key may do.' })
    .min(1, 'Choose at least one thing that the key may do.')
    // Each once, in their order.
    .transform((given) => allScopes.filter((scope) => given.includes(scope))),
})

/** The keys of REST and MCP. For owners; a key is shown once. */
export const apiKeyRoutes: FastifyPluginAsync<AdminOptions> = async (app, { shops }) => {
  const { apiKeys } = shops.storage

  app.get('/api-keys', async (request): Promise<ApiKeys> => {
    const keys = await apiKeys.list(visitorIn(request).scope.shop.id)
    return { api_keys: keys.map(keyJson) }
  })

  app.post('/api-keys', async (request): Promise<NewApiKey> => {
    const visitor = visitorIn(request)
    const { name, scopes } = bodyOf(request, keyForm)
    const made = await createApiKey(shops, visitor.scope.shop, name, scopes)
    await record(visitor, 'api-key-created', { key: made.id, scopes: scopes.join(' ') })
    return { ...keyJson(made), key: made.key }
  })

  app.delete<{ Params: { id: string } }>('/api-keys/:id', async (request, reply) => {
    const visitor = visitorIn(request)
    const { shop } = visitor.scope
    const { id } = request.params
    if (!(await apiKeys.list(shop.id)).some((key) => key.id === id))
      throw new FormProblem(404, 'There is no such key here any more.')
    await apiKeys.remove(shop.id, id)
    await record(visitor, 'api-key-removed', { key: id })
    return reply.code(204).send()
  })
}

function keyJson({ id, name, scopes, createdAt }: ApiKey): ApiKeyView {
  return { id, name, scopes, created_at: createdAt.toISOString() }
}
