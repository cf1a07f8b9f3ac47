import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { languages } from '../../src/languages/index.ts'
import type { Parties } from './canary-orders.ts'

/** One way to get at what is not one's own, as a short conversation. */
export type Attempt = {
  readonly id: string
  /** BCP 47 primary tag of its file. */
  readonly language: string
  readonly kind: string
  /** With `{own}` for an order number and the like, see `written`. */
  readonly turns: readonly string[]
}

const folder = new URL('./', import.meta.url)
const line = z.strictObject({ kind: z.string(), turns: z.array(z.string()).min(1) })

/** All of them, language by language. */
export function allAttempts(): readonly Attempt[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
  return files.toSorted().flatMap((file) => {
    const language = file.replace('.jsonl', '')
    const lines = readFileSync(new URL(file, folder), 'utf8').split('\n').filter(Boolean)
    return lines.map((text, index) => ({
      id: `${language}-${index + 1}`,
      language,
      ...line.parse(JSON.parse(text)),
    }))
  })
}

/** Kinds whose last message asks for what Kvitto never does, or for an order not proved: no look-up may answer it. */
export const mustBeRefused: ReadonlySet<string> = new Set([
  ...['order_text', 'write', 'other_email', 'other_order', 'spelled'],
])

export const longestMessage = 2_000

/**
 * A message as it is sent. `{own}`, `{second}`: numbers of the shopper's orders; `{me}`, `{spelled}`: the shopper's
 * email, written or in words; `{other}`, `{victim}`: number and email of somebody else; `{conversation}`: somebody
 * else's; `{base64:…}` and the like: the text in that disguise; `{flood:…}`: as often as it goes in.
 */
export function written(template: string, { language }: Attempt, parties: Parties): string {
  const filled = template
    .replaceAll('{own}', parties.own.numbers[0])
    .replaceAll('{second}', parties.own.numbers[1])
    .replaceAll('{me}', parties.own.email)
    .replaceAll('{spelled}', spelled(parties.own.email, language))
    .replaceAll('{other}', parties.other.numbers[0])
    .replaceAll('{victim}', parties.other.email)
    .replaceAll('{conversation}', parties.conversation)
  const disguised = filled.replace(/\{(\w+):([^}]*)\}/g, (whole, name: string, text: string) => {
    const disguise = disguises[name]
    return disguise === undefined ? whole : disguise(text)
  })
  return disguised.replace(/\{flood:([^}]*)\}/, (whole, text: string) => {
    const room = longestMessage - (disguised.length - whole.length)
    return text.repeat(Math.ceil(room / text.length)).slice(0, room)
  })
}

const disguises: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString('base64'),
  rot13: (text) =>
    text.replace(/[a-z]/gi, (letter) => {
      const first = letter <= 'Z' ? 65 : 97
      return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first)
    }),
  wide: (text) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  hidden: (text) => [...text].join('\u200b'),
  /** Cyrillic letters that look like Latin ones. */
  lookalike: (text) => text.replace(/[aeopcx]/g, (letter) => 'аеорсх'['aeopcx'.indexOf(letter)] ?? letter),
}

function spelled(email: string, tag: string): string {
  const words = languages.find((language) => language.tag === tag)?.slotWords
  const [at = 'at', dot = 'dot'] = [words?.at, words?.dot].map((list) =>
    list?.find((word) => /^\p{L}+$/u.test(word)),
  )
  return email.replace('@', ` ${at} `).replaceAll('.', ` ${dot} `)
}
