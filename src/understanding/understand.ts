import { languages } from '../languages/index.ts'
import { words } from './features.ts'
import type { Intent } from './intents.ts'
import { type Guess, likeliest } from './likeliest.ts'
import { languageFeatures } from './message-features.ts'
import { type Model, ownModel } from './model-file.ts'
import { questionsIn } from './questions.ts'
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

export type { Guess } from './likeliest.ts'

export type Expected = {
  /** The language of the conversation so far. */
  readonly language?: string | undefined
  /** The reference was just asked for. */
  readonly reference?: boolean | undefined
}

let lexicon: SlotLexicon | undefined

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
