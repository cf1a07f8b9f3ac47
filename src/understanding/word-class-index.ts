import { languages } from '../languages/index.ts'
import { type WordClass, type WordClasses, wordClasses } from '../languages/word-classes.ts'

/** Finds the classes of a word by its beginnings, in as many steps as the word has letters. */
export class WordClassIndex {
  readonly #beginnings = new Map<string, WordClass[]>()
  readonly #whole = new Map<string, WordClass[]>()

  /** `shortest`: beginnings with fewer letters are left out. */
  add(language: WordClasses, shortest = 1): this {
    for (const name of wordClasses) {
      for (const beginning of language[name].split(' ')) {
        const whole = beginning.endsWith('$')
        const key = whole ? beginning.slice(0, -1) : beginning
        const map = whole ? this.#whole : this.#beginnings
        const known = map.get(key) ?? []
        if (key.length >= shortest && !known.includes(name)) map.set(key, [...known, name])
      }
    }
    return this
  }

  /** `word` is folded. */
  classesOf(word: string): readonly WordClass[] {
    const found = [...(this.#whole.get(word) ?? [])]
    for (let length = 1; length <= word.length; length += 1) {
      for (const name of this.#beginnings.get(word.slice(0, length)) ?? [])
        if (!found.includes(name)) found.push(name)
    }
    return found
  }
}

const indexes = new Map<string, WordClassIndex>()
/** Short English words are other words elsewhere: "was" is German for "what". */
const shortestEnglish = 5

/** The index of a language, with the longer words of English beside it: they are everywhere. */
export function wordClassesFor(tag: string): WordClassIndex {
  const known = indexes.get(tag)
  if (known !== undefined) return known
  const made = new WordClassIndex()
  for (const { tag: own, wordClasses } of languages) {
    if (own === tag) made.add(wordClasses)
    else if (own === 'en') made.add(wordClasses, shortestEnglish)
  }
  indexes.set(tag, made)
  return made
}
