import { z } from 'zod'
import { Conversation, jsonOrText, textContent } from './conversation.ts'
import { type ModelApi, type ModelReply, pieces, type ServerEvent, typedFrame } from './model-api.ts'
import { openaiError } from './openai-error.ts'

/** The words of an answer that OpenAI keeps, by the ID of their output item. */
type Stored = Map<string, string>

/** OpenAI's Responses, what `@ai-sdk/openai` asks by default. One for each server: it remembers its answers. */
export function responsesApi(): ModelApi {
  const stored: Stored = new Map()
  return {
    path: '/v1/responses',
    request: requestSchema(stored),
    answer: (reply) => completed(reply, outputOf(reply, stored)),
    frames: (reply) => frames(reply, outputOf(reply, stored)),
    error: openaiError,
  }
}

function requestSchema(stored: Stored): ModelApi['request'] {
  const item = z.union([
    z.object({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: textContent }),
    z.object({
      type: z.literal('function_call'),
      call_id: z.string(),
      name: z.string(),
      arguments: z.string(),
    }),
    z.object({ type: z.literal('function_call_output'), call_id: z.string(), output: textContent }),
    z.object({ type: z.literal('item_reference'), id: z.string() }),
  ])
  const tool = z.object({ type: z.literal('function'), name: z.string(), parameters: z.unknown() })
  return z
    .looseObject({
      model: z.string().min(1),
      instructions: z.string().nullish(),
      input: z.union([z.string(), z.array(item)]),
      tools: z.array(tool).optional(),
      stream: z.boolean().default(false),
      previous_response_id: z.null('a simulated model does not know earlier responses').optional(),
    })
    .transform((body, context) => {
      const conversation = new Conversation()
      if (typeof body.instructions === 'string') conversation.addSystem(body.instructions)
      if (typeof body.input === 'string') conversation.addUser(body.input)
      else for (const entry of body.input) addItem(conversation, entry)
      conversation.end(context)
      return {
        model: body.model,
        system: conversation.system,
        messages: conversation.messages,
        tools: (body.tools ?? []).map(({ name, parameters }) => ({ name, parameters })),
        stream: body.stream,
        usageInStream: true,
      }
    })

  function addItem(conversation: Conversation, entry: z.output<typeof item>): void {
    if ('role' in entry) {
      if (entry.role === 'user') conversation.addUser(entry.content)
      else if (entry.role === 'assistant') conversation.addAssistant(entry.content, [])
      else conversation.addSystem(entry.content)
    } else if (entry.type === 'function_call') {
      const input = jsonOrText(entry.arguments)
      conversation.addAssistant('', [{ id: entry.call_id, name: entry.name, input }])
    } else if (entry.type === 'function_call_output') {
      conversation.addResult(entry.call_id, entry.output)
    } else {
      const text = stored.get(entry.id)
      if (text === undefined) conversation.problems.push(`Item with id '${entry.id}' not found.`)
      else conversation.addAssistant(text, [])
    }
  }
}

type Output = ReturnType<typeof outputOf>

function outputOf({ text, calls, newId }: ModelReply, stored: Stored) {
  const id = newId('msg_')
  stored.set(id, text)
  const said = {
    type: 'message' as const,
    id,
    status: 'completed',
    role: 'assistant',
    content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
  }
  return [
    ...(text === '' && calls.length > 0 ? [] : [said]),
    ...calls.map((call) => ({
      type: 'function_call' as const,
      id: newId('fc_'),
      status: 'completed',
      call_id: call.id,
      name: call.name,
      arguments: JSON.stringify(call.input),
    })),
  ]
}

function completed(reply: ModelReply, output: Output) {
  const { input, output: outputTokens } = reply.usage
  return {
    id: reply.newId('resp_'),
    object: 'response',
    created_at: Math.floor(Date.now() / 1_000),
    status: 'completed',
    error: null,
    incomplete_details: null,
    model: reply.request.model,
    output,
    parallel_tool_calls: true,
    usage: {
      input_tokens: input,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: outputTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: input + outputTokens,
    },
  }
}

function frames(reply: ModelReply, output: Output): readonly string[] {
  const response = completed(reply, output)
  const begun = { ...response, status: 'in_progress', output: [], usage: null }
  const events: readonly ServerEvent[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    ...output.flatMap((item, index) => itemEvents(item, index)),
    { type: 'response.completed', response },
  ]
  return events.map(({ type, ...rest }, index) => typedFrame({ type, sequence_number: index, ...rest }))
}

function itemEvents(item: Output[number], index: number): readonly ServerEvent[] {
  const at = { item_id: item.id, output_index: index }
  const added = { type: 'response.output_item.added', output_index: index }
  const done = { type: 'response.output_item.done', output_index: index, item }
  if (item.type === 'function_call') {
    return [
      { ...added, item: { ...item, status: 'in_progress', arguments: '' } },
      ...pieces(item.arguments).map((delta) => ({
        type: 'response.function_call_arguments.delta',
        ...at,
        delta,
      })),
      { type: 'response.function_call_arguments.done', ...at, arguments: item.arguments },
      done,
    ]
  }
  return [
    { ...added, item: { ...item, status: 'in_progress', content: [] } },
    ...item.content.flatMap((part, content_index) => [
      { type: 'response.content_part.added', ...at, content_index, part: { ...part, text: '' } },
      ...pieces(part.text).map((delta) => ({
        type: 'response.output_text.delta',
        ...at,
        content_index,
        delta,
      })),
      { type: 'response.output_text.done', ...at, content_index, text: part.text },
      { type: 'response.content_part.done', ...at, content_index, part },
    ]),
    done,
  ]
}
