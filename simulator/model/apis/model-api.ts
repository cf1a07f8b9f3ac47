import type { z } from 'zod'
import type { ModelRequest, ToolCall } from '../model-request.ts'

/** One way to ask a model over HTTP. */
export type ModelApi = {
  readonly path: string
  /** The body of a call; refuses what the real API refuses. */
  readonly request: z.ZodType<ModelRequest>
  answer(reply: ModelReply): object
  /** The same answer as server-sent events, each a whole frame. */
  frames(reply: ModelReply): readonly string[]
  error(status: number, message: string): object
}

export type ModelReply = {
  readonly request: ModelRequest
  readonly text: string
  readonly calls: readonly ToolCall[]
  readonly usage: { readonly input: number; readonly output: number }
  /** Unique in this server, with a prefix as the API has them. */
  readonly newId: (prefix: string) => string
}

/** An event of the Responses and the Messages API. */
export type ServerEvent = { readonly type: string; readonly [field: string]: unknown }

/** Its frame, with the type beside the data. */
export function typedFrame(data: ServerEvent): string {
  return `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`
}

/** A text in the small parts in which a model streams it. None for an empty text. */
export function pieces(text: string): readonly string[] {
  return text.match(/[\s\S]{1,24}/gu) ?? []
}
