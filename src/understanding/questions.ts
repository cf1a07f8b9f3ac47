import { languages } from '../languages/index.ts'
import { fold } from './features.ts'
import type { Intent } from './intents.ts'
import { type Guess, likeliest } from './likeliest.ts'
import type { Model } from './model-file.ts'

/** A part of a message must be this sure to count as a question of its own. */
const surePart = 0.7
/** Where others are asked with a question mark, a sentence without one is mostly what happened before. */
const sureStatement = 0.95
const sureWhole = 0.97
const mostOfStory = 5
const fewestBesideDetails = 4
const fewestWords = 2

/** By language: Dutch "en" joins, Spanish "en" does not. */
const conjunctions = new Map<string, ReadonlySet<string>>()

/**
 * The questions of a message that asks several, or one beside a greeting, in the order asked; `undefined` where the
 * message as a whole says it better.
 */
export function questionsIn(
  message: string,
  whole: Guess,
  language: string,
  model: Model,
): readonly Guess[] | undefined {
  const parts = partsOf(message, conjunctionsOf(language))
  if (parts.length < 2) return undefined
  // A story ends in a few words of its own: "the app shows two orders and I made one, why?"
  const isStory = whole.intent === 'general_question' && whole.confidence >= sureWhole
  // "The order is 5512 and my mail …" has a part that sounds like a question, and is none.
  const fewest = isStory
    ? mostOfStory + 1
    : whole.intent === 'provide_details'
      ? fewestBesideDetails
      : fewestWords
  const anyAsks = parts.some(({ asks }) => asks)
  const sure = parts.flatMap(({ text, asks }) => {
    const words = withoutDetails(text)
    if (words.split(' ').length < fewest) return []
    const [guess] = likeliest(words, language, model)
    if (guess === undefined || !isQuestion(guess.intent)) return []
    return guess.confidence >= (anyAsks && !asks ? sureStatement : surePart) ? [guess] : []
  })
  const found = sure.filter((guess, at) => sure.findIndex(({ intent }) => intent === guess.intent) === at)
  const [only] = found
  const isBeside = found.length === 1 && noQuestion.includes(whole.intent)
  if (found.length > 1 || isBeside) return found
  // What stands around the question made the whole less sure of the same. It may be right to doubt: half way.
  if (only?.intent !== whole.intent || only.confidence <= whole.confidence) return undefined
  return [{ ...only, confidence: (only.confidence + whole.confidence) / 2 }]
}

/** What a question often stands beside. */
const noQuestion: readonly Intent[] = ['greeting', 'thanks', 'goodbye', 'provide_details']

/** Numbers and addresses say nothing of what is asked. */
function withoutDetails(part: string): string {
  return part
    .replace(/\S*[@\d]\S*/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
}

function isQuestion(intent: Intent): boolean {
  return !['greeting', 'thanks', 'goodbye', 'provide_details', 'out_of_scope', 'injection'].includes(intent)
}

/** `asks`: its sentence ends with a question mark, Latin or Greek. */
type Part = { readonly text: string; readonly asks: boolean }

/** Sentences, and what a conjunction joins. */
function partsOf(message: string, joins: ReadonlySet<string>): readonly Part[] {
  const parts: Part[] = []
  for (const sentence of message.slice(0, 1_000).split(/(?<=[?!])\s*|[.;\n]\s+/)) {
    const asks = /[?;]$/.test(sentence)
    let part: string[] = []
    for (const word of sentence.split(/\s+/).filter(Boolean)) {
      if (joins.has(word.toLowerCase()) && part.length >= fewestWords) {
        parts.push({ text: part.join(' '), asks })
        part = []
      } else part.push(word)
    }
    if (part.length >= fewestWords) parts.push({ text: part.join(' '), asks })
  }
  return parts
}

function conjunctionsOf(tag: string): ReadonlySet<string> {
  const known = conjunctions.get(tag)
  if (known !== undefined) return known
  const words = languages.find((language) => language.tag === tag)?.slotWords.conjunctions ?? []
  // As they are written, and without their accents, as many type them; but Italian "è" is not "e".
  const made = new Set(words.flatMap((word) => [word, fold(word)]))
  conjunctions.set(tag, made)
  return made
}
