import { languages } from '../languages/index.ts'
import type { Intent } from './intents.ts'
import { languageOf } from './language-of.ts'
import { type Guess, likeliest } from './likeliest.ts'
import { ownModel } from './model-file.ts'
import { questionsIn } from './questions.ts'
import { type SlotLexicon, type Slots, slotLexicon, slotsOf } from './slots.ts'

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
  /** The language of the conversation so far, or the one that it is likely to begin in. */
  readonly language?: string | undefined
  /** The conversation is under way: it takes more than a word or two to change its language. */
  readonly underWay?: boolean | undefined
  /** The reference was just asked for. */
  readonly reference?: boolean | undefined
}

let lexicon: SlotLexicon | undefined

/** What a shopper's message means. Below 0.3 ms for a message of usual length. */
export function understand(message: string, expected: Expected = {}): Understanding {
  const model = ownModel()
  lexicon ??= slotLexicon(languages.map((language) => language.slotWords))
  const language = languageOf(message, model, expected)
  const guesses = likeliest(message, language, model)
  return {
    ...questionsIn(message, guesses, language, model),
    alternatives: guesses.slice(0, 3),
    language,
    slots: slotsOf(message, lexicon, expected.reference),
  }
}
