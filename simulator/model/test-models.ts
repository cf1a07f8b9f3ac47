import type { TestContext } from 'node:test'
import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { type LanguageModel, tool } from 'ai'
import { z } from 'zod'
import type { Behaviour } from './action.ts'
import { type ModelServerOptions, startModelServer } from './start-model-server.ts'

const apiKey = 'sk-simulated'

/** Each provider's model, asked at an address. */
export const models: Readonly<Record<string, (baseURL: string) => LanguageModel>> = {
  'OpenAI (Responses)': (baseURL) => createOpenAI({ baseURL, apiKey })('simulated'),
  'OpenAI (Chat Completions)': (baseURL) => createOpenAI({ baseURL, apiKey }).chat('simulated'),
  'OpenAI-compatible': (baseURL) =>
    createOpenAICompatible({ name: 'own', baseURL, apiKey, includeUsage: true })('simulated'),
  Anthropic: (baseURL) => createAnthropic({ baseURL, apiKey })('claude-sonnet-4-5'),
}

/** A running server for one test. */
export async function simulateModel(
  context: TestContext,
  behave: Behaviour,
  options: Omit<ModelServerOptions, 'behave'> = {},
) {
  const server = await startModelServer({ behave, ...options })
  context.after(() => server.close())
  return server
}

export const dueWording = 'Your next payment is SEK 400.00, due on December 6.'

/** Two tools, and what they were called with. */
export function toolbox() {
  const calls: unknown[] = []
  const inputSchema = z.object({ order_reference: z.string(), email: z.string() })
  const answering = (wording: string) => (input: z.output<typeof inputSchema>) => {
    calls.push(input)
    return { outcome: 'answered', wording }
  }
  return {
    calls,
    tools: {
      get_upcoming_payments: tool({ inputSchema, execute: answering(dueWording) }),
      get_refund_status: tool({ inputSchema, execute: answering('A refund of SEK 50.00 is registered.') }),
    },
  }
}
