import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConversationView } from '../../../../../src/server/admin/wire.ts'
import { api, detailOf } from '../../api.ts'
import { returnToDraft } from './drafts.ts'
import { conversationPath } from './use-actions.ts'

/** A message on its way. `before`: how many of the agents' messages had the same text when it left. */
export type SentReply = { readonly key: number; readonly text: string; readonly before: number }

let lastKey = 0

/**
 * Sends messages one after the other while the next is written. What cannot be sent goes back into the draft under
 * `draftKey`.
 */
export function useReplies(view: ConversationView, draftKey: string) {
  const queryClient = useQueryClient()
  const path = conversationPath(view.id)
  const [sent, setSent] = useState<readonly SentReply[]>([])
  const mutation = useMutation({
    scope: { id: path },
    mutationFn: ({ text }: SentReply) => api.post<ConversationView>(`${path}/reply`, { text }),
    onSuccess: async (answer) => {
      await queryClient.cancelQueries({ queryKey: [path] })
      queryClient.setQueryData([path], answer)
    },
    // Said wherever the agent is by now.
    onError: (error, { text }) => {
      returnToDraft(draftKey, text)
      notifications.show({
        title: 'Your message was not sent',
        message: `${detailOf(error)} What you wrote is kept as a draft.`,
        color: 'red',
        autoClose: false,
      })
      void queryClient.invalidateQueries({ queryKey: [path] })
    },
    onSettled: (_answer, _error, { key }) => setSent((all) => all.filter((reply) => reply.key !== key)),
  })
  const send = (text: string) => {
    lastKey += 1
    const before = countOf(view, text) + sent.filter((reply) => reply.text === text).length
    const reply = { key: lastKey, text, before }
    setSent((all) => [...all, reply])
    mutation.mutate(reply)
  }
  return {
    send,
    // The server may have told of it before it has answered.
    sending: sent.filter(({ text, before }) => countOf(view, text) <= before),
  }
}

function countOf(view: ConversationView, text: string): number {
  return view.transcript.filter((entry) => entry.kind === 'agent' && entry.text === text).length
}
