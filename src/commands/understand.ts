import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { z } from 'zod'
import { understand } from '../understanding/understand.ts'
import { CommandFailure, newCommand, out } from './command.ts'

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

export function understandCommand(summary: string): Command {
  return newCommand('understand', summary, [
    `echo '{"id":"1","text":"Is order 1001 paid?"}' | kvitto understand`,
    'kvitto understand < messages.jsonl > understood.jsonl',
  ])
    .addHelpText('after', '\nReads JSON lines {"id","text"} on stdin, and writes one for each, in order.')
    .action(run)
}

async function run(): Promise<void> {
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    out(JSON.stringify(understood(line, number)))
  }
}

function understood(line: string, number: number) {
  const { id, text } = parsed(line, number)
  const { intents, confidence, language, slots } = understand(text)
  return {
    id,
    intent: intents[0],
    intents,
    confidence: Math.round(confidence * 1_000) / 1_000,
    language,
    slots: {
      email: slots.email,
      order_reference: slots.orderReference,
      klarna_order_id: slots.klarnaOrderId,
      klarna_reference: slots.klarnaReference,
    },
  }
}

function parsed(line: string, number: number): z.infer<typeof lineSchema> {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    throw new CommandFailure(
      2,
      `Line ${number} is not JSON. Each line is an object: {"id":"1","text":"Is it paid?"}`,
    )
  }
  const result = lineSchema.safeParse(json)
  if (result.success) return result.data
  throw new CommandFailure(2, `Line ${number} needs an "id" and a "text": {"id":"1","text":"Is it paid?"}`)
}
