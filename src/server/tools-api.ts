import type { FastifyPluginAsync, FastifySchema } from 'fastify'
import { z } from 'zod'
import { answer, type Reply } from '../answers/answer.ts'
import type { Shops } from '../shops.ts'
import { annotations, describeTool, outcomes } from '../tools/describe.ts'
import { type AnyTool, tools } from '../tools/index.ts'
import { inputSchema } from '../tools/input.ts'
import { askerOf, authenticate } from './authenticate.ts'
import { problemSchema, sendProblem } from './problem.ts'

/** CONTRACT.md: the HTTP status of each outcome. */
const statusOf: Readonly<Record<Reply['outcome'], number>> = {
  answered: 200,
  bad_input: 400,
  no_match: 404,
  disabled: 404,
  not_connected: 409,
  klarna_order_id_required: 422,
  too_many_attempts: 429,
  busy: 503,
  unavailable: 503,
}

const descriptionsOf: Readonly<Record<number, string>> = {
  200: 'The answer.',
  400: 'The input breaks a rule, or the body is not JSON.',
  404: 'No such order or the email is not the one on it; or the tool is switched off.',
  409: "The shop's connection to Klarna does not work.",
  422: 'The Klarna order ID is needed.',
  429: 'Too many attempts that did not match.',
  503: 'Klarna is out of reach, or too much is asked at once.',
}

const toolList = z.object({
  tools: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      description: z.string(),
      input_schema: z.looseObject({}).describe('JSON Schema of the input.'),
      output_schema: z.looseObject({}).describe('JSON Schema of the output.'),
      annotations: z
        .looseObject({})
        .describe('MCP annotations: read-only, idempotent, not destructive, open world.'),
    }),
  ),
})

const security = [{ apiKey: [] }]

export const toolsApi: FastifyPluginAsync<{ readonly shops: Shops }> = async (app, { shops }) => {
  app.decorateRequest('asker', null)
  app.addHook('onRequest', authenticate(shops, 'tools'))
  // A tool's own parser says what is wrong with its input, in the tool's own shape.
  app.setValidatorCompiler(() => (value) => ({ value }))

  app.get(
    '/tools',
    {
      schema: {
        operationId: 'list_tools',
        summary: 'The tools that are switched on',
        tags: ['tools'],
        security,
        response: { 200: toolList.describe('The tools.'), 401: problemSchema.describe('No valid API key.') },
      },
    },
    async (request) => {
      const disabled = await askerOf(request).scope.storage.tools.disabled()
      return { tools: tools.filter((tool) => !disabled.has(tool.name)).map(listed) }
    },
  )

  for (const tool of tools) {
    app.post(`/tools/${tool.name}`, { schema: toolSchema(tool) }, async (request, reply) => {
      const { scope, keyId } = askerOf(request)
      const question = { caller: { id: `key:${keyId}` }, receivedAt: request.receivedAt }
      const result = await answer(scope, tool, request.body ?? {}, question)
      if ('retry_after_seconds' in result) reply.header('retry-after', result.retry_after_seconds)
      return reply.code(statusOf[result.outcome]).send(result)
    })
  }

  app.post('/tools/:name', { schema: { hide: true } }, (_request, reply) =>
    sendProblem(
      reply,
      404,
      `There is no such tool. The tools are ${tools.map((tool) => tool.name).join(', ')}.`,
    ),
  )
}

function listed(tool: AnyTool): z.input<typeof toolList>['tools'][number] {
  const { name, title, description, inputSchema: input, outputSchema: output } = describeTool(tool)
  return { name, title, description, input_schema: input, output_schema: output, annotations }
}

function toolSchema(tool: AnyTool): FastifySchema {
  const statuses = [...new Set(Object.values(statusOf))]
  return {
    operationId: tool.name,
    summary: tool.title,
    description: tool.description,
    tags: ['tools'],
    security,
    body: inputSchema(tool),
    response: {
      ...Object.fromEntries(
        statuses.map((status) => [status, replySchema(tool, status).describe(descriptionsOf[status] ?? '')]),
      ),
      401: problemSchema.describe('No valid API key.'),
    },
  }
}

function replySchema(tool: AnyTool, status: number): z.ZodType {
  if (status === 200) {
    return z.object({
      outcome: z.literal('answered'),
      text: z.string().describe('The reply in words, ready to show to the shopper.'),
      locale: z.string().describe('Language that the reply is in.'),
      as_of: z.iso.datetime().describe('When Klarna was asked.'),
      data: tool.data,
    })
  }
  return z.object({
    outcome: z.enum(outcomes.filter((outcome) => statusOf[outcome] === status)),
    text: z.string().describe('The reply in words, ready to show to the shopper.'),
    retry_after_seconds: z.int().optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
}
