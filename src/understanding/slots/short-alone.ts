import type { Code } from './codes.ts'
import type { Word } from './words.ts'

/** Of sizes and things, not of orders: `EU-42`, `TV-55`. */
const notPrefixes = new Set(['EU', 'UK', 'US', 'TV', 'PC', 'PS', 'XL', 'AA'])

/** "SP-11" on its own, before or behind a question. */
export function isShortAlone({ text, first, last }: Code, words: readonly Word[]): boolean {
  const [, prefix = ''] = /^([A-Z]{2})-\d{2,3}$/.exec(text) ?? []
  if (prefix === '' || notPrefixes.has(prefix)) return false
  const next = words[last + 1]
  const isApart = first === 0 || /[?!.,;:()\n]/.test(words[first]?.gap ?? '')
  return isApart && (next === undefined || /[?!.,;:()\n]/.test(next.gap))
}
