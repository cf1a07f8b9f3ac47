import { useMemo } from 'react'
import { useLocation, useRoute, useSearch } from 'wouter'
import { type Filters, filtersOf, searchOf } from './filters.ts'

export type Address = {
  /** The conversation that is open. */
  readonly id: string | null
  readonly filters: Filters
  readonly open: (id: string) => void
  readonly close: () => void
  /** `replace`: "back" does not stop at what was there, as while somebody types. */
  readonly filter: (change: Partial<Filters>, options?: { replace?: boolean }) => void
}

/** What the address of the page says is shown, and the ways to change it. */
export function useAddress(): Address {
  const [, navigate] = useLocation()
  const [, params] = useRoute('/conversations/:id')
  const search = useSearch()
  const filters = useMemo(() => filtersOf(search), [search])
  const id = params?.id ?? null
  return {
    id,
    filters,
    open: (next) => navigate(addressOf(next, filters)),
    close: () => navigate(addressOf(null, filters)),
    filter: (change, options) => navigate(addressOf(id, { ...filters, ...change }), options ?? {}),
  }
}

export function addressOf(id: string | null, filters: Filters): string {
  return `/conversations${id === null ? '' : `/${encodeURIComponent(id)}`}${searchOf(filters)}`
}
