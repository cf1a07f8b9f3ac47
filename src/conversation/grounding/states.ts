import type { WordClass } from '../../languages/word-classes.ts'
import { words } from '../../understanding/features.ts'
import { wordClassesFor } from '../../understanding/word-class-index.ts'

/** Classes of words that say how an order stands. */
const stating: readonly WordClass[] = [
  'refund',
  'paid',
  'charge',
  'cancel',
  'approve',
  'decline',
  'review',
  'late',
  'fee',
  'deliver',
  'ship',
  'arrive',
  'go_through',
]

/** Its words mean much else beside: an order "comes to" an amount. So the word itself must stand there. */
const byWord: readonly WordClass[] = ['arrive']

/**
 * What a reply says of how an order stands and the built-in wording of this turn does not: each word for a state must
 * stand there too, and be denied where it is denied there. Questions state nothing.
 */
export function ungroundedStates(
  reply: string,
  texts: readonly string[],
  language: string,
): readonly string[] {
  const grounded = new Set(texts.flatMap((text) => statesIn(text, language)).map(({ key }) => key))
  return statesIn(reply, language)
    .filter(({ key }) => !grounded.has(key))
    .map(({ word }) => word)
}

function statesIn(text: string, language: string): readonly { key: string; word: string }[] {
  const index = wordClassesFor(language)
  return text.split(/(?<=[.!?;\n])\s*/).flatMap((sentence) => {
    if (/[?;]\s*$/.test(sentence)) return []
    const found = words(sentence).map((word) => ({ word, classes: index.classesOf(word) }))
    const denied = found.some(({ classes }) => classes.includes('not'))
    return found.flatMap(({ word, classes }) =>
      classes
        .filter((name) => stating.includes(name))
        .map((name) => (byWord.includes(name) ? `${name} ${word}` : name))
        .map((name) => ({ key: denied ? `not ${name}` : name, word })),
    )
  })
}
