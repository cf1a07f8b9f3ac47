import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ConversationChanged, Session } from '../../../../src/server/admin/wire.ts'
import { noteChange } from '../conversation-changes.ts'

/** A browser gives up on a stream that a proxy refuses; try again after so many milliseconds. */
const retryMs = 15_000

/** Keeps the number that waits, and all that was read of conversations, as it is on the server. */
export function useConversationEvents(): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    const refresh = refresher(queryClient)
    let events: EventSource
    let isFirst = true
    let retry: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      events = new EventSource('/admin/api/conversations/events')
      events.addEventListener('changed', (event) => {
        const { id, waiting }: ConversationChanged = JSON.parse(event.data)
        noteChange(id)
        queryClient.setQueryData<Session | null>(['/session'], (session) =>
          session ? { ...session, waiting } : session,
        )
        refresh(id)
      })
      events.addEventListener('open', () => {
        // What happened while the stream was broken was told to nobody.
        if (!isFirst) refresh('')
        isFirst = false
      })
      events.addEventListener('error', () => {
        if (events.readyState === EventSource.CLOSED) retry = setTimeout(open, retryMs)
      })
    }
    open()
    return () => {
      clearTimeout(retry)
      events.close()
    }
  }, [queryClient])
}

/**
 * Reads the lists, the counts and the changed conversations again (all of them for an empty ID), one round after the
 * other: where much happens on a slow line, no round is broken off by the next.
 */
function refresher(queryClient: QueryClient): (id: string) => void {
  const changed = new Set<string>()
  let isReading = false
  const read = async () => {
    isReading = true
    while (changed.size > 0) {
      const paths = [...changed].map((id) => `/conversations/${id}`)
      changed.clear()
      await queryClient.invalidateQueries({
        predicate: ({ queryKey }) => {
          const key = String(queryKey[0])
          const isList = key === '/conversations' || key.startsWith('/conversations?')
          const isCounted = key === '/session' || key.startsWith('/disagreements')
          return (
            isList ||
            isCounted ||
            paths.some((path) => key === path || (path.endsWith('/') && key.startsWith(path)))
          )
        },
      })
    }
    isReading = false
  }
  return (id) => {
    changed.add(id)
    if (!isReading) void read()
  }
}
