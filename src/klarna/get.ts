import type { Dispatcher } from 'undici'
import type { KlarnaOrderId } from '../domain/klarna-order-id.ts'
import type { Endpoint } from './hosts.ts'

/** Klarna's read-only paths: all five, and nothing else (klarna-facts §1.1). */
export type KlarnaPath =
  | { readonly kind: 'order' | 'captures'; readonly order: KlarnaOrderId }
  | {
      readonly kind: 'capture' | 'extend-due-date-options'
      readonly order: KlarnaOrderId
      readonly capture: string
    }
  | { readonly kind: 'refund'; readonly order: KlarnaOrderId; readonly refund: string }

export type KlarnaAnswer = {
  readonly status: number
  readonly body: string
  /** For the log only. */
  readonly correlationId: string | null
  /** Whole seconds that Klarna asks to wait. */
  readonly retryAfterSeconds: number | null
}

/** `reset`: nothing came back. `cut`: the answer broke off. `timeout`: silence. `unreachable`: no connection. */
export class KlarnaCallError extends Error {
  override readonly name = 'KlarnaCallError'
  readonly code: 'reset' | 'cut' | 'timeout' | 'unreachable'

  constructor(code: KlarnaCallError['code'], cause?: unknown) {
    super(`Klarna did not answer: ${code}`, { cause })
    this.code = code
  }
}

/** An order with hundreds of lines has some hundred kilobytes. */
const largestBody = 4 * 1024 * 1024

/**
 * The one door to Klarna. It says GET, to the paths above, on Klarna's hosts, and follows no redirect.
 * @throws KlarnaCallError when no whole answer comes before `signal` aborts.
 */
export async function getFromKlarna(
  dispatcher: Dispatcher,
  endpoint: Endpoint,
  authorization: string,
  path: KlarnaPath,
  signal: AbortSignal,
): Promise<KlarnaAnswer> {
  const response = await dispatcher
    .request({
      method: 'GET',
      origin: endpoint.via ?? `https://${endpoint.host}`,
      path: pathText(path),
      headers: {
        authorization,
        accept: 'application/json',
        'user-agent': 'Kvitto (read-only)',
        ...(endpoint.via === null ? {} : { 'x-kvitto-klarna-host': endpoint.host }),
      },
      signal,
    })
    .catch((cause: unknown) => {
      throw new KlarnaCallError(signal.aborted ? 'timeout' : connectionCode(cause), cause)
    })
  const body = await wholeBody(response.body).catch((cause: unknown) => {
    throw new KlarnaCallError(signal.aborted ? 'timeout' : 'cut', cause)
  })
  return {
    status: response.statusCode,
    body,
    correlationId: correlationId(response.headers['klarna-correlation-id']),
    retryAfterSeconds: wholeSeconds(response.headers['retry-after']),
  }
}

function pathText(path: KlarnaPath): string {
  const order = `/ordermanagement/v1/orders/${encodeURIComponent(path.order)}`
  switch (path.kind) {
    case 'order':
      return order
    case 'captures':
      return `${order}/captures`
    case 'capture':
      return `${order}/captures/${encodeURIComponent(path.capture)}`
    case 'extend-due-date-options':
      return `${order}/captures/${encodeURIComponent(path.capture)}/extend-due-date-options`
    case 'refund':
      return `${order}/refunds/${encodeURIComponent(path.refund)}`
  }
}

async function wholeBody(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > largestBody) throw new RangeError(`Klarna's answer is larger than ${largestBody} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function connectionCode(cause: unknown): 'reset' | 'unreachable' {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' || code === 'EPIPE' ? 'reset' : 'unreachable'
}

/** Written to the log as it is, so only what looks like one. */
function correlationId(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && /^[\w-]{1,64}$/.test(header) ? header : null
}

function wholeSeconds(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) : null
}
