import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { Conversations } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { changedSince } from '../../conversation-changes.ts'
import { type Filters, searchOf } from './filters.ts'
import { type LoadedList, withFirstPage, withNextPage } from './loaded-list.ts'

/** The conversations of the filters: live at its top, and longer with every `loadMore`. */
export function useConversationList(filters: Filters) {
  const queryClient = useQueryClient()
  const search = searchOf(filters)
  const path = `/conversations${search}`
  const query = useQuery<LoadedList>({
    queryKey: [path],
    queryFn: async ({ signal }) => {
      const readAt = performance.now()
      const page = await api.get<Conversations>(path, signal)
      const before = queryClient.getQueryData<LoadedList>([path])
      // Whatever changes moves to the top, unless its new state is not asked for.
      return withFirstPage(
        before,
        page,
        readAt,
        ({ id }) => filters.status !== '' && changedSince(id, before?.readAt ?? 0),
      )
    },
    placeholderData: keepPreviousData,
  })
  const more = useMutation({
    mutationFn: async (cursor: string) => {
      const page = await api.get<Conversations>(
        `${path}${search === '' ? '?' : '&'}cursor=${encodeURIComponent(cursor)}`,
      )
      queryClient.setQueryData<LoadedList>([path], (list) => list && withNextPage(list, cursor, page))
      return page.conversations[0]?.id ?? null
    },
  })
  return { query, more }
}

/** Takes a conversation that is no longer there out of all lists. */
export function forgetConversation(queryClient: QueryClient, id: string): void {
  queryClient.setQueriesData<LoadedList>(
    { predicate: ({ queryKey }) => /^\/conversations(\?|$)/.test(String(queryKey[0])) },
    (list) =>
      list && { ...list, conversations: list.conversations.filter((conversation) => conversation.id !== id) },
  )
}
