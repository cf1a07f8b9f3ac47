import { languages } from '../languages/index.ts'
import { fold } from './features.ts'
import type { Intent } from './intents.ts'
import { type Guess, likeliest } from './likeliest.ts'
import type { Model } from './model-file.ts'
import { chanceOfSeveral, logOdds, type Signs } from './several.ts'

/** A part that is less sure of what it asks than this asks nothing. */
const surePart = 0.5
/** A single question beside a greeting or an email must be this sure. */
const sureBeside = 0.7
/** Where another sentence has the question mark, one without is mostly what happened before. */
const sureStatement = 0.95
const fewestBesideDetails = 4
const fewestWords = 2
const fewOfWords = 3

/** By language: Dutch "en" joins, Spanish "en" does not. */
const conjunctions = new Map<string, ReadonlySet<string>>()

export type Questions = {
  /** In the order asked; never empty. */
  readonly intents: readonly Intent[]
  /** How sure it is that just these are asked, 0 to 1. */
  readonly confidence: number
}

/** What a message asks, which as a whole most likely asks the first of `whole`: that, or what its parts ask. */
export function questionsIn(
  message: string,
  whole: readonly Guess[],
  language: string,
  model: Model,
): Questions {
  const [first = { intent: 'out_of_scope', confidence: 0 }] = whole
  const single = { intents: [first.intent], confidence: first.confidence }
  const parts = partsOf(message, conjunctionsOf(language))
  if (parts.length < 2) return single
  const questions = parts.flatMap((part) => questionOf(part, language, model))
  const several = surestOfEach(questions.filter(({ confidence }) => confidence >= surePart))
  if (several.length < 2) return besideWhole(questions, first, parts) ?? single
  const chance = chanceOfSeveral(signsOf(several, whole, parts))
  if (chance > 0.5) return { intents: several.map(({ intent }) => intent), confidence: chance }
  return { ...single, confidence: single.confidence * (1 - chance) }
}

/** A part of a message and what it asks. */
type Question = Guess & Pick<Part, 'asks' | 'words'>

function questionOf({ text, words, asks }: Part, language: string, model: Model): readonly Question[] {
  if (words < fewestWords) return []
  const [guess] = likeliest(text, language, model)
  return guess === undefined || !canBeAsked(guess.intent) ? [] : [{ ...guess, words, asks }]
}

function surestOfEach(questions: readonly Question[]): readonly Question[] {
  const surest = new Map<Intent, Question>()
  for (const question of questions) {
    const known = surest.get(question.intent)
    if (known === undefined || question.confidence > known.confidence) surest.set(question.intent, question)
  }
  return [...surest.values()]
}

function signsOf(several: readonly Question[], whole: readonly Guess[], parts: readonly Part[]): Signs {
  const sure = several.map(({ confidence }) => confidence)
  const likely = several.map(({ intent }) => whole.find((guess) => guess.intent === intent)?.confidence ?? 0)
  const asking = several.filter(({ asks }) => asks).length
  return {
    leastSure: logOdds(Math.min(...sure)),
    surest: logOdds(Math.max(...sure)),
    leastLikely: logOdds(Math.min(...likely)),
    words: Math.log(parts.reduce((sum, { words }) => sum + words, 0)),
    parts: parts.length,
    isShort: several.some(({ words }) => words <= fewOfWords) ? 1 : 0,
    isMixed: asking > 0 && asking < several.length ? 1 : 0,
    isBeyond: several.some(({ intent }) => intent === 'out_of_scope') ? 1 : 0,
  }
}

/** A question beside a greeting or beside details, or one that makes the whole surer of the same. */
function besideWhole(
  questions: readonly Question[],
  whole: Guess,
  parts: readonly Part[],
): Questions | undefined {
  const anyAsks = parts.some(({ asks }) => asks)
  const isBeside = noQuestion.includes(whole.intent)
  const fewest = whole.intent === 'provide_details' ? fewestBesideDetails : fewestWords
  const sure = surestOfEach(
    questions.filter(
      ({ intent, confidence, asks, words }) =>
        intent !== 'out_of_scope' &&
        words >= fewest &&
        confidence >= (anyAsks && !asks ? sureStatement : sureBeside),
    ),
  )
  const [only] = sure
  if (only === undefined || sure.length > 1) return undefined
  if (isBeside) return { intents: [only.intent], confidence: only.confidence }
  if (only.intent !== whole.intent || only.confidence <= whole.confidence) return undefined
  // What stands around the question made the whole less sure of it. It may be right to doubt: half way.
  return { intents: [only.intent], confidence: (only.confidence + whole.confidence) / 2 }
}

/** What a question often stands beside. */
const noQuestion: readonly Intent[] = ['greeting', 'thanks', 'goodbye', 'provide_details']

function canBeAsked(intent: Intent): boolean {
  return !noQuestion.includes(intent) && intent !== 'injection'
}

/** `asks`: its sentence ends with a question mark, Latin or Greek. `words`: without numbers and addresses. */
type Part = { readonly text: string; readonly words: number; readonly asks: boolean }

/** Sentences, and what a conjunction joins. */
function partsOf(message: string, joins: ReadonlySet<string>): readonly Part[] {
  const parts: Part[] = []
  for (const sentence of message.slice(0, 1_000).split(/(?<=[?!])\s*|[.;\n]\s+/)) {
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

function conjunctionsOf(tag: string): ReadonlySet<string> {
  const known = conjunctions.get(tag)
  if (known !== undefined) return known
  const words = languages.find((language) => language.tag === tag)?.slotWords.conjunctions ?? []
  // As they are written, and without their accents, as many type them; but Italian "è" is not "e".
  const made = new Set(words.flatMap((word) => [word, fold(word)]))
  conjunctions.set(tag, made)
  return made
}
