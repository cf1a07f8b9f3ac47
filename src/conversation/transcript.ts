import type { ConversationEvent, Turn } from '../storage/storage.ts'

/** What happened in a conversation: a turn, counted from 1, or something beside the turns. */
export type TranscriptPart =
  | { readonly kind: 'turn'; readonly number: number; readonly turn: Turn }
  | { readonly kind: 'event'; readonly event: ConversationEvent }

/**
 * Both in the order in which they came. `first` is the number of the first of `turns`. Within each the given order
 * stays, whatever the clocks of two processes say; of the same moment, the turn comes first.
 */
export function mergedInTime(
  turns: readonly Turn[],
  events: readonly ConversationEvent[],
  first = 1,
): readonly TranscriptPart[] {
  const merged: TranscriptPart[] = []
  let taken = 0
  for (const [index, turn] of turns.entries()) {
    for (let event = events[taken]; event !== undefined && event.at < turn.at; event = events[taken]) {
      merged.push({ kind: 'event', event })
      taken += 1
    }
    merged.push({ kind: 'turn', number: first + index, turn })
  }
  return [...merged, ...events.slice(taken).map((event) => ({ kind: 'event', event }) as const)]
}
