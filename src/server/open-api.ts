import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** `GET /openapi.json`, made from the routes' own schemas. Must be registered before them. */
export async function openApi(app: FastifyInstance): Promise<void> {
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
        { name: 'orders', description: 'The order directory: which Klarna order bears which number.' },
        { name: 'health', description: 'For load balancers.' },
      ],
      components: {
        securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, kv_…' } },
      },
    },
    transform: jsonSchemaTransform,
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
