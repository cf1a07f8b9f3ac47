import { LRUCache } from 'lru-cache'
import { languages } from '../languages/index.ts'
import { type WordClass, type WordClasses, wordClasses } from '../languages/word-classes.ts'

const mostKnown = 5_000

/** Finds the classes of a word by its beginnings, in as many steps as the word has letters. */
export class WordClassIndex {
  readonly #beginnings = new Map<string, WordClass[]>()
  readonly #whole = new Map<string, WordClass[]>()
  /** People use the same words again and again, and a part of a message those of the whole. */
  readonly #known = new LRUCache<string, readonly WordClass[]>({
    max: mostKnown,
    memoMethod: (word) => this.#find(word),
  })

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

  /** `word` is folded. A word of no class is read once more as if a letter of it were mistyped. */
  classesOf(word: string): readonly WordClass[] {
    return this.#known.memo(word)
  }

  #find(word: string): readonly WordClass[] {
    const found = this.#classesFrom(word, 1)
    if (found.length > 0 || word.length < shortestMistyped) return found
    for (const meant of mistyped(word)) {
      const classes = this.#classesFrom(meant, shortestMistyped)
      if (classes.length > 0) return classes
    }
    return found
  }

  /** By beginnings of so many letters or more. */
  #classesFrom(word: string, shortest: number): readonly WordClass[] {
    const found = word.length < shortest ? [] : [...(this.#whole.get(word) ?? [])]
    for (let length = shortest; length <= word.length; length += 1) {
      for (const name of this.#beginnings.get(word.slice(0, length)) ?? [])
        if (!found.includes(name)) found.push(name)
    }
    return found
  }
}

const shortestMistyped = 5
const longestMistyped = 20

/** What may have been meant: two letters the other way round, or one letter too many. The first letter is right. */
function* mistyped(word: string): Generator<string> {
  const last = Math.min(word.length, longestMistyped)
  for (let at = 1; at + 1 < last; at += 1)
    yield `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`
  for (let at = 1; at < last; at += 1) yield word.slice(0, at) + word.slice(at + 1)
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
