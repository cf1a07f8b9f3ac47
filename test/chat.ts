import { z } from 'zod'
import { type Answer, bearer, send } from './http.ts'

const chatReply = z.strictObject({
  conversation_id: z.string(),
  reply: z.string(),
  notice: z.string().nullable(),
  locale: z.string(),
  outcome: z.string(),
  asks_for: z.array(z.string()),
  tools: z.array(z.strictObject({ name: z.string(), outcome: z.string() })),
  engine: z.enum(['rules', 'model']),
})

/** A reply of `POST /api/v1/chat`, just as CONTRACT.md lists its fields. */
export type ChatReply = z.infer<typeof chatReply>

/** Somebody who writes over REST, one message after the other. */
export type Shopper = {
  say(message: string): Promise<ChatReply>
}

export function postChat(
  server: { readonly url: string; readonly apiKey: string },
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return send(`${server.url}/api/v1/chat`, {
    method: 'POST',
    headers: { ...bearer(server.apiKey), 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

export function shopper(
  server: { readonly url: string; readonly apiKey: string },
  fields: Readonly<Record<string, string>> = {},
): Shopper {
  let conversation: Record<string, string> = {}
  return {
    say: async (message) => {
      const answer = await postChat(server, { message, ...fields, ...conversation })
      if (answer.status !== 200) throw new Error(`The chat answered ${answer.status}: ${answer.text}`)
      const reply = chatReply.parse(JSON.parse(answer.text))
      conversation = { conversation_id: reply.conversation_id }
      return reply
    },
  }
}
