import { languages } from '../../languages/index.ts'
import { fold } from '../../understanding/features.ts'
import { understand } from '../../understanding/understand.ts'
import { wordClassesFor } from '../../understanding/word-class-index.ts'

/** A sentence with fewer words does not tell its language. */
const fewestWords = 4
/** What is written in the language has twice as many of its words; what is written in none of ours has fewer. */
const leastKnown = 0.5
/** Beginnings of so many letters stand for all forms of a word. */
const stemLetters = 5

/**
 * The sentences of a text that are not in `language`: what they say could not be checked, since states and numbers are
 * read by the words of the language.
 */
export function inOtherLanguage(text: string, language: string): readonly string[] {
  return text.split(/[.!?;\n]+/).filter((sentence) => {
    const said = fold(sentence).match(/\p{L}+/gu) ?? []
    if (said.length < fewestWords) return isOtherScript(said, language)
    return knownShare(said, language) < leastKnown || understand(sentence, { language }).language !== language
  })
}

/** A word or two of another alphabet: 订单已取消. */
function isOtherScript(said: readonly string[], language: string): boolean {
  const own = language === 'el' ? /^[\p{Script=Greek}\p{Script=Latin}]+$/u : /^\p{Script=Latin}+$/u
  return said.some((word) => !own.test(word))
}

function knownShare(said: readonly string[], language: string): number {
  const index = wordClassesFor(language)
  const stems = stemsOf(language)
  const known = said.filter(
    (word) => stems.has(word.slice(0, stemLetters)) || index.classesOf(word).length > 0,
  )
  return known.length / said.length
}

const stemsByLanguage = new Map<string, ReadonlySet<string>>()

/** Of the words that Kvitto itself says and reads. */
function stemsOf(tag: string): ReadonlySet<string> {
  const found = stemsByLanguage.get(tag)
  if (found !== undefined) return found
  const language = languages.find((candidate) => candidate.tag === tag)
  const texts = textsIn([language?.conversation, language?.wording, language?.talkWords])
  const words = texts.flatMap((text) => fold(text).match(/\p{L}+/gu) ?? [])
  const stems = new Set(words.map((word) => word.slice(0, stemLetters)))
  stemsByLanguage.set(tag, stems)
  return stems
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
