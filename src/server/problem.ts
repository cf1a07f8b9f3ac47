import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Log } from '../log.ts'

/** RFC 9457: for what goes wrong before a tool runs. */
const problemSchema = z.object({
  type: z.literal('about:blank').describe('Always this: `status` says which kind it is.'),
  title: z.string().describe('What went wrong.'),
  status: z.int().min(400).max(599).describe('The HTTP status.'),
  detail: z.string().describe('The rule, and the way out.'),
})

/** A reply of a route that is a problem, for the description of the API. */
export function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** For a form: the field that it is about, and what would work. */
export type ProblemMore = {
  readonly field?: string
  readonly suggestion?: Readonly<Record<string, unknown>>
}

export function sendProblem(
  reply: FastifyReply,
  status: number,
  detail: string,
  more: ProblemMore = {},
): FastifyReply {
  const problem = { type: 'about:blank', title: titles[status] ?? 'Error', status, detail, ...more }
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem)
}

const details: Readonly<Record<string, readonly [number, string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'Send JSON: Content-Type: application/json.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'The body is empty; send a JSON object, {} at least.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'The body is not valid JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'Content-Length does not fit the body.'],
}

/** Errors leave as problems; what was not expected is logged by its kind and told to nobody. Before the routes. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  const routes: Route[] = []
  app.addHook('onRoute', ({ method, url }) => {
    routes.push({ methods: [method].flat(), path: pathPattern(url) })
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const methods = routes.flatMap((route) => (route.path.test(path) ? route.methods : []))
    // A route that says itself that it has nothing of that name allows the method.
    if (methods.length === 0 || methods.includes(request.method)) {
      return sendProblem(reply, 404, 'There is nothing here. GET /openapi.json lists every route.')
    }
    const allow = [...new Set(methods)].join(', ')
    return sendProblem(reply.header('allow', allow), 405, `${request.method} is not for here: use ${allow}.`)
  })
  app.setErrorHandler((error, request, reply) => {
    const { code, status } = known(error)
    const entry = code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? tooLarge(request) : details[code]
    if (entry !== undefined) return sendProblem(reply, entry[0], entry[1])
    if (status !== undefined && status < 500) return sendProblem(reply, status, 'The request cannot be read.')
    log.error('request-failed', {
      request_id: request.id,
      kind: error instanceof Error ? error.name : 'unknown',
      code,
    })
    return sendProblem(
      reply,
      500,
      `Something went wrong on our side. Request ${request.id} in the log has more.`,
    )
  })
}

function tooLarge({ routeOptions }: FastifyRequest): readonly [number, string] {
  const { bodyLimit } = routeOptions
  return [413, `The body is larger than ${Math.floor((bodyLimit ?? 0) / 1024)} KiB.`]
}

type Route = { readonly methods: readonly string[]; readonly path: RegExp }

/** `/orders/:number` as a pattern of whole paths. */
function pathPattern(route: string): RegExp {
  const parts = route.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)))
  return new RegExp(`^${parts.join('/')}$`)
}

const errorShape = z.object({ code: z.string().optional(), statusCode: z.number().optional() })

function known(error: unknown): { code: string; status: number | undefined } {
  const parsed = errorShape.safeParse(error)
  return { code: parsed.data?.code ?? '', status: parsed.data?.statusCode }
}
