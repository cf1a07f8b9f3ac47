import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'

/** What was read, or in its place a skeleton, or what went wrong. */
export function Loaded<Answer>({
  query,
  loading,
  children,
}: {
  query: UseQueryResult<Answer>
  loading: ReactNode
  children: (answer: Answer) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null && !query.isFetching) {
    return <ErrorState error={query.error} retry={() => void query.refetch()} />
  }
  return loading
}
