/**
 * Words that only mean something after what was just said. All in lower case, with their diacritics. `otherOrder` is
 * looked for inside a message; the others must be all of it.
 */
export type TalkWords = {
  readonly yes: readonly string[]
  readonly no: readonly string[]
  /** Another order than the one just shown: `other order`, `the other one`. */
  readonly otherOrder: readonly string[]
  /** Of a list of choices. */
  readonly first: readonly string[]
  readonly second: readonly string[]
  readonly third: readonly string[]
}
