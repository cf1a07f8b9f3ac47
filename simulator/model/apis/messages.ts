import { z } from 'zod'
import { Conversation, textContent } from './conversation.ts'
import { type ModelApi, type ModelReply, pieces, type ServerEvent, typedFrame } from './model-api.ts'

/** Anthropic's Messages. */
export const messages: ModelApi = {
  path: '/v1/messages',
  request: requestSchema(),
  answer,
  frames,
  error: (status, message) => ({
    type: 'error',
    error: { type: errorTypes[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error'), message },
    request_id: 'req_simulated',
  }),
}

const errorTypes: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  529: 'overloaded_error',
}

function requestSchema(): ModelApi['request'] {
  // Anthropic refuses a text block without text.
  const text = z.object({ type: z.literal('text'), text: z.string().min(1) })
  const called = z.object({
    type: z.literal('tool_use'),
    id: z.string(),
    name: z.string(),
    input: z.record(z.string(), z.unknown()),
  })
  const result = z.object({
    type: z.literal('tool_result'),
    tool_use_id: z.string(),
    content: textContent.default(''),
  })
  const message = z.object({
    role: z.enum(['user', 'assistant']),
    content: z.union([
      z
        .string()
        .min(1)
        .transform((words) => [{ type: 'text' as const, text: words }]),
      z.array(z.discriminatedUnion('type', [text, called, result])).min(1),
    ]),
  })
  const tool = z.object({ name: z.string(), input_schema: z.unknown() })
  return z
    .looseObject({
      model: z.string().min(1),
      max_tokens: z.int().min(1),
      system: z.union([z.string(), z.array(text)]).optional(),
      messages: z.array(message),
      tools: z.array(tool).optional(),
      stream: z.boolean().default(false),
    })
    .transform((body, context) => {
      const conversation = new Conversation()
      for (const { text } of typeof body.system === 'string' ? [{ text: body.system }] : (body.system ?? []))
        conversation.addSystem(text)
      for (const { role, content } of body.messages)
        for (const block of content) addBlock(conversation, role, block)
      conversation.end(context)
      return {
        model: body.model,
        system: conversation.system,
        messages: conversation.messages,
        tools: (body.tools ?? []).map(({ name, input_schema }) => ({ name, parameters: input_schema })),
        stream: body.stream,
        usageInStream: true,
      }
    })

  type Block = z.output<typeof message>['content'][number]
  function addBlock(conversation: Conversation, role: 'user' | 'assistant', block: Block): void {
    if (block.type === 'tool_result') conversation.addResult(block.tool_use_id, block.content)
    else if (block.type === 'tool_use')
      conversation.addAssistant('', [{ id: block.id, name: block.name, input: block.input }])
    else if (role === 'user') conversation.addUser(block.text)
    else conversation.addAssistant(block.text, [])
  }
}

function answer(reply: ModelReply): object {
  return {
    ...head(reply),
    content: blocksOf(reply),
    stop_reason: stopReason(reply),
    usage: { ...inputUsage(reply), output_tokens: reply.usage.output },
  }
}

function frames(reply: ModelReply): readonly string[] {
  const message = {
    ...head(reply),
    content: [],
    stop_reason: null,
    usage: { ...inputUsage(reply), output_tokens: 1 },
  }
  const events: readonly ServerEvent[] = [
    { type: 'message_start', message },
    { type: 'ping' },
    ...blocksOf(reply).flatMap(blockEvents),
    {
      type: 'message_delta',
      delta: { stop_reason: stopReason(reply), stop_sequence: null },
      usage: { output_tokens: reply.usage.output },
    },
    { type: 'message_stop' },
  ]
  return events.map(typedFrame)
}

function blockEvents(block: Block, index: number): readonly ServerEvent[] {
  const start = block.type === 'text' ? { ...block, text: '' } : { ...block, input: {} }
  const deltas =
    block.type === 'text'
      ? pieces(block.text).map((text) => ({ type: 'text_delta', text }))
      : pieces(JSON.stringify(block.input)).map((json) => ({ type: 'input_json_delta', partial_json: json }))
  return [
    { type: 'content_block_start', index, content_block: start },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ]
}

type Block =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool_use'; readonly id: string; readonly name: string; readonly input: unknown }

/** Anthropic: an empty answer has no block at all. */
function blocksOf({ text, calls }: ModelReply): readonly Block[] {
  return [
    ...(text === '' ? [] : [{ type: 'text' as const, text }]),
    ...calls.map((call) => ({ type: 'tool_use' as const, ...call })),
  ]
}

function head({ newId, request }: ModelReply) {
  return {
    id: newId('msg_'),
    type: 'message',
    role: 'assistant',
    model: request.model,
    stop_sequence: null,
  }
}

function inputUsage({ usage }: ModelReply) {
  return { input_tokens: usage.input, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 }
}

function stopReason({ calls }: ModelReply): string {
  return calls.length === 0 ? 'end_turn' : 'tool_use'
}
