import type { FastifyPluginAsync, FastifySchema } from 'fastify'
import { z } from 'zod'
import type { Reply } from '../answers/answer.ts'
import type { Shops } from '../shops.ts'
import { annotations, describeTool, outcomes } from '../tools/describe.ts'
import { type AnyTool, tools } from '../tools/index.ts'
import { inputSchema } from '../tools/input.ts'
import { askerOf, authenticate } from './authenticate.ts'
import { loadAnswers } from './load.ts'
import { problem, sendProblem } from './problem.ts'

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
  tools: z
    .array(
      z.object({
        name: z.string().describe('Stands in the path: POST /api/v1/tools/{name}.'),
        title: z.string().describe('Its name for people.'),
        description: z.string().describe('What it answers and what it needs, for whoever calls it.'),
        input_schema: z.looseObject({}).describe('JSON Schema of the input.'),
        output_schema: z.looseObject({}).describe('JSON Schema of the output.'),
        annotations: z
          .looseObject({})
          .describe('MCP annotations: read-only, idempotent, not destructive, open world.'),
      }),
    )
    .describe('One for each tool.'),
})

const keyProblems = {
  401: problem('No valid API key.'),
  403: problem('The API key lacks the scope "tools".'),
}
const security = [{ apiKey: [] }]

export const toolsApi: FastifyPluginAsync<{ readonly shops: Shops }> = async (app, { shops }) => {
  app.decorateRequest('asker', null)
  app.addHook('onRequest', authenticate(shops, 'tools'))
  app.get(
    '/tools',
    {
      schema: {
        operationId: 'list_tools',
        summary: 'The tools that are switched on',
        tags: ['tools'],
        security,
        response: { 200: toolList.describe('The tools.'), ...keyProblems },
      },
    },
    async (request) => {
      const disabled = await askerOf(request).scope.storage.tools.disabled()
      return { tools: tools.filter((tool) => !disabled.has(tool.name)).map(listed) }
    },
  )

  for (const tool of tools) {
    app.post(`/tools/${tool.name}`, { schema: toolSchema(tool) }, async (request, reply) => {
      const { answer } = await loadAnswers()
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
      ...Object.fromEntries(statuses.map((status) => [status, response(tool, status)])),
      ...keyProblems,
      413: problem('The body is too large.'),
      415: problem('The body is not JSON.'),
    },
  }
}

function response(tool: AnyTool, status: number) {
  const description = descriptionsOf[status] ?? ''
  const content = { 'application/json': { schema: replySchema(tool, status) } }
  return { description, content: status === 400 ? { ...content, ...problem(description).content } : content }
}

const text = z.string().describe('The reply in words, ready to show to the shopper.')
const retryAfterSeconds = z.int().min(1).describe('How long to wait before asking again.')
const issue = z.object({
  path: z.string().describe('The field; empty for the whole input.'),
  message: z.string().describe('The rule that it breaks.'),
})

function replySchema(tool: AnyTool, status: number): z.ZodType {
  if (status === 200) {
    return z.object({
      outcome: z.literal('answered').describe('How it went.'),
      text,
      locale: z.string().describe('Language that the reply is in.'),
      as_of: z.iso.datetime().describe('When Klarna was asked.'),
      data: tool.data.describe('The answer, for programs.'),
    })
  }
  return z.object({
    outcome: z.enum(outcomes.filter((outcome) => statusOf[outcome] === status)).describe('How it went.'),
    text,
    ...(status === 400 ? { issues: z.array(issue).describe('What is wrong with the input.') } : {}),
    ...(status === 429 ? { retry_after_seconds: retryAfterSeconds } : {}),
    // Of the two outcomes with this status, `busy` says it and `unavailable` does not.
    ...(status === 503 ? { retry_after_seconds: retryAfterSeconds.optional() } : {}),
  })
}
