import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type ProblemMore, sendProblem } from '../problem.ts'

/** What a form sent cannot be used: `detail` for the person who filled it in. */
export class FormProblem extends Error {
  override readonly name = 'FormProblem'
  readonly status: 400 | 401 | 404 | 409 | 413 | 415 | 422 | 429
  readonly more: ProblemMore

  constructor(status: FormProblem['status'], detail: string, more: ProblemMore = {}) {
    super(detail)
    this.status = status
    this.more = more
  }
}

/** The body as the schema wants it. @throws FormProblem that names the first field and its rule. */
export function bodyOf<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(request.body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') ?? ''
  const rule = issue?.message ?? 'It is not what is expected here.'
  throw new FormProblem(400, rule, field === '' ? {} : { field })
}

/** What the dashboard's routes throw for the person at the form; all else goes where it always goes. */
export function answerFormProblems(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  otherwise: FastifyInstance['errorHandler'],
): void {
  if (error instanceof FormProblem) sendProblem(reply, error.status, error.message, error.more)
  else otherwise(error as FastifyError, request, reply)
}
