import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { z } from 'zod'

/** An answer as it came over the wire. */
export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** From the first byte sent to the last byte received. */
  readonly durationMs: number
}

export type Call = {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Buffer
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })

/** Sends just what it is told: any Host, any body, no header of its own beside Content-Length. */
export function send(url: string, call: Call = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = call
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const outgoing = request(url, { method, agent, headers: { ...length, ...headers } }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.once('error', reject)
      incoming.once('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(chunks).toString('utf8'),
          durationMs: performance.now() - sentAt,
        }),
      )
    })
    outgoing.once('error', reject)
    const sentAt = performance.now()
    outgoing.end(body)
  })
}

const anObject = z.record(z.string(), z.unknown())

/** The body as a JSON object. @throws where it is none. */
export function objectIn(answer: { readonly text: string }): Record<string, unknown> {
  return anObject.parse(JSON.parse(answer.text))
}

/** `value` as an object, for looking into a reply. @throws where it is none. */
export function asObject(value: unknown): Record<string, unknown> {
  return anObject.parse(value)
}

export function bearer(key: string): { authorization: string } {
  return { authorization: `Bearer ${key}` }
}

/** Asks a tool over REST. */
export function askTool(
  server: { readonly url: string; readonly apiKey: string },
  tool: string,
  input: unknown,
): Promise<Answer> {
  return send(`${server.url}/api/v1/tools/${tool}`, {
    method: 'POST',
    headers: { ...bearer(server.apiKey), 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
}
