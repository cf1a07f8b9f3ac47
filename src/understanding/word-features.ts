import { LRUCache } from 'lru-cache'
import { eachRun, type Features, hash } from './hashed-weights.ts'
import type { WordClassIndex } from './word-class-index.ts'

/** Of longer messages the first words. */
const mostWords = 40
/** People use the same words again and again, and a part of a message those of the whole. */
const mostKnown = 5_000

const known = new WeakMap<WordClassIndex, LRUCache<string, Features>>()

/** Each word of a message by itself: its classes, and the mean of its letters. */
export function featuresOfWords(tokens: readonly string[], index: WordClassIndex): readonly Features[] {
  let ofWords = known.get(index)
  if (ofWords === undefined) {
    ofWords = new LRUCache({ max: mostKnown, memoMethod: (token) => featuresOfWord(token, index) })
    known.set(index, ofWords)
  }
  const memo = ofWords
  return tokens.slice(0, mostWords).map((token) => memo.memo(token))
}

function featuresOfWord(token: string, index: WordClassIndex): Features {
  const isWord = /^\p{L}/u.test(token) && !token.startsWith('zz')
  const classes = isWord ? index.classesOf(token).map((name) => hash(`class ${name}`)) : []
  const letters = [hash(`word ${token}`)]
  if (isWord) eachRun('letters', ` ${token} `, [3, 5], (hashed) => letters.push(hashed))
  return {
    hashes: Uint32Array.from([...classes, ...letters]),
    values: Float32Array.from([...classes.map(() => 1), ...letters.map(() => 1 / letters.length)]),
  }
}
