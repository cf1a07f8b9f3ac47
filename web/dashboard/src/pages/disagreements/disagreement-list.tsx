import { Button, Group, Stack } from '@mantine/core'
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Disagreements } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { LoadingCards } from '../../parts/loading.tsx'
import { DisagreementCard, headingId } from './disagreement-card.tsx'

export type DisagreementState = 'open' | 'settled'

/** The newest first, and more on demand. */
export function DisagreementList({ state }: { state: DisagreementState }) {
  const list = useDisagreements(state)
  useFocusOnMore(list.data?.pages)
  if (list.data === undefined) {
    return list.error === null || list.isFetching ? (
      <LoadingCards count={3} />
    ) : (
      <ErrorState error={list.error} retry={() => void list.refetch()} />
    )
  }
  const found = list.data.pages.flatMap(({ disagreements }) => disagreements)
  if (found.length === 0) return <NoDisagreements state={state} />
  return (
    <Stack>
      {found.map((view) => (
        <DisagreementCard key={view.id} view={view} onSettled={focusHeading} />
      ))}
      {list.hasNextPage ? (
        <Group justify="center">
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show more
          </Button>
        </Group>
      ) : null}
    </Stack>
  )
}

/** What was pressed is gone: the page begins anew. */
function focusHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus()
}

/** Whoever asked for more goes on reading at the first that came. */
function useFocusOnMore(pages: readonly Disagreements[] | undefined): void {
  const before = useRef(0)
  useEffect(() => {
    const [first] = pages?.at(-1)?.disagreements ?? []
    if (pages !== undefined && before.current > 0 && pages.length > before.current && first !== undefined)
      document.getElementById(headingId(first))?.focus()
    before.current = pages?.length ?? 0
  }, [pages])
}

function useDisagreements(state: DisagreementState) {
  const path = `/disagreements?state=${state}`
  return useInfiniteQuery({
    queryKey: [path],
    queryFn: ({ pageParam, signal }) =>
      api.get<Disagreements>(
        `${path}${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
  })
}

function NoDisagreements({ state }: { state: DisagreementState }) {
  if (state === 'settled') {
    return (
      <EmptyState icon={IconCircleCheck} title="Nothing was settled yet">
        What you mark as settled stands here, and what has settled itself because shop and Klarna agree by
        now.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={IconCircleCheck} title="No disagreements">
      Whenever a shopper asks about an order, Kvitto compares what your connected shop and Klarna say about
      it: whether it is paid, cancelled or refunded. Where they differ, you see it here.
    </EmptyState>
  )
}
