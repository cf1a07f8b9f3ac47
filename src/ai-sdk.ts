import { type JSONSchema7, jsonSchema, type ToolSet, tool } from 'ai'
import { z } from 'zod'
import { describeTool } from './tools/describe.ts'
import { toolNamed, tools } from './tools/index.ts'

export type KvittoOptions = {
  /** Where a Kvitto server answers, e.g. `https://kvitto.example.com`. */
  readonly url: string | URL
  /** Of `kvitto api-keys create`, with the scope `tools`. It goes to `url` and nowhere else. */
  readonly apiKey: string
  readonly fetch?: typeof globalThis.fetch
}

/** What a tool gives: the server's object, or `unavailable` with a reason where there is none. */
export type KvittoReply = {
  readonly outcome: string
  readonly text: string
  readonly [field: string]: unknown
}

/** Why the server gave no answer. For the log: the shopper need not know. */
export type KvittoReason = 'out_of_reach' | 'key_refused' | 'no_kvitto_server'

const patienceMs = 30_000

/**
 * Kvitto's tools for the AI SDK, as the server lists them; those that its shop has switched off are left out. They
 * read, and never change anything. A server that does not answer now may do so later: then the tools are those that this
 * package knows. Whatever goes wrong in a call is a value with the outcome `unavailable`.
 * @throws TypeError where `url` or `apiKey` cannot be one. Its message holds neither.
 */
export async function kvittoTools(options: KvittoOptions): Promise<ToolSet> {
  const ask = asker(options)
  const answer = await ask('tools')
  const listed = toolList.safeParse(answer.body).data?.tools ?? tools.map(known)
  const offered = listed.filter(({ name }) => toolNamed(name) !== undefined)
  return Object.fromEntries(offered.map((one) => [one.name, sdkTool(one, ask)]))
}

const schema = z.custom<JSONSchema7>((value) => typeof value === 'object' && value !== null)
const listedTool = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  input_schema: schema,
  output_schema: schema,
})
const toolList = z.object({ tools: z.array(listedTool) })
type ListedTool = z.infer<typeof listedTool>

function known(one: (typeof tools)[number]): ListedTool {
  const { name, title, description, inputSchema, outputSchema } = describeTool(one)
  return {
    name,
    title,
    description,
    input_schema: schema.parse(inputSchema),
    output_schema: schema.parse(outputSchema),
  }
}

function sdkTool(
  { name, title, description, input_schema, output_schema }: ListedTool,
  ask: Ask,
): ToolSet[string] {
  return tool({
    title,
    description,
    inputSchema: jsonSchema(input_schema),
    outputSchema: jsonSchema<KvittoReply>(output_schema),
    execute: async (input, { abortSignal }) => replyIn(await ask(`tools/${name}`, { input, abortSignal })),
  })
}

type Answer = { readonly status: number; readonly body: unknown }
type Question = { readonly input: unknown; readonly abortSignal: AbortSignal | undefined }
/** GET, and POST with a question; status 0 where nobody answers. */
type Ask = (path: string, question?: Question) => Promise<Answer>

function asker({ url, apiKey, fetch = globalThis.fetch }: KvittoOptions): Ask {
  const base = baseOf(url)
  // What no header can hold would stand in the error of `fetch`.
  if (!/^[\x21-\x7e]+$/.test(apiKey))
    throw new TypeError('apiKey must be an API key of Kvitto: kvitto api-keys create')
  return async (path, question) => {
    const patience = AbortSignal.timeout(patienceMs)
    const headers = { accept: 'application/json', authorization: `Bearer ${apiKey}` }
    const call = question === undefined ? { headers } : posted(question, headers)
    const abort = question?.abortSignal
    try {
      const response = await fetch(`${base}api/v1/${path}`, {
        ...call,
        redirect: 'manual',
        signal: abort === undefined ? patience : AbortSignal.any([patience, abort]),
      })
      const body: unknown = await response.json().catch(() => undefined)
      return { status: response.status, body }
    } catch {
      // An error of `fetch` may hold anything, the headers too.
      return { status: 0, body: undefined }
    }
  }
}

function posted({ input }: Question, headers: Readonly<Record<string, string>>) {
  return {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  }
}

function baseOf(url: string | URL): string {
  const parsed = URL.canParse(String(url)) ? new URL(String(url)) : undefined
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.username !== '')
    throw new TypeError('url must be an http or https address without a user, e.g. http://127.0.0.1:3000')
  return `${parsed.origin}${parsed.pathname.replace(/\/*$/, '/')}`
}

const reply = z.looseObject({ outcome: z.string(), text: z.string() })

function replyIn({ status, body }: Answer): KvittoReply {
  const parsed = reply.safeParse(body)
  if (parsed.success) return parsed.data
  if (status === 0) return unavailable('out_of_reach')
  return unavailable(status === 401 || status === 403 ? 'key_refused' : 'no_kvitto_server')
}

function unavailable(reason: KvittoReason): KvittoReply {
  return {
    outcome: 'unavailable',
    text: 'The order cannot be looked up right now. Please try again in a few minutes.',
    reason,
  }
}
