import { z } from 'zod'
import type { ModelMessage, ToolCall } from '../model-request.ts'

/** A text, or parts of text one after the other. A part of another kind is refused: this model only reads. */
export const textContent = z
  .union([z.string(), z.array(z.looseObject({ text: z.string() }))])
  .transform((content) =>
    typeof content === 'string' ? content : content.map(({ text }) => text).join('\n'),
  )

/** What a tool answered or is called with: JSON where it is JSON, else the text. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A conversation put together from the parts in which an API sends it. */
export class Conversation {
  readonly #system: string[] = []
  readonly #messages: ModelMessage[] = []
  readonly #nameOfCall = new Map<string, string>()
  readonly #unanswered = new Set<string>()
  readonly problems: string[] = []

  get system(): string {
    return this.#system.join('\n\n')
  }

  get messages(): readonly ModelMessage[] {
    return this.#messages
  }

  addSystem(text: string): void {
    this.#system.push(text)
  }

  addUser(text: string): void {
    this.expectAllAnswered()
    this.#messages.push({ role: 'user', text })
  }

  /** Adds to the assistant's message where the last one is the assistant's. */
  addAssistant(text: string, calls: readonly ToolCall[]): void {
    const last = this.#messages.at(-1)
    if (last?.role !== 'assistant') {
      this.expectAllAnswered()
      this.#messages.push({ role: 'assistant', text, calls })
    } else {
      this.#messages[this.#messages.length - 1] = {
        role: 'assistant',
        text: [last.text, text].filter((part) => part !== '').join('\n'),
        calls: [...last.calls, ...calls],
      }
    }
    for (const { id, name } of calls) {
      this.#nameOfCall.set(id, name)
      this.#unanswered.add(id)
    }
  }

  addResult(callId: string, text: string): void {
    const name = this.#nameOfCall.get(callId)
    if (name === undefined || !this.#unanswered.delete(callId))
      this.problems.push(`No tool call found for the tool output with id ${callId}.`)
    const result = { callId, name: name ?? 'unknown', output: jsonOrText(text) }
    const last = this.#messages.at(-1)
    if (last?.role === 'tool')
      this.#messages[this.#messages.length - 1] = { role: 'tool', results: [...last.results, result] }
    else this.#messages.push({ role: 'tool', results: [result] })
  }

  /** All three APIs refuse a conversation that goes on, or ends, without the output of a tool called. */
  expectAllAnswered(): void {
    for (const id of this.#unanswered) this.problems.push(`No tool output found for tool call ${id}.`)
    this.#unanswered.clear()
  }

  /** Ends the conversation, and refuses it in a zod transform where something is wrong with it. */
  end(context: z.RefinementCtx): void {
    this.expectAllAnswered()
    if (this.#messages.length === 0) this.problems.push('There are no messages.')
    for (const message of this.problems) context.addIssue({ code: 'custom', message })
  }
}
