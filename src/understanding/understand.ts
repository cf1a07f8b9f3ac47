import { languages } from '../languages/index.ts'
import { fold, words } from './features.ts'
import { type Intent, intents } from './intents.ts'
import { intentFeatures, languageFeatures } from './message-features.ts'
import { type Model, ownModel } from './model-file.ts'
import { type SlotLexicon, type Slots, slotLexicon, slotsOf } from './slots.ts'
import { probabilities } from './softmax.ts'

export type Understanding = {
  /** In the order asked; never empty. */
  readonly intents: readonly Intent[]
  /** How sure the first one is, 0 to 1. */
  readonly confidence: number
  /** The three likeliest intents of the whole message, the likeliest first. */
  readonly alternatives: readonly Guess[]
  /** BCP 47 primary tag. */
  readonly language: string
  readonly slots: Slots
}

export type Guess = { readonly intent: Intent; readonly confidence: number }

/** Below this confidence it is better to ask back than to answer. */
export const sureEnough = 0.6

export type Expected = {
  /** The language of the conversation so far. */
  readonly language?: string | undefined
  /** The reference was just asked for. */
  readonly reference?: boolean | undefined
}

/** A part of a message must be this sure to count as a question of its own. */
const surePart = 0.6
const fewestWords = 2

let lexicon: SlotLexicon | undefined
let conjunctions: ReadonlySet<string> | undefined

/** What a shopper's message means. Below 0.3 ms for a message of usual length. */
export function understand(message: string, expected: Expected = {}): Understanding {
  const model = ownModel()
  lexicon ??= slotLexicon(languages.map((language) => language.slotWords))
  const language = languageOf(message, model, expected.language)
  const alternatives = likeliest(message, language, model)
  const whole = alternatives[0] ?? { intent: 'out_of_scope', confidence: 0 }
  return {
    intents: questionsIn(message, language, model) ?? [whole.intent],
    confidence: whole.confidence,
    alternatives,
    language,
    slots: slotsOf(message, lexicon, expected.reference),
  }
}

/** The three likeliest. */
function likeliest(text: string, language: string, model: Model): readonly Guess[] {
  const likely = probabilities(model.intent, intentFeatures(text, language))
  return intents
    .map((intent, index) => ({ intent, confidence: likely[index] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 3)
}

/** Text that tells nothing keeps the language that there was. */
function languageOf(message: string, model: Model, before: string | undefined): string {
  if (before !== undefined && words(message).every((word) => !/^\p{L}/u.test(word) || word.startsWith('zz')))
    return before
  const features = languageFeatures(message)
  const likely = probabilities(model.language, features)
  const known = before === undefined ? -1 : model.languages.indexOf(before)
  const weighed = likely.map((value, index) => (index === known ? value * 3 + 0.05 : value))
  const top = weighed.reduce((leader, value, index) => (value > (weighed[leader] ?? 0) ? index : leader), 0)
  return model.languages[top] ?? 'en'
}

/** The intents of a message that asks several things; `undefined` for one. */
function questionsIn(message: string, language: string, model: Model): readonly Intent[] | undefined {
  const parts = partsOf(message)
  if (parts.length < 2) return undefined
  const sure = parts
    .flatMap((part) => likeliest(part, language, model)[0] ?? [])
    .filter((guess) => guess.confidence >= surePart && isQuestion(guess.intent))
  const found = [...new Set(sure.map((guess) => guess.intent))]
  return found.length > 1 ? found : undefined
}

function isQuestion(intent: Intent): boolean {
  return !['greeting', 'thanks', 'goodbye', 'provide_details', 'out_of_scope', 'injection'].includes(intent)
}

/** Sentences, and what a conjunction joins. */
function partsOf(message: string): readonly string[] {
  conjunctions ??= new Set(languages.flatMap((language) => language.slotWords.conjunctions.map(fold)))
  const parts: string[] = []
  for (const sentence of message.slice(0, 1_000).split(/(?<=[?!])\s*|[.;\n]\s+/)) {
    let part: string[] = []
    for (const word of sentence.split(/\s+/).filter(Boolean)) {
      if (conjunctions.has(fold(word)) && part.length >= fewestWords) {
        parts.push(part.join(' '))
        part = []
      } else part.push(word)
    }
    if (part.length >= fewestWords) parts.push(part.join(' '))
  }
  return parts
}
