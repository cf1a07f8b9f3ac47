/** What a model is asked, whichever API it was asked through. */
export type ModelRequest = {
  readonly model: string
  /** All system texts, a blank line between them. */
  readonly system: string
  readonly messages: readonly ModelMessage[]
  readonly tools: readonly OfferedTool[]
  readonly stream: boolean
  readonly usageInStream: boolean
}

export type ModelMessage =
  | { readonly role: 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string; readonly calls: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly results: readonly ToolResult[] }

/** `parameters` is the JSON schema as it was sent. */
export type OfferedTool = { readonly name: string; readonly parameters: unknown }

export type ToolCall = { readonly id: string; readonly name: string; readonly input: unknown }

/** `output`: parsed where it is JSON, else the text. */
export type ToolResult = { readonly callId: string; readonly name: string; readonly output: unknown }

/** The texts that the shopper wrote, the latest first. */
export function userTexts({ messages }: ModelRequest): readonly string[] {
  return messages.flatMap((message) => (message.role === 'user' ? [message.text] : [])).reverse()
}

/** What the tools answered since the shopper last wrote. */
export function latestResults({ messages }: ModelRequest): readonly ToolResult[] {
  const start = messages.findLastIndex(({ role }) => role === 'user')
  return messages.slice(start + 1).flatMap((message) => (message.role === 'tool' ? message.results : []))
}
