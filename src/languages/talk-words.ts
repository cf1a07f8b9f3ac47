import type { GeneralTopic, RefusalKind } from './conversation-wording.ts'

/**
 * Words that only mean something after what was just said, or once it is known what kind of message it is. All in
 * lower case.
 */
export type TalkWords = {
  /** These three kinds, with their diacritics, must be the whole message. */
  readonly yes: readonly string[]
  readonly no: readonly string[]
  /** Of a list of choices: the first, the second, the third. */
  readonly ordinals: readonly [readonly string[], readonly string[], readonly string[]]
  /** Another order than the one just shown (`other order`, `the other one`); looked for inside the message. */
  readonly otherOrder: readonly Pointer[]
  /** Which general question it is. */
  readonly topics: Readonly<Record<Exclude<GeneralTopic, 'other'>, readonly Pointer[]>>
  /** What must be refused. */
  readonly refusals: Readonly<Record<Exclude<RefusalKind, 'other_write'>, readonly Pointer[]>>
  /** That a day or an amount is an estimate, or not exact. */
  readonly estimate: readonly Pointer[]
  /** A question off the subject that is about a parcel, its tracking or delivery. */
  readonly parcels: readonly Pointer[]
}

/**
 * The beginning of a word, folded (lower case, no accents: `aterbetal`), or the whole word with `$` at its end. With
 * spaces between, such words one after another; these count for as many.
 */
export type Pointer = string
