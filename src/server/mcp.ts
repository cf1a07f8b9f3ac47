import type { FastifyPluginAsync, RouteHandlerMethod } from 'fastify'
import { z } from 'zod'
import type { McpOptions } from './mcp-handler.ts'
import { problem } from './problem.ts'

/** MCP over Streamable HTTP, stateless: every request brings its key and stands alone. */
export const mcp: FastifyPluginAsync<McpOptions> = async (app, options) => {
  let loaded: Promise<RouteHandlerMethod> | undefined
  // Loaded with the first request: a server that nobody asks over MCP starts without it.
  const answerMcp: RouteHandlerMethod = async function (request, reply) {
    loaded ??= import('./mcp-handler.ts').then(({ mcpHandler }) => mcpHandler(options))
    return (await loaded).call(this, request, reply)
  }
  // The handler reads and bounds the body itself, and says what is wrong in JSON-RPC.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))

  app.post('/mcp', { schema: postSchema }, answerMcp)
  // The handler says that there is no stream to open and no session to end.
  const others = app.supportedMethods.filter((method) => method !== 'POST')
  app.route({ method: others, url: '/mcp', schema: { hide: true }, handler: answerMcp })
}

const jsonRpc = z.looseObject({ jsonrpc: z.literal('2.0').describe('Always this.') })

const postSchema = {
  operationId: 'mcp',
  summary: 'The tools over MCP',
  description:
    'Streamable HTTP of the Model Context Protocol, revisions 2025-06-18, 2025-11-25 and 2026-07-28, without sessions: one message in, its answer out.',
  tags: ['mcp'],
  security: [{ apiKey: [] }],
  body: jsonRpc.describe('A JSON-RPC message.'),
  response: {
    200: {
      description: 'The answer, or a stream with it.',
      content: {
        'application/json': { schema: jsonRpc },
        'text/event-stream': { schema: z.string() },
      },
    },
    202: z.null().describe('A notification was taken.'),
    400: rpcProblem('The message cannot be read.'),
    401: problem('No valid API key.'),
    403: problem('The API key lacks the scope "tools", or Host or Origin are not allowed.'),
    406: rpcProblem('`Accept` must name application/json and text/event-stream.'),
    413: rpcProblem('The body is too large.'),
    415: rpcProblem('The body is not JSON.'),
  },
}

function rpcProblem(description: string) {
  return { description, content: { 'application/json': { schema: jsonRpc } } }
}
