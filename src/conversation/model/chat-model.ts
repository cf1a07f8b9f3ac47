import type { z } from 'zod'

/** A language model, as far as the engine needs one. */
export interface ChatModel {
  /** As configured, `openai:NAME`: it is recorded with each turn. */
  readonly name: string
  /**
   * Lets the model use tools until it says something, or `request.stop` is true. @throws what the provider throws: the
   * built-in engine answers then.
   */
  run(request: ModelRequest): Promise<string>
}

export type ModelRequest = {
  readonly instructions: string
  readonly messages: readonly ModelMessage[]
  readonly tools: readonly ModelTool[]
  /** Asked after each step. */
  readonly stop: () => boolean
  /** Told the tokens of each step when it ends: what a run that fails has used is paid for too. */
  readonly used: (tokens: Tokens) => void
  readonly mostOutputTokens: number
  readonly signal: AbortSignal
}

export type ModelMessage = { readonly role: 'user' | 'assistant'; readonly text: string }

/** What a model may do. Its input names no order, no email and no person. */
export type ModelTool = {
  readonly name: string
  readonly description: string
  readonly input: z.ZodType<Record<string, string>>
  readonly execute: (input: Readonly<Record<string, string>>) => Promise<object>
}

export type Tokens = { readonly input: number; readonly output: number }
