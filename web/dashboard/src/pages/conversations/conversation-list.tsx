import { Button, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core'
import IconArrowUp from '@tabler/icons-react/icons/IconArrowUp'
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import type { ConversationLine } from '../../../../../src/server/admin/wire.ts'
import { detailOf } from '../../api.ts'
import { ErrorState } from '../../parts/error-state.tsx'
import { sayCount, sayCounted } from '../../parts/say-number.ts'
import { useSession } from '../../session.tsx'
import styles from './conversation-list.module.css'
import { ConversationRow } from './conversation-row.tsx'
import { type Filters, isFiltered, noFilters, searchOf } from './filters.ts'
import type { LoadedList } from './loaded-list.ts'
import { sumOf } from './state-links.tsx'
import { type Address, addressOf } from './use-address.ts'
import type { useConversationList } from './use-conversation-list.ts'
import { useHold } from './use-hold.ts'
import { useSteadyList } from './use-steady-list.ts'

type ListProps = {
  readonly address: Address
  readonly list: ReturnType<typeof useConversationList>
  /** It scrolls with the page, not by itself. */
  readonly inPage: boolean
}

export function ConversationList({ address, list, inPage }: ListProps) {
  const { query, more } = list
  if (query.data !== undefined)
    return (
      <LoadedRows
        address={address}
        list={query.data}
        isOld={query.isPlaceholderData}
        more={more}
        inPage={inPage}
      />
    )
  if (query.error !== null && !query.isFetching)
    return (
      <div className={styles['aside']}>
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </div>
    )
  return <LoadingRows />
}

type RowsProps = {
  readonly address: Address
  readonly list: LoadedList
  /** Of the filters before, while the new ones are asked for. */
  readonly isOld: boolean
  readonly more: ListProps['list']['more']
  readonly inPage: boolean
}

function LoadedRows({ address, list, isOld, more, inPage }: RowsProps) {
  const { session } = useSession()
  const { id: open, filters } = address
  const box = useRef<HTMLDivElement>(null)
  const { hold, pointer, toTop } = useHold(box, inPage)
  const shownSearch = useShownSearch(filters, isOld)
  const { lines, waiting, release } = useSteadyList(shownSearch, list.conversations, hold)
  const showNew = () => {
    release()
    toTop()
    focusRow(box, list.conversations[0]?.id)
  }
  const loadMore = (cursor: string) =>
    more.mutate(cursor, { onSuccess: (first) => requestAnimationFrame(() => focusRow(box, first)) })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only moves the focus between the links in it
    <div
      ref={box}
      className={styles['box']}
      data-in-page={inPage || undefined}
      data-old={isOld || undefined}
      onKeyDown={moveByArrows}
      {...pointer}
    >
      <VisuallyHidden role="status">{isOld ? 'Searching' : foundText(lines, list, filters)}</VisuallyHidden>
      {waiting === 0 ? null : (
        <div className={styles['new']}>
          <Button
            size="compact-md"
            radius="xl"
            leftSection={<IconArrowUp size={16} aria-hidden="true" />}
            onClick={showNew}
          >
            {`Show ${sayCount(waiting)} new`}
          </Button>
        </div>
      )}
      {lines.length === 0 ? (
        <Nothing address={address} />
      ) : (
        <ul className={styles['rows']} aria-label="Conversations">
          {lines.map((line) => (
            <ConversationRow
              key={line.id}
              line={line}
              href={addressOf(line.id, filters)}
              isOpen={line.id === open}
              draftKey={`${session.user.id}/${line.id}`}
              timeZone={session.shop.time_zone}
            />
          ))}
        </ul>
      )}
      {list.next_cursor === null || isOld ? null : (
        <More
          shown={lines.length}
          total={totalOf(list, filters)}
          isLoading={more.isPending}
          error={more.error}
          load={() => list.next_cursor !== null && loadMore(list.next_cursor)}
        />
      )}
    </div>
  )
}

