import { z } from 'zod'
import { Conversation, jsonOrText, textContent } from './conversation.ts'
import { type ModelApi, type ModelReply, pieces } from './model-api.ts'
import { openaiError } from './openai-error.ts'

/** OpenAI's Chat Completions, the API that most other servers speak as well. */
export const chatCompletions: ModelApi = {
  path: '/v1/chat/completions',
  request: requestSchema(),
  answer,
  frames,
  error: openaiError,
}

function requestSchema(): ModelApi['request'] {
  const call = z.object({
    id: z.string(),
    type: z.literal('function'),
    function: z.object({ name: z.string(), arguments: z.string() }),
  })
  const message = z.discriminatedUnion('role', [
    z.object({ role: z.enum(['system', 'developer']), content: textContent }),
    z.object({ role: z.literal('user'), content: textContent }),
    z
      .object({
        role: z.literal('assistant'),
        content: textContent.nullish(),
        tool_calls: z.array(call).min(1).optional(),
      })
      .refine(({ content, tool_calls }) => typeof content === 'string' || tool_calls !== undefined, {
        message: 'an assistant message needs content or tool_calls',
      }),
    z.object({ role: z.literal('tool'), tool_call_id: z.string(), content: textContent }),
  ])
  const tool = z.object({
    type: z.literal('function'),
    function: z.object({ name: z.string(), parameters: z.unknown() }),
  })
  return z
    .looseObject({
      model: z.string().min(1),
      messages: z.array(message),
      tools: z.array(tool).min(1).optional(),
      stream: z.boolean().default(false),
      stream_options: z.object({ include_usage: z.boolean().optional() }).optional(),
    })
    .transform((body, context) => {
      const conversation = conversationOf(body.messages)
      conversation.end(context)
      return {
        model: body.model,
        system: conversation.system,
        messages: conversation.messages,
        tools: (body.tools ?? []).map((offered) => ({
          name: offered.function.name,
          parameters: offered.function.parameters,
        })),
        stream: body.stream,
        usageInStream: body.stream_options?.include_usage === true,
      }
    })

  function conversationOf(messages: readonly z.output<typeof message>[]): Conversation {
    const conversation = new Conversation()
    for (const message of messages) {
      if (message.role === 'user') conversation.addUser(message.content)
      else if (message.role === 'tool') conversation.addResult(message.tool_call_id, message.content)
      else if (message.role === 'assistant')
        conversation.addAssistant(
          message.content ?? '',
          (message.tool_calls ?? []).map(({ id, function: called }) => ({
            id,
            name: called.name,
            input: jsonOrText(called.arguments),
          })),
        )
      else conversation.addSystem(message.content)
    }
    return conversation
  }
}

function answer(reply: ModelReply): object {
  return {
    ...head(reply, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: contentOf(reply),
          refusal: null,
          annotations: [],
          ...(reply.calls.length === 0 ? {} : { tool_calls: reply.calls.map(wireCall) }),
        },
        logprobs: null,
        finish_reason: finishReason(reply),
      },
    ],
    usage: wireUsage(reply),
  }
}

function frames(reply: ModelReply): readonly string[] {
  const top = head(reply, 'chat.completion.chunk')
  const chunk = (delta: object, finish: string | null = null) =>
    frame({ ...top, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] })
  return [
    chunk({ role: 'assistant', content: contentOf(reply) === null ? null : '', refusal: null }),
    ...pieces(reply.text).map((content) => chunk({ content })),
    ...reply.calls.flatMap((call, index) => {
      const { function: called, ...rest } = wireCall(call)
      return [
        chunk({ tool_calls: [{ index, ...rest, function: { name: called.name, arguments: '' } }] }),
        ...pieces(called.arguments).map((part) =>
          chunk({ tool_calls: [{ index, function: { arguments: part } }] }),
        ),
      ]
    }),
    chunk({}, finishReason(reply)),
    // OpenAI: only with stream_options.include_usage, in a chunk without choices.
    ...(reply.request.usageInStream ? [frame({ ...top, choices: [], usage: wireUsage(reply) })] : []),
    'data: [DONE]\n\n',
  ]
}

function frame(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`
}

function head({ newId, request }: ModelReply, object: string) {
  return {
    id: newId('chatcmpl-'),
    object,
    created: Math.floor(Date.now() / 1_000),
    model: request.model,
    system_fingerprint: 'fp_simulated',
  }
}

// OpenAI: null, not empty, beside tool calls.
function contentOf({ text, calls }: ModelReply): string | null {
  return text === '' && calls.length > 0 ? null : text
}

function finishReason({ calls }: ModelReply): string {
  return calls.length === 0 ? 'stop' : 'tool_calls'
}

function wireCall({ id, name, input }: ModelReply['calls'][number]) {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(input) } }
}

function wireUsage({ usage }: ModelReply) {
  return {
    prompt_tokens: usage.input,
    completion_tokens: usage.output,
    total_tokens: usage.input + usage.output,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
  }
}
