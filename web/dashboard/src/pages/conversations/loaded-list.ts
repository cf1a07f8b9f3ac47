import type { ConversationLine, Conversations } from '../../../../../src/server/admin/wire.ts'

/** All that was loaded of a list, without a gap from the newest down. */
export type LoadedList = Conversations & {
  /** When its first page was asked for, in milliseconds of `performance.now()`. */
  readonly readAt: number
}

/**
 * The list once its first page was read again: what was loaded below stays. `hasLeft` tells of which conversations
 * further down it is known that they are no longer in the list.
 */
export function withFirstPage(
  before: LoadedList | undefined,
  page: Conversations,
  readAt: number,
  hasLeft: (line: ConversationLine) => boolean,
): LoadedList {
  const fresh = { ...page, readAt }
  const last = page.conversations.at(-1)
  const newestBefore = before?.conversations[0]
  if (page.next_cursor === null || last === undefined) return fresh
  // So much is new that what was loaded no longer follows on the page: begin again.
  if (before === undefined || newestBefore === undefined || isNewer(last, newestBefore)) return fresh
  const ids = new Set(page.conversations.map(({ id }) => id))
  const below = before.conversations.filter(
    (line) => isNewer(last, line) && !ids.has(line.id) && !hasLeft(line),
  )
  if (below.length === 0) return fresh
  return {
    ...fresh,
    conversations: [...page.conversations, ...below],
    next_cursor: before.next_cursor,
  }
}

/** The list with the page at its end that was asked for with `cursor`; as it was where it has changed since. */
export function withNextPage(before: LoadedList, cursor: string, page: Conversations): LoadedList {
  if (before.next_cursor !== cursor) return before
  const ids = new Set(before.conversations.map(({ id }) => id))
  return {
    ...before,
    conversations: [...before.conversations, ...page.conversations.filter(({ id }) => !ids.has(id))],
    next_cursor: page.next_cursor,
  }
}

/** As the server sorts: by the last change, then by ID. */
function isNewer(one: ConversationLine, other: ConversationLine): boolean {
  return one.updated_at === other.updated_at ? one.id > other.id : one.updated_at > other.updated_at
}
