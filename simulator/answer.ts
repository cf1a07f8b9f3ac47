import { randomUUID } from 'node:crypto'
import type { FastifyReply } from 'fastify'

/** One HTTP answer, ready to be sent. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

// What Klarna's gateway puts on its answers (klarna-facts §2.4).
const gatewayHeaders = {
  server: 'openresty',
  'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
  pragma: 'no-cache',
  expires: '0',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
} as const

export function jsonAnswer(status: number, body: string, correlationId: string = randomUUID()): Answer {
  return {
    status,
    headers: {
      ...gatewayHeaders,
      'content-type': 'application/json',
      'klarna-correlation-id': correlationId,
    },
    body,
  }
}

export function emptyAnswer(status: 201 | 204, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { ...gatewayHeaders, 'klarna-correlation-id': randomUUID(), ...headers },
    body: '',
  }
}

export function htmlAnswer(status: number, body: string, headers: Readonly<Record<string, string>>): Answer {
  return { status, headers: { 'content-type': 'text/html', ...headers }, body }
}

/** What a gateway in maintenance shows in the place of JSON. */
export function gatewayHtml(status: number): Answer {
  return htmlAnswer(status, '<html><body><h1>We will be back soon</h1></body></html>\n', {
    server: 'openresty',
  })
}

export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  return reply.code(answer.status).headers(answer.headers).send(answer.body)
}
