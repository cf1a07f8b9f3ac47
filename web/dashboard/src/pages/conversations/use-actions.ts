import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConversationStatus, ConversationView } from '../../../../../src/server/admin/wire.ts'
import { ApiError, api, detailOf } from '../../api.ts'

export type Action = 'take' | 'hand-back' | 'resolve' | 'reopen'

export type Actions = {
  readonly run: (action: Action, seen?: ConversationStatus) => void
  /** The one that is on its way. */
  readonly running: Action | null
  /** Why the last one could not be done. */
  readonly problem: string | null
  readonly dismiss: () => void
}

/** What somebody of the shop does with a conversation. When it comes too late, the page shows what is there now. */
export function useActions(id: string, onDone: (action: Action) => void): Actions {
  const queryClient = useQueryClient()
  const path = conversationPath(id)
  const [problem, setProblem] = useState<string | null>(null)
  const mutation = useMutation({
    mutationFn: ({ action, seen }: { action: Action; seen: ConversationStatus | undefined }) =>
      api.post<ConversationView>(`${path}/${action}`, seen === undefined ? {} : { seen }),
    onMutate: () => setProblem(null),
    onSuccess: async (view, { action }) => {
      await queryClient.cancelQueries({ queryKey: [path] })
      queryClient.setQueryData([path], view)
      onDone(action)
    },
    onError: (error) => {
      setProblem(detailOf(error))
      if (error instanceof ApiError) void queryClient.invalidateQueries({ queryKey: [path] })
    },
  })
  return {
    run: (action, seen) => mutation.mutate({ action, seen }),
    running: mutation.isPending ? mutation.variables.action : null,
    problem,
    dismiss: () => setProblem(null),
  }
}

export function conversationPath(id: string): string {
  return `/conversations/${encodeURIComponent(id)}`
}
