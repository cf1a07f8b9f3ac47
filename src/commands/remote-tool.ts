import { z } from 'zod'
import { looksLikeApiKey } from '../security/api-key.ts'
import { CommandFailure } from './command.ts'

/** A running Kvitto server, and the key that it is asked with. */
export type Server = { readonly url: URL; readonly apiKey: string }

/** A tool's reply as the server sent it; a newer server may know more outcomes. */
export type RemoteReply = { readonly outcome: string; readonly text: string }

export type ListedTool = z.infer<typeof toolList>['tools'][number]

const reply = z.looseObject({ outcome: z.string(), text: z.string() })
const problem = z.looseObject({ status: z.int(), detail: z.string() })
const jsonSchema = z.looseObject({ type: z.literal('object') })
const toolList = z.object({
  tools: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      description: z.string(),
      input_schema: jsonSchema,
      output_schema: jsonSchema,
      annotations: z.record(z.string(), z.boolean()),
    }),
  ),
})

const patienceMs = 30_000

/** @throws CommandFailure */
export function serverAt(address: string, apiKey: string | undefined): Server {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '') {
    throw new CommandFailure(
      2,
      '--server takes an http or https address, e.g. --server http://127.0.0.1:3000',
    )
  }
  if (apiKey === undefined) {
    throw new CommandFailure(
      2,
      'The server wants an API key. Where it runs, make one with: kvitto api-keys create\nThen set KVITTO_API_KEY to it.',
    )
  }
  if (!looksLikeApiKey(apiKey)) {
    throw new CommandFailure(
      2,
      'KVITTO_API_KEY does not look like an API key: kv_ and 43 more characters. Make one with: kvitto api-keys create',
    )
  }
  return { url, apiKey }
}

/**
 * `undefined` where the tool is not there.
 * @throws CommandFailure where the server is out of reach or refuses the key.
 */
export async function callTool(
  server: Server,
  name: string,
  input: unknown,
): Promise<RemoteReply | undefined> {
  const answer = await ask(server, `tools/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  const parsed = reply.safeParse(answer.body)
  // As it came, so that it is the same object with the same order of its fields.
  if (parsed.success && isReply(answer.body)) return answer.body
  if (answer.status === 404 && problem.safeParse(answer.body).success) return undefined
  throw refusal(server, answer)
}

/** @throws CommandFailure where the server is out of reach or refuses the key. */
export async function listTools(server: Server): Promise<readonly ListedTool[]> {
  const answer = await ask(server, 'tools')
  const parsed = toolList.safeParse(answer.body)
  if (!parsed.success) throw refusal(server, answer)
  return parsed.data.tools
}

export type RemoteChatReply = z.infer<typeof chatReply>

const chatReply = z.looseObject({
  conversation_id: z.string(),
  reply: z.string(),
  notice: z.string().nullable(),
  outcome: z.string(),
  asks_for: z.array(z.string()),
})

/** @throws CommandFailure where the server is out of reach or refuses. */
export async function sendChat(
  server: Server,
  message: {
    readonly text: string
    readonly conversationId: string | undefined
    readonly locale: string | undefined
  },
): Promise<RemoteChatReply> {
  const { text, conversationId, locale } = message
  const answer = await ask(server, 'chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: text, conversation_id: conversationId, locale }),
  })
  const parsed = chatReply.safeParse(answer.body)
  if (!parsed.success) throw refusal(server, answer)
  return parsed.data
}

/** Who listens at an address; `unknown` where it is one of the ports that Node asks nothing of. */
export async function whoListens(origin: string): Promise<'kvitto' | 'other' | 'nobody' | 'unknown'> {
  try {
    const response = await fetch(`${origin}/livez`, {
      signal: AbortSignal.timeout(2_000),
      redirect: 'manual',
    })
    const body: unknown = await response.json().catch(() => undefined)
    return z.object({ status: z.literal('ok') }).safeParse(body).success ? 'kvitto' : 'other'
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === 'bad port') return 'unknown'
    return reason === 'ECONNREFUSED' ? 'nobody' : 'other'
  }
}

function isReply(body: unknown): body is RemoteReply {
  return typeof body === 'object' && body !== null && 'outcome' in body && 'text' in body
}

type Answer = { readonly status: number; readonly body: unknown }

async function ask(server: Server, path: string, request: RequestInit = {}): Promise<Answer> {
  const base = server.url.href.replace(/[?#].*$/, '').replace(/\/*$/, '/')
  try {
    const response = await fetch(`${base}api/v1/${path}`, {
      ...request,
      headers: { ...request.headers, accept: 'application/json', authorization: `Bearer ${server.apiKey}` },
      // The key goes to the address that was given, and nowhere else.
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    const body: unknown = await response.json().catch(() => undefined)
    return { status: response.status, body }
  } catch (error) {
    throw new CommandFailure(
      3,
      `The server at ${server.url.origin} is out of reach (${reasonOf(error)}). Does it run? Start it with: kvitto serve`,
    )
  }
}

function refusal(server: Server, { status, body }: Answer): CommandFailure {
  const told = problem.safeParse(body)
  if (!told.success) {
    return new CommandFailure(
      3,
      `What answers at ${server.url.origin} is no Kvitto server, or something stands before it (HTTP ${status}).`,
    )
  }
  const isOurs = status === 401 || status === 403
  const detail = isOurs ? `The server refuses KVITTO_API_KEY. ${told.data.detail}` : told.data.detail
  return new CommandFailure(status >= 500 ? 3 : 2, detail)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError') return `no answer in ${patienceMs / 1000} s`
  const cause = error.cause
  if (!(cause instanceof Error)) return error.message
  return 'code' in cause ? String(cause.code) : cause.message
}
