import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { api } from './api.ts'

/**
 * Reads `/admin/api` + path and keeps it under the key `[path]`. With `keepPrevious`, for a list with filters, what was
 * there stays until the new is there (`isPlaceholderData` tells); never use it where the path names one thing. With
 * `everyMs` it is read again after so many milliseconds, while the window is in sight.
 */
export function useRead<Answer>(
  path: string,
  options: { keepPrevious?: boolean; everyMs?: number } = {},
): UseQueryResult<Answer> {
  return useQuery<Answer>({
    queryKey: [path],
    queryFn: ({ signal }) => api.get<Answer>(path, signal),
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  })
}
