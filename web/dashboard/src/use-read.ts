import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { api } from './api.ts'

/**
 * Reads `/admin/api` + path and keeps it under the key `[path]`. With `keepPrevious`, for a list with filters, what was
 * there stays until the new is there (`isPlaceholderData` tells); never use it where the path names one thing. With
 * `everyMs` it is read again after so many milliseconds, while the window is in sight; a function says after how many by
 * what there is, null for never.
 */
export function useRead<Answer>(
  path: string,
  options: { keepPrevious?: boolean; everyMs?: number | ((answer: Answer) => number | null) } = {},
): UseQueryResult<Answer> {
  const { everyMs } = options
  return useQuery<Answer>({
    queryKey: [path],
    queryFn: ({ signal }) => api.get<Answer>(path, signal),
    ...(everyMs === undefined ? {} : { refetchInterval: ({ state: { data } }) => intervalOf(everyMs, data) }),
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  })
}

function intervalOf<Answer>(
  everyMs: number | ((answer: Answer) => number | null),
  answer: Answer | undefined,
): number | false {
  if (typeof everyMs === 'number') return everyMs
  return (answer === undefined ? null : everyMs(answer)) ?? false
}
