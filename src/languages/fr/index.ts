import type { Language } from '../language.ts'
import { conversation } from './conversation.ts'
import { numbers } from './numbers.ts'
import { slotWords } from './slot-words.ts'
import { talkWords } from './talk-words.ts'
import { wordClasses } from './word-classes.ts'
import { wording } from './wording.ts'

/** The first of a month is an ordinal: 1er décembre. */
const mendDay = (written: string): string => written.replace(/^1 /, '1er ')

export const fr: Language = {
  tag: 'fr',
  mendDay,
  wording,
  conversation,
  talkWords,
  numbers,
  slotWords,
  wordClasses,
}
