import type {
  ConversationSoFar,
  Look,
  OpenedSession,
  OpenSession,
  Rate,
  SendMessage,
  SentMessage,
} from '../../../src/server/widget/wire.ts'
import {
  type Parse,
  parseConversationSoFar,
  parseLook,
  parseOpenedSession,
  parseSentMessage,
} from './parse-wire.ts'

export type Reply<Value> =
  | { readonly outcome: 'answered'; readonly value: Value }
  /** The conversation is not there any more. */
  | { readonly outcome: 'gone' }
  /** It will not do, however often it is asked. */
  | { readonly outcome: 'refused' }
  /** Busy, or out of reach. `afterMs`: as the server asked. */
  | { readonly outcome: 'later'; readonly afterMs: number | null }

type Call = {
  readonly method?: 'GET' | 'POST'
  readonly token?: string
  readonly body?: OpenSession | SendMessage | Rate
}

/** A turn may run a language model; the same message can be sent again without harm. */
const turnMs = 60_000
const lookMs = 15_000

export class Server {
  readonly #fetch: typeof fetch
  readonly #now: () => number
  readonly #base: string

  constructor(fetcher: typeof fetch, now: () => number, base = '/widget/v1') {
    this.#fetch = fetcher
    this.#now = now
    this.#base = base
  }

  look(widgetKey: string, locale: string): Promise<Reply<Look>> {
    return this.#call(
      `/look?${new URLSearchParams({ widget_key: widgetKey, locale })}`,
      parseLook,
      {},
      lookMs,
    )
  }

  open(widgetKey: string, locale: string): Promise<Reply<OpenedSession>> {
    const call = { method: 'POST', body: { widget_key: widgetKey, locale } } as const
    return this.#call('/sessions', parseOpenedSession, call, lookMs)
  }

  /** `locale`: for the texts of the look. */
  conversation(token: string, locale: string): Promise<Reply<ConversationSoFar>> {
    const path = `/conversation?${new URLSearchParams({ locale })}`
    return this.#call(path, parseConversationSoFar, { token }, lookMs)
  }

  send(token: string, body: SendMessage): Promise<Reply<SentMessage>> {
    return this.#call('/messages', parseSentMessage, { method: 'POST', token, body }, turnMs)
  }

  rate(token: string, rating: Rate['rating']): Promise<Reply<true>> {
    return this.#call('/rating', () => true, { method: 'POST', token, body: { rating } }, lookMs)
  }

  /** The open stream of events after the cursor. */
  async events(
    token: string,
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<Reply<ReadableStream<Uint8Array>>> {
    const last = cursor === null ? {} : { 'last-event-id': cursor }
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...last }
    try {
      const response = await this.#fetch(`${this.#base}/events`, { headers, signal, cache: 'no-store' })
      if (!response.ok || response.body === null) return this.#failure(response)
      return { outcome: 'answered', value: response.body }
    } catch {
      return { outcome: 'later', afterMs: null }
    }
  }

  async #call<Value>(
    path: string,
    parse: Parse<Value>,
    call: Call,
    timeoutMs: number,
  ): Promise<Reply<Value>> {
    const { method = 'GET', token, body } = call
    const headers: Record<string, string> = { accept: 'application/json' }
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`
    if (body !== undefined) headers['content-type'] = 'application/json'
    try {
      const response = await this.#fetch(`${this.#base}${path}`, {
        method,
        headers,
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (!response.ok) return this.#failure(response)
      const value = parse(response.status === 204 ? null : await response.json())
      return value === undefined ? { outcome: 'later', afterMs: null } : { outcome: 'answered', value }
    } catch {
      return { outcome: 'later', afterMs: null }
    }
  }

  #failure({ status, headers }: Response): Exclude<Reply<never>, { outcome: 'answered' }> {
    if (status === 401 || status === 404) return { outcome: 'gone' }
    const isPassing = status >= 500 || [408, 409, 425, 429].includes(status)
    if (!isPassing) return { outcome: 'refused' }
    return { outcome: 'later', afterMs: readRetryAfter(headers.get('retry-after'), this.#now()) }
  }
}

/** Seconds or a date (RFC 9110 §10.2.3) as ms from now, at most an hour; null where there is none. */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : null
}
