import { languages } from '../../languages/index.ts'
import type { SlotWords } from '../../languages/slot-words.ts'
import { type PhraseIndex, phraseIndex, wordsOf } from './phrase-index.ts'

/** The slot words of all languages, ready to look up: shoppers mix languages, and do not say which is theirs. */
export type SlotLexicon = {
  readonly [kind in Exclude<keyof SlotWords, 'endings' | 'conjunctions'>]: PhraseIndex
} & {
  /** The longest first. */
  readonly endings: readonly string[]
  /** All words that spell a sign of an address. */
  readonly signWords: ReadonlySet<string>
}

export function slotLexicon(from: readonly SlotWords[]): SlotLexicon {
  const all = (pick: (words: SlotWords) => readonly string[]): PhraseIndex => phraseIndex(from.flatMap(pick))
  return {
    at: all((words) => words.at),
    dot: all((words) => words.dot),
    dash: all((words) => words.dash),
    underscore: all((words) => words.underscore),
    plus: all((words) => words.plus),
    emailLabels: all((words) => words.emailLabels),
    orderLabels: all((words) => words.orderLabels),
    notOrders: all((words) => words.notOrders),
    numberWords: all((words) => words.numberWords),
    costs: all((words) => words.costs),
    currencies: all((words) => words.currencies),
    units: all((words) => words.units),
    roughly: all((words) => words.roughly),
    shares: all((words) => words.shares),
    which: all((words) => words.which),
    links: all((words) => words.links),
    equals: all((words) => words.equals),
    corrections: all((words) => words.corrections),
    insteadOf: all((words) => words.insteadOf),
    outdated: all((words) => words.outdated),
    signWords: new Set(
      from.flatMap(({ at, dot, dash, underscore, plus }) =>
        [at, dot, dash, underscore, plus].flat().flatMap((phrase) => wordsOf(phrase)),
      ),
    ),
    endings: from.flatMap((words) => words.endings).sort((a, b) => b.length - a.length),
  }
}

let own: SlotLexicon | undefined

/** Of the languages that Kvitto speaks. */
export function ownLexicon(): SlotLexicon {
  own ??= slotLexicon(languages.map((language) => language.slotWords))
  return own
}
