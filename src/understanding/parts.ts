import { languages } from '../languages/index.ts'
import { fold, longestMessage } from './features.ts'

/** Fewer words are no part of their own. */
export const fewestWords = 2

/** `asks`: its sentence ends with a question mark, Latin or Greek. `words`: without numbers and addresses. */
export type Part = { readonly text: string; readonly words: number; readonly asks: boolean }

/** The sentences of a message, and what a conjunction joins in them. */
export function partsOf(message: string, language: string): readonly Part[] {
  const joins = conjunctionsOf(language)
  const parts: Part[] = []
  for (const sentence of message.slice(0, longestMessage).split(/(?<=[?!])\s*|[.;\n]\s+/)) {
    const asks = /[?;]$/.test(sentence)
    let part: string[] = []
    for (const word of sentence.split(/\s+/).filter(Boolean)) {
      if (joins.has(word.toLowerCase()) && part.length >= fewestWords) {
        parts.push(partOf(part, asks))
        part = []
      } else part.push(word)
    }
    if (part.length >= fewestWords) parts.push(partOf(part, asks))
  }
  return parts
}

function partOf(words: readonly string[], asks: boolean): Part {
  return { text: words.join(' '), words: words.filter((word) => !/[@\d]/.test(word)).length, asks }
}

/** By language: Dutch "en" joins, Spanish "en" does not. */
const conjunctions = new Map<string, ReadonlySet<string>>()

function conjunctionsOf(tag: string): ReadonlySet<string> {
  const known = conjunctions.get(tag)
  if (known !== undefined) return known
  const words = languages.find((language) => language.tag === tag)?.slotWords.conjunctions ?? []
  // As they are written, and without their accents, as many type them; but Italian "è" is not "e".
  const made = new Set(words.flatMap((word) => [word, fold(word)]))
  conjunctions.set(tag, made)
  return made
}
