import type { Language } from '../language.ts'
import { conversation } from './conversation.ts'
import { numbers } from './numbers.ts'
import { slotWords } from './slot-words.ts'
import { talkWords } from './talk-words.ts'
import { wordClasses } from './word-classes.ts'
import { wording } from './wording.ts'

export const pl: Language = { tag: 'pl', wording, conversation, talkWords, numbers, slotWords, wordClasses }
