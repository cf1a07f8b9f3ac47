import { words } from './features.ts'
import { languageFeatures } from './message-features.ts'
import type { Model } from './model-file.ts'
import { probabilities } from './softmax.ts'
import type { Expected } from './understand.ts'

/** "Sorry, 5512" and "tack" change no conversation's language; words around an email or a number tell less still. */
const fewestWordsToChange = 3
/** Of a message with more words than this, the likelihood alone decides. */
const manyWords = 6
const sureToChange = 0.9
const sureBesideDetails = 0.98
const likelyEnough = 0.6

/** The language of a message; text that tells little keeps the language that there was. */
export function languageOf(message: string, model: Model, { language: before, underWay }: Expected): string {
  const all = words(message)
  const said = all.filter((word) => /^\p{L}/u.test(word) && !word.startsWith('zz')).length
  if (before !== undefined && said === 0) return before
  const likely = probabilities(model.language, languageFeatures(message))
  const known = before === undefined ? -1 : model.languages.indexOf(before)
  if (before !== undefined && underWay === true) {
    const top = indexOfHighest(likely)
    const needed = said > manyWords ? likelyEnough : sureToChange
    const hasDetails = all.some((word) => word.startsWith('zz')) && said <= manyWords
    const changes =
      said >= fewestWordsToChange && (likely[top] ?? 0) >= (hasDetails ? sureBesideDetails : needed)
    return changes ? (model.languages[top] ?? before) : before
  }
  const weighed = likely.map((value, index) => (index === known ? value * 3 + 0.05 : value))
  return model.languages[indexOfHighest(weighed)] ?? 'en'
}

function indexOfHighest(values: Float64Array): number {
  return values.reduce((leader, value, index) => (value > (values[leader] ?? 0) ? index : leader), 0)
}
