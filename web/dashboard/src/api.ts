import type { ProblemJson } from '../../../src/server/admin/wire.ts'

/**
 * What the server refused, or that it could not be reached (`status` 0). `detail` is a sentence to be shown; `field`
 * names the field of the form that it is about.
 */
export class ApiError extends Error {
  readonly status: number
  readonly detail: string
  readonly field: string | undefined
  readonly suggestion: ProblemJson['suggestion']

  constructor(problem: ProblemJson) {
    super(problem.detail)
    this.name = 'ApiError'
    this.status = problem.status
    this.detail = problem.detail
    this.field = problem.field
    this.suggestion = problem.suggestion
  }
}

/**
 * Calls `/admin/api` + path, with types from `wire.ts`. An answer with no body is `null`.
 * @throws ApiError whatever goes wrong.
 */
export const api = {
  get: <Answer>(path: string, signal?: AbortSignal) => call<Answer>('GET', path, undefined, signal),
  post: <Answer>(path: string, body: object = {}) => call<Answer>('POST', path, body),
  put: <Answer>(path: string, body: object) => call<Answer>('PUT', path, body),
  delete: <Answer = null>(path: string) => call<Answer>('DELETE', path),
}

let csrfToken = ''

/** What every request brings along; `changes` is true where it changes something. */
export function headersOf(changes: boolean): Record<string, string> {
  return { accept: 'application/json', ...(changes ? { 'x-kvitto-csrf': csrfToken } : {}) }
}

/** The token of the session, sent with all that changes something. */
export function keepCsrfToken(token: string): void {
  csrfToken = token
}

/** A sentence to be shown for whatever was thrown. */
export function detailOf(error: unknown): string {
  return error instanceof ApiError
    ? error.detail
    : 'Something in this page went wrong. Load it again; if that does not help, look at the console of the browser.'
}

async function call<Answer>(
  method: string,
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await reach(`/admin/api${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      ...headersOf(method !== 'GET'),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  return answerIn(response)
}

/** @throws ApiError where it is a refusal, or nothing that this page understands. */
export async function answerIn<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw new ApiError(await readProblem(response))
  const text = await response.text()
  try {
    return JSON.parse(text === '' ? 'null' : text)
  } catch {
    throw new ApiError(notUnderstood(response.status))
  }
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (error) {
    if (request.signal?.aborted === true) throw error
    throw outOfReach()
  }
}

export function outOfReach(): ApiError {
  return new ApiError({
    status: 0,
    title: 'Out of reach',
    detail: 'Kvitto cannot be reached. Check your connection and that the server runs, then try again.',
  })
}

async function readProblem(response: Response): Promise<ProblemJson> {
  try {
    const problem: ProblemJson = await response.json()
    return typeof problem.detail === 'string'
      ? { ...problem, status: response.status }
      : notUnderstood(response.status)
  } catch {
    return notUnderstood(response.status)
  }
}

function notUnderstood(status: number): ProblemJson {
  return {
    status,
    title: 'Not understood',
    detail: `The server answered with ${status} and nothing that this page understands. Try again in a minute; if a proxy stands in front of Kvitto, look at its log.`,
  }
}
