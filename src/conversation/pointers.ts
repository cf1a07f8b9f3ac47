import type { Pointer } from '../languages/talk-words.ts'
import { fold } from '../understanding/features.ts'

/** The entry of a table to which most words of a message point; `undefined` where none does. The first wins a draw. */
export function pointedAt<Name extends string>(
  message: string,
  table: Readonly<Record<Name, readonly Pointer[]>>,
): Name | undefined {
  const words = foldedWords(message)
  let best: { name: Name; points: number } | undefined
  for (const name of Object.keys(table) as Name[]) {
    const points = table[name].reduce((sum, pointer) => sum + pointsOf(words, pointer), 0)
    if (points > (best?.points ?? 0)) best = { name, points }
  }
  return best?.name
}

export function pointsTo(message: string, pointers: readonly Pointer[]): boolean {
  const words = foldedWords(message)
  return pointers.some((pointer) => pointsOf(words, pointer) > 0)
}

/** Whether the message is one of these phrases and nothing else. */
export function isOneOf(message: string, phrases: readonly string[]): boolean {
  const said = foldedWords(message).join(' ')
  return phrases.some((phrase) => foldedWords(phrase).join(' ') === said)
}

function foldedWords(text: string): readonly string[] {
  return fold(text.slice(0, 1_000).replace(/['’]/g, '')).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** As many points as the pointer has words; none where it does not stand in the message. */
function pointsOf(words: readonly string[], pointer: Pointer): number {
  const parts = pointer.split(' ')
  const found = words.some((_, at) => parts.every((part, offset) => begins(words[at + offset], part)))
  return found ? parts.length : 0
}

function begins(word: string | undefined, part: string): boolean {
  if (word === undefined) return false
  return part.endsWith('$') ? word === part.slice(0, -1) : word.startsWith(part)
}
