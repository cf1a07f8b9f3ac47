import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { z } from 'zod'
import { listenOnLoopback } from '../loopback.ts'
import type { Behaviour } from './action.ts'
import { chatCompletions } from './apis/chat-completions.ts'
import { messages } from './apis/messages.ts'
import type { ModelApi } from './apis/model-api.ts'
import { openaiError } from './apis/openai-error.ts'
import { responsesApi } from './apis/responses.ts'
import { deliver, sendJson, tokensIn } from './deliver.ts'
import type { ModelRequest } from './model-request.ts'

export type ModelServerOptions = {
  readonly behave: Behaviour
  /** With a key, calls without it are answered 401; by default any call is welcome. */
  readonly apiKey?: string
  /** 0, the default, takes any free port. */
  readonly port?: number
}

/** One call as it came, refused ones too. */
export type RecordedRequest = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Every byte that was sent, to look for what should not be in it. */
  readonly body: string
  /** What was understood of it; null where it was refused. */
  readonly request: ModelRequest | null
}

export type ModelServer = {
  readonly origin: string
  /** What all three AI SDK providers take as `baseURL`. */
  readonly baseUrl: string
  requests(): readonly RecordedRequest[]
  /** Ends at once, hanging and delayed calls included. */
  close(): Promise<void>
}

/** A simulated language model on loopback that does what `behave` says. Throws when the port is taken. */
export async function startModelServer(options: ModelServerOptions): Promise<ModelServer> {
  const closing = new AbortController()
  const recorded: RecordedRequest[] = []
  const listener = modelListener(options, recorded, closing.signal)
  const server = createServer((request, response) => {
    // What is left: a client that went away, a wait that closing cut off.
    listener(request, response).catch(() => response.destroy())
  })
  const { port, close } = await listenOnLoopback(server, options.port)
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    baseUrl: `${origin}/v1`,
    requests: () => recorded,
    close: () => {
      closing.abort()
      return close()
    },
  }
}

function modelListener(options: ModelServerOptions, recorded: RecordedRequest[], closing: AbortSignal) {
  const apis: readonly ModelApi[] = [chatCompletions, responsesApi(), messages]
  let turns = 0
  let ids = 0
  const newId = (prefix: string): string => {
    ids += 1
    return `${prefix}simulated${ids}`
  }

  return async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readText(incoming)
    const path = incoming.url ?? '/'
    const api = apis.find((candidate) => candidate.path === path && incoming.method === 'POST')
    const parsed = api?.request.safeParse(jsonOrUndefined(body))
    recorded.push({
      method: incoming.method ?? '',
      path,
      headers: headersOf(incoming),
      body,
      request: parsed?.data ?? null,
    })
    const refuse = (status: number, message: string): void =>
      sendJson(response, status, (api?.error ?? openaiError)(status, message))
    if (api === undefined || parsed === undefined)
      return refuse(404, `There is no ${incoming.method} ${path}.`)
    if (!isAuthorised(incoming, options.apiKey)) return refuse(401, 'The API key is missing or wrong.')
    if (!parsed.success) return refuse(400, z.prettifyError(parsed.error))
    const inputTokens = tokensIn(body)
    const exchange = { api, request: parsed.data, inputTokens, newId, response, closing }
    turns += 1
    try {
      await deliver(options.behave(parsed.data, turns - 1), exchange)
    } catch (error) {
      if (closing.aborted || response.headersSent) throw error
      // 400 is not tried again, so a mistake in a test's behaviour shows at once.
      refuse(400, `The behaviour of the simulated model threw: ${error}`)
    }
  }
}

function isAuthorised({ headers }: IncomingMessage, apiKey: string | undefined): boolean {
  return (
    apiKey === undefined || headers.authorization === `Bearer ${apiKey}` || headers['x-api-key'] === apiKey
  )
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

/** Undefined, which no schema takes, where it is no JSON. */
function jsonOrUndefined(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
