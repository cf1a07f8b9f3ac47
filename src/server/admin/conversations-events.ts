import { setTimeout as wait } from 'node:timers/promises'
import type { ShopScope } from '../../shop-scope.ts'
import type { ServerEvent } from '../event-stream.ts'
import type { ConversationChanged } from './wire.ts'

/** What another process changes is seen after that long at most. */
const pollMs = 2_500
/** However much happens, a page is told no oftener. */
const leastMs = 250
/** So many of the latest are looked at; of more than that within one look, the earlier ones are not told. */
const watched = 50

/** Which conversations of the shop change, as they do. Ends with `signal`. */
export async function* changedConversations(
  scope: ShopScope,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const changed = new Set<string>()
  const end = scope.changes.listen((id) => changed.add(id))
  try {
    let latest = await latestOf(scope)
    while (!signal.aborted) {
      if (changed.size === 0) await scope.changes.next(null, pollMs, signal)
      if (signal.aborted) return
      const before = latest
      latest = await latestOf(scope)
      for (const id of elsewhere(before, latest)) changed.add(id)
      if (changed.size === 0) continue
      const told = [...changed]
      changed.clear()
      const { waiting } = await scope.storage.conversations.counts()
      for (const id of told) yield { event: 'changed', data: { id, waiting } satisfies ConversationChanged }
      await wait(leastMs, undefined, { signal }).catch(() => undefined)
    }
  } finally {
    end()
  }
}

type Latest = ReadonlyMap<string, number>

async function latestOf(scope: ShopScope): Promise<Latest> {
  const conversations = await scope.storage.conversations.list({}, watched)
  return new Map(conversations.map(({ id, updatedAt }) => [id, updatedAt.getTime()]))
}

/** Those that are new or changed; not one that only moved up as another was deleted. */
function elsewhere(before: Latest, now: Latest): readonly string[] {
  const oldest = before.size < watched ? 0 : Math.min(...before.values())
  return [...now].flatMap(([id, at]) => (before.get(id) === at || at < oldest ? [] : [id]))
}
