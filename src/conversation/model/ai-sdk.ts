import { generateText, isStepCount, type LanguageModel, type ToolSet, tool } from 'ai'
import type { ModelSettings } from '../../model-settings.ts'
import type { ChatModel, ModelRequest, ModelTool } from './chat-model.ts'

/** More steps than this are no conversation. */
const mostSteps = 6

/** A model through the AI SDK. Loaded only where one is configured. */
export async function aiSdkModel(settings: ModelSettings): Promise<ChatModel> {
  const model = await languageModel(settings)
  return {
    name: `${settings.provider}:${settings.model}`,
    run: async (request) => {
      const { text } = await generateText({
        model,
        system: request.instructions,
        messages: request.messages.map(({ role, text: content }) => ({ role, content })),
        tools: toolSet(request),
        stopWhen: [isStepCount(mostSteps), () => request.stop()],
        onStepEnd: ({ usage }) =>
          request.used({ input: usage.inputTokens ?? 0, output: usage.outputTokens ?? 0 }),
        maxOutputTokens: request.mostOutputTokens,
        temperature: 0.2,
        // The built-in engine is the second try.
        maxRetries: 0,
        abortSignal: request.signal,
        // What shoppers write is not to rest at the provider longer than it must.
        providerOptions: { openai: { store: false } },
      })
      return text
    },
  }
}

function toolSet({ tools }: ModelRequest): ToolSet {
  return Object.fromEntries(tools.map((offered) => [offered.name, sdkTool(offered)]))
}

function sdkTool({ description, input, execute }: ModelTool): ToolSet[string] {
  return tool({ description, inputSchema: input, execute })
}

async function languageModel({ provider, model, url, key }: ModelSettings): Promise<LanguageModel> {
  const access = { ...(key === null ? {} : { apiKey: key }), ...(url === null ? {} : { baseURL: url }) }
  switch (provider) {
    case 'openai': {
      const { createOpenAI } = await import('@ai-sdk/openai')
      return createOpenAI(access)(model)
    }
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic')
      return createAnthropic(access)(model)
    }
    case 'openai-compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
      return createOpenAICompatible({ name: 'kvitto', ...access, baseURL: url ?? '' })(model)
    }
  }
}
