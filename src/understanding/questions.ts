import { type Intent, notLookedUp } from './intents.ts'
import { type Guess, likelihoods, mixed, ranked } from './likeliest.ts'
import type { Model } from './model-file.ts'
import { fewestWords, type Part, partsOf } from './parts.ts'
import { chanceOfSeveral, logOdds, type Signs } from './several.ts'

/** A part that is less sure of what it asks than this asks nothing. */
const surePart = 0.5
/** About as likely as not will do: half an answer is worse than one too many. Beside what is refused it is not. */
const sureSeveral = 0.45
const sureSeveralBesideRefusal = 0.85
/** A single question beside a greeting or an email must be this sure. */
const sureBeside = 0.7
/** Where another sentence has the question mark, one without is mostly what happened before. */
const sureStatement = 0.95
const fewestBesideDetails = 4
const fewOfWords = 3
/** Of more parts than this a message is a story, and each would take its time. */
const mostParts = 10

/** In a story of so many words, what its last question asks weighs this much. */
const longStory = 25
const lastQuestionShare = 0.25
const fewestOfLastQuestion = 3

export type Questions = {
  /** In the order asked; never empty. */
  readonly intents: readonly Intent[]
  /** How sure it is that just these are asked, 0 to 1. */
  readonly confidence: number
  /** The three likeliest intents of the whole message, the likeliest first. */
  readonly alternatives: readonly Guess[]
}

/** What a message asks: as a whole, or each of its parts. */
export function questionsIn(message: string, language: string, model: Model): Questions {
  const parts = partsOf(message, language)
  const likely = likelihoods(message, language, model)
  const whole = ranked(likely)
  if (parts.length < 2 || parts.length > mostParts) return single(whole)
  const questions = parts.flatMap((part) => questionOf(part, language, model))
  const several = severalOf(questions, whole, parts)
  if (several === undefined) {
    const heard = ranked(withLastQuestion(likely, parts, language, model))
    return besideWhole(questions, heard, parts) ?? single(heard)
  }
  const chance = chanceOfSeveral(several.signs)
  if (chance > (isNotLookedUp(whole) ? sureSeveralBesideRefusal : sureSeveral))
    return { intents: several.intents, confidence: chance, alternatives: whole.slice(0, alternatives) }
  const one = single(whole)
  return { ...one, confidence: one.confidence * (1 - chance) }
}

const alternatives = 3

function isNotLookedUp([first]: readonly Guess[]): boolean {
  return first !== undefined && notLookedUp.includes(first.intent)
}

function single(whole: readonly Guess[]): Questions {
  const [first = { intent: 'out_of_scope', confidence: 0 }] = whole
  return {
    intents: [first.intent],
    confidence: first.confidence,
    alternatives: whole.slice(0, alternatives),
  }
}

/** What the parts of a message ask, if that is several things, and what speaks for it. */
export function severalIn(
  message: string,
  language: string,
  model: Model,
): { readonly intents: readonly Intent[]; readonly signs: Signs } | undefined {
  const parts = partsOf(message, language)
  const questions = parts.flatMap((part) => questionOf(part, language, model))
  return severalOf(questions, ranked(likelihoods(message, language, model)), parts)
}

function severalOf(
  questions: readonly Question[],
  whole: readonly Guess[],
  parts: readonly Part[],
): ReturnType<typeof severalIn> {
  const several = surestOfEach(questions.filter(({ confidence }) => confidence >= surePart))
  if (several.length < 2) return undefined
  return { intents: several.map(({ intent }) => intent), signs: signsOf(several, whole, parts) }
}

function withLastQuestion(
  whole: Float64Array,
  parts: readonly Part[],
  language: string,
  model: Model,
): Float64Array {
  const last = parts.findLast(({ asks, words }) => asks && words >= fewestOfLastQuestion)
  const isLong = parts.reduce((sum, { words }) => sum + words, 0) >= longStory
  if (last === undefined || !isLong) return whole
  return mixed(whole, likelihoods(last.text, language, model), lastQuestionShare)
}

/** A part of a message and what it asks. */
type Question = Guess & Pick<Part, 'asks' | 'words'>

function questionOf({ text, words, asks }: Part, language: string, model: Model): readonly Question[] {
  if (words < fewestWords) return []
  const [guess] = ranked(likelihoods(text, language, model))
  return guess === undefined || !canBeAsked(guess.intent) ? [] : [{ ...guess, words, asks }]
}

function surestOfEach(questions: readonly Question[]): readonly Question[] {
  const surest = new Map<Intent, Question>()
  for (const question of questions) {
    const known = surest.get(question.intent)
    if (known === undefined || question.confidence > known.confidence) surest.set(question.intent, question)
  }
  return [...surest.values()]
}

function signsOf(several: readonly Question[], whole: readonly Guess[], parts: readonly Part[]): Signs {
  const sure = several.map(({ confidence }) => confidence)
  const likely = several.map(({ intent }) => whole.find((guess) => guess.intent === intent)?.confidence ?? 0)
  const asking = several.filter(({ asks }) => asks).length
  return {
    leastSure: logOdds(Math.min(...sure)),
    surest: logOdds(Math.max(...sure)),
    leastLikely: logOdds(Math.min(...likely)),
    words: Math.log(parts.reduce((sum, { words }) => sum + words, 0)),
    parts: parts.length,
    isShort: several.some(({ words }) => words <= fewOfWords) ? 1 : 0,
    isMixed: asking > 0 && asking < several.length ? 1 : 0,
    isBeyond: several.some(({ intent }) => intent === 'out_of_scope') ? 1 : 0,
  }
}

/** A question beside a greeting or beside details, or one that makes the whole surer of the same. */
function besideWhole(
  questions: readonly Question[],
  guesses: readonly Guess[],
  parts: readonly Part[],
): Questions | undefined {
  const whole = single(guesses)
  const [intent = 'out_of_scope'] = whole.intents
  const anyAsks = parts.some(({ asks }) => asks)
  const fewest = intent === 'provide_details' ? fewestBesideDetails : fewestWords
  const sure = surestOfEach(
    questions.filter(
      (question) =>
        question.intent !== 'out_of_scope' &&
        question.words >= fewest &&
        question.confidence >= (anyAsks && !question.asks ? sureStatement : sureBeside),
    ),
  )
  const [only] = sure
  if (only === undefined || sure.length > 1) return undefined
  if (noQuestion.includes(intent)) return { ...whole, intents: [only.intent], confidence: only.confidence }
  if (only.intent !== intent || only.confidence <= whole.confidence) return undefined
  // What stands around the question made the whole less sure of it. It may be right to doubt: half way.
  return { ...whole, confidence: (only.confidence + whole.confidence) / 2 }
}

/** What a question often stands beside. */
const noQuestion: readonly Intent[] = ['greeting', 'thanks', 'goodbye', 'provide_details']

function canBeAsked(intent: Intent): boolean {
  return !noQuestion.includes(intent) && intent !== 'injection'
}
