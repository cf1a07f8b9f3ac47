import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { noCompilers } from './no-compilers.ts'

/**
 * The OpenAPI 3.1 description of the routes, made from their own schemas. It takes an app of its own that never
 * listens, so that a server which is not asked for it starts without all that this needs.
 */
export async function openApi(routes: (app: FastifyInstance) => Promise<void>): Promise<object> {
  const app = fastify({
    exposeHeadRoutes: false,
    schemaController: noCompilers,
  })
  app.decorateRequest('receivedAt', 0)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kvitto',
        summary: "Answers shoppers' questions about orders paid with Klarna. Read-only.",
        description:
          'Nine read-only tools about one order, each shown only to somebody who gives the email on it. Once a tool runs, the body is its own shape whatever the status; problem+json is for what comes before.',
        version: '1.0.0',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'tools', description: 'Questions about an order.' },
        { name: 'chat', description: 'Conversations, for other programs.' },
        { name: 'widget', description: 'Conversations in the chat widget, each behind a token of its own.' },
        { name: 'orders', description: 'The order directory: which Klarna order bears which number.' },
        { name: 'feeds', description: 'What shop platforms and Klarna tell of orders by themselves.' },
        { name: 'mcp', description: 'The same tools for AI assistants.' },
        { name: 'documentation', description: 'What you are reading.' },
        { name: 'health', description: 'For load balancers.' },
      ],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, kv_…' },
          conversationToken: {
            type: 'http',
            scheme: 'bearer',
            description: 'The token of one conversation in the widget, kvc_…',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  await routes(app)
  await app.ready()
  const description = app.swagger()
  await app.close()
  return description
}