/** The filters of what is shown: while new ones are asked for, those before. */
function useShownSearch(filters: Filters, isOld: boolean): string {
  const search = searchOf(filters)
  const [shown, setShown] = useState(search)
  if (!isOld && shown !== search) setShown(search)
  return isOld ? shown : search
}

function More({
  shown,
  total,
  isLoading,
  error,
  load,
}: {
  shown: number
  total: number | null
  isLoading: boolean
  error: Error | null
  load: () => void
}) {
  return (
    <Stack gap="xs" align="center" className={styles['aside'] ?? ''}>
      {error === null ? null : (
        <Text c="var(--mantine-color-error)" role="alert" ta="center">
          {detailOf(error)}
        </Text>
      )}
      <Button variant="default" loading={isLoading} onClick={load}>
        Load more
      </Button>
      <Text size="xs" c="dimmed">
        {total === null ? `${sayCount(shown)} shown` : `${sayCount(shown)} of ${sayCount(total)} shown`}
      </Text>
    </Stack>
  )
}

function Nothing({ address: { filters, filter } }: { address: Address }) {
  const filtered = isFiltered(filters)
  return (
    <Stack align="center" gap="sm" ta="center" className={styles['nothing'] ?? ''}>
      <Text fw={600}>{filtered ? 'Nothing found' : nothingTexts[filters.status].title}</Text>
      <Text c="dimmed">
        {filtered
          ? 'No conversation has all of what you ask for. Try another word, or fewer filters.'
          : nothingTexts[filters.status].text}
      </Text>
      {filtered ? (
        <Button variant="default" onClick={() => filter({ ...noFilters, status: filters.status })}>
          Clear search and filters
        </Button>
      ) : null}
    </Stack>
  )
}

const nothingTexts: Readonly<Record<Filters['status'], { readonly title: string; readonly text: string }>> = {
  '': { title: 'No conversations yet', text: 'They come in here by themselves.' },
  waiting: { title: 'Nobody is waiting', text: 'When a shopper asks for a person, you see it here at once.' },
  agent: {
    title: 'Nobody is with a person',
    text: 'Conversations that one of you has taken over are here.',
  },
  open: { title: 'Nothing is open', text: 'What the assistant is answering is here.' },
  resolved: { title: 'Nothing is resolved yet', text: 'What one of you has marked as resolved is here.' },
}

function LoadingRows() {
  return (
    <div>
      <VisuallyHidden role="status">Loading</VisuallyHidden>
      <Stack gap={0} aria-hidden="true">
        {Array.from({ length: 7 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <Stack key={index} gap={8} className={styles['loading'] ?? ''}>
            <Skeleton h={18} w="55%" />
            <Skeleton h={16} />
            <Skeleton h={12} w="40%" />
          </Stack>
        ))}
      </Stack>
    </div>
  )
}

/** How many the server has of them; null where it counts none, as with words. */
function totalOf({ counts }: LoadedList, filters: Filters): number | null {
  if (isFiltered(filters)) return null
  return filters.status === '' ? sumOf(counts) : counts[filters.status]
}

function foundText(lines: readonly ConversationLine[], list: LoadedList, filters: Filters): string {
  if (!isFiltered(filters)) return ''
  const found = sayCounted(lines.length, 'conversation', 'conversations')
  return list.next_cursor === null ? `${found} found` : `${found} found, and there are more`
}

function focusRow(box: RefObject<HTMLElement | null>, id: string | null | undefined): void {
  if (id === null || id === undefined) return
  requestAnimationFrame(() =>
    box.current?.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(id)}"]`)?.focus(),
  )
}

/** Up and down go from row to row, as in a mail program. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-conversation]')]
  const place = rows.findIndex((row) => row.matches(':focus'))
  const next = rows[place + (event.key === 'ArrowDown' ? 1 : -1)]
  if (place === -1 || next === undefined) return
  event.preventDefault()
  next.focus()
}
