import { z } from 'zod'
import type { AnyTool } from './index.ts'
import { inputSchema } from './input.ts'

/** A tool as MCP and REST list it, with JSON Schemas (2020-12). */
export type ToolDescription = {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: JsonSchema
  readonly outputSchema: JsonSchema
}

export type JsonSchema = { readonly type: 'object'; readonly [key: string]: unknown }

/** All tools read, none changes anything, the same question may be asked again, and the answer is Klarna's. */
export const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: true,
} as const

/** The outcomes of a tool, as they stand in its output. */
export const outcomes = [
  'answered',
  'no_match',
  'klarna_order_id_required',
  'too_many_attempts',
  'busy',
  'unavailable',
  'not_connected',
  'disabled',
  'bad_input',
] as const

const issuesSchema = z.array(
  z.object({
    path: z.string().describe('The field; empty for the whole input.'),
    message: z.string().describe('The rule that it breaks.'),
  }),
)

/** The flat object that a tool returns on every surface. */
export function outputSchema(tool: AnyTool): z.ZodObject {
  return z.object({
    outcome: z.enum(outcomes).describe('How it went; `data` is there only with `answered`.'),
    text: z.string().describe('The reply in words, ready to show to the shopper.'),
    locale: z.string().optional().describe('Language that the reply is in.'),
    as_of: z.iso.datetime().optional().describe('When Klarna was asked.'),
    data: tool.data.optional(),
    retry_after_seconds: z.int().optional().describe('How long to wait before asking again.'),
    issues: issuesSchema.optional().describe('What is wrong with the input.'),
  })
}

const described = new Map<string, ToolDescription>()

export function describeTool(tool: AnyTool): ToolDescription {
  const known = described.get(tool.name)
  if (known !== undefined) return known
  const made: ToolDescription = {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: jsonSchema(inputSchema(tool)),
    outputSchema: jsonSchema(outputSchema(tool)),
  }
  described.set(tool.name, made)
  return made
}

function jsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' })
  return { ...json, type: 'object' }
}
