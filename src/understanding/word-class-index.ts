import { languages } from '../languages/index.ts'
import { type WordClass, type WordClasses, wordClasses } from '../languages/word-classes.ts'

/** Finds the classes of a word by its beginnings, in as many steps as the word has letters. */
export class WordClassIndex {
  readonly #beginnings = new Map<string, WordClass[]>()
  readonly #whole = new Map<string, WordClass[]>()

  constructor(languages: readonly WordClasses[]) {
    for (const language of languages) {
      for (const name of wordClasses) {
        for (const beginning of language[name]) {
          const whole = beginning.endsWith('$')
          const key = whole ? beginning.slice(0, -1) : beginning
          const map = whole ? this.#whole : this.#beginnings
          const known = map.get(key) ?? []
          if (!known.includes(name)) map.set(key, [...known, name])
        }
      }
    }
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

/** The index of a language, with English beside it: its words are everywhere. */
export function wordClassesFor(tag: string): WordClassIndex {
  const known = indexes.get(tag)
  if (known !== undefined) return known
  const own = languages.filter((language) => language.tag === tag || language.tag === 'en')
  const made = new WordClassIndex(own.map((language) => language.wordClasses))
  indexes.set(tag, made)
  return made
}
