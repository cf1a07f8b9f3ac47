/**
 * Numbers in words, by which a figure is found that is written out: the beginning of a word, folded, or a whole word
 * with `$` at its end. `large`: hundred, thousand, and where a language writes
 * them as one word with others, what is above twelve: never said as a figure, so always found.
 */
export type SpelledNumbers = Readonly<
  Record<2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12, readonly string[]>
> & { readonly large: readonly string[] }
