import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ConversationChanged, Session } from '../../../../src/server/admin/wire.ts'

/** Keeps the number that waits, and all that was read of conversations, as it is on the server. */
export function useConversationEvents(): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    const events = new EventSource('/admin/api/conversations/events')
    events.addEventListener('changed', (event) => {
      const { waiting }: ConversationChanged = JSON.parse(event.data)
      queryClient.setQueryData<Session | null>(['/session'], (session) =>
        session ? { ...session, waiting } : session,
      )
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/conversations'),
      })
    })
    return () => events.close()
  }, [queryClient])
}
