import type { ConversationWording } from './conversation-wording.ts'
import type { SlotWords } from './slot-words.ts'
import type { SpelledNumbers } from './spelled-numbers.ts'
import type { TalkWords } from './talk-words.ts'
import type { WordClasses } from './word-classes.ts'
import type { Wording } from './wording.ts'

/** One language, complete: the compiler lists what is missing. */
export type Language = {
  /** BCP 47 primary tag. */
  readonly tag: string
  /** The BCP 47 tag whose way of writing amounts and days stands for the language, where the tag itself is not it. */
  readonly writtenAs?: string
  /** Mends a written day where people write it otherwise than `Intl` does: French "1er décembre". */
  readonly mendDay?: (written: string) => string
  readonly wording: Wording
  readonly conversation: ConversationWording
  readonly talkWords: TalkWords
  readonly numbers: SpelledNumbers
  readonly slotWords: SlotWords
  readonly wordClasses: WordClasses
}
