import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { CommandFailure } from '../command.ts'
import { conversationSchema, type WrittenConversation } from './conversation.ts'
import { messageSchema, type WrittenMessage } from './message.ts'

export type Written =
  | { readonly kind: 'messages'; readonly messages: readonly WrittenMessage[] }
  | { readonly kind: 'conversations'; readonly conversations: readonly WrittenConversation[] }

/** `json` is `undefined` where the line is none. */
type Line = { readonly place: string; readonly json: unknown }
/** What is wrong with the files, a line each. */
type Problems = string[]

const mostProblems = 30

/** Messages or conversations, as the first line's keys tell. @throws CommandFailure with every bad line. */
export async function readFiles(paths: readonly string[]): Promise<Written> {
  const problems: Problems = []
  const texts = await Promise.all(paths.map(async (path) => ({ path, text: await textOf(path) })))
  const lines = texts.flatMap(({ path, text }) => linesOf(path, text, problems))
  const written = parse(lines, problems)
  if (problems.length === 0 && written !== undefined) return written
  const shown = problems.slice(0, mostProblems)
  const rest = problems.length - shown.length
  throw new CommandFailure(
    2,
    [...shown, ...(rest > 0 ? [`… and ${rest} more.`] : []), 'The rules: docs/evaluation.md'].join('\n'),
  )
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    throw new CommandFailure(2, `Cannot read ${path} (${code}). Give the path of a .jsonl file.`)
  }
}

function linesOf(path: string, content: string, problems: Problems): readonly Line[] {
  const lines = content
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((text, index) => ({ text, place: `${path}:${index + 1}` }))
    .filter(({ text }) => text.trim() !== '')
  if (lines.length === 0) problems.push(`${path} is empty: it must hold a JSON object a line.`)
  return lines.map(({ text, place }) => ({ place, json: jsonOf(text) }))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function parse(lines: readonly Line[], problems: Problems): Written | undefined {
  const first = lines.find(({ json }) => json !== undefined) ?? lines[0]
  if (first === undefined) return undefined
  if (holds(first.json, 'turns'))
    return { kind: 'conversations', conversations: parseAll(lines, conversationSchema, problems) }
  if (holds(first.json, 'text'))
    return { kind: 'messages', messages: parseAll(lines, messageSchema, problems) }
  problems.push(`${first.place} must hold a message ("text", "intents") or a conversation ("turns").`)
  return undefined
}

function holds(json: unknown, key: string): boolean {
  return typeof json === 'object' && json !== null && key in json
}

function parseAll<Value extends { readonly id: string }>(
  lines: readonly Line[],
  schema: z.ZodType<Value>,
  problems: Problems,
): readonly Value[] {
  const places = new Map<string, string>()
  return lines.flatMap(({ place, json }) => {
    if (json === undefined) {
      problems.push(`${place} is not JSON: each line must be one object.`)
      return []
    }
    const { data, error } = schema.safeParse(json)
    for (const { path, message } of error?.issues ?? [])
      problems.push(`${place}${path.length === 0 ? '' : ` ${pathText(path)}`}: ${message}`)
    if (data === undefined) return []
    const known = places.get(data.id)
    if (known !== undefined) problems.push(`${place} id: ${data.id} is the ID of ${known} already`)
    else places.set(data.id, place)
    return [data]
  })
}

/** `turns[0].tools[1]` */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('')
}
