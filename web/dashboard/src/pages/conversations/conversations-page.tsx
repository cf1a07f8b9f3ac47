import { Button, Group } from '@mantine/core'
import IconMessages from '@tabler/icons-react/icons/IconMessages'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { Link } from 'wouter'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Page } from '../../parts/page.tsx'
import { useSession } from '../../session.tsx'
import { ConversationList } from './conversation-list.tsx'
import { ConversationPane } from './conversation-pane.tsx'
import styles from './conversations-page.module.css'
import { FilterChips, FilterMenu } from './filter-menu.tsx'
import { isFiltered } from './filters.ts'
import { NothingChosen } from './missing-conversation.tsx'
import { SearchField } from './search-field.tsx'
import { StateLinks, sumOf } from './state-links.tsx'
import { useAddress } from './use-address.ts'
import { useConversationList } from './use-conversation-list.ts'
import { useFillHeight } from './use-fill-height.ts'
import { useLayout } from './use-layout.ts'

export function ConversationsPage() {
  const address = useAddress()
  const { id, filters, filter } = address
  const list = useConversationList(filters)
  const layout = useLayout()
  const frame = useRef<HTMLDivElement>(null)
  const counts = list.query.data?.counts
  const isEmpty = counts !== undefined && sumOf(counts) === 0 && id === null && !isFiltered(filters)
  useFillHeight(frame, layout !== 'one' && !isEmpty)
  useWayBack(id, layout === 'one')
  const section = id === null ? {} : { section: 'Conversation' }
  if (isEmpty)
    return (
      <Page title="Conversations">
        <NoConversations />
      </Page>
    )
  const hidesList = layout === 'one' && id !== null
  return (
    <Page title="Conversations" wide {...section}>
      {hidesList ? null : <StateLinks id={id} filters={filters} counts={counts} />}
      <div ref={frame} className={styles['frame']} data-layout={layout}>
        {/* Out of sight it stays as it is: coming back finds it so. */}
        <section className={styles['list']} aria-label="List" hidden={hidesList}>
          <div className={styles['tools']}>
            <SearchField value={filters.q} search={(q) => filter({ q }, { replace: true })} />
            <FilterMenu filters={filters} filter={filter} />
            <FilterChips filters={filters} filter={filter} />
          </div>
          <ConversationList address={address} list={list} inPage={layout === 'one'} />
        </section>
        {id === null ? (
          layout === 'one' ? null : (
            <NothingChosen />
          )
        ) : (
          <ConversationPane key={id} id={id} layout={layout} close={address.close} />
        )}
      </div>
    </Page>
  )
}

/**
 * Back in the list, the focus is at the conversation that was open, and where the list scrolls with the page, it is
 * where it was.
 */
function useWayBack(id: string | null, inPage: boolean): void {
  const last = useRef<string | null>(null)
  const offset = useRef(0)
  useEffect(() => {
    if (!inPage || id !== null) return
    const keep = () => {
      offset.current = window.scrollY
    }
    window.addEventListener('scroll', keep, { passive: true })
    return () => window.removeEventListener('scroll', keep)
  }, [id, inPage])
  useLayoutEffect(() => {
    if (id === null && last.current !== null) {
      if (inPage) window.scrollTo({ top: offset.current })
      const row = `[data-conversation="${CSS.escape(last.current)}"]`
      // Where the filters no longer show it, or it is deleted, the page begins anew.
      const place = document.querySelector<HTMLElement>(row) ?? document.querySelector<HTMLElement>('h1')
      place?.focus({ preventScroll: inPage })
    }
    last.current = id
  }, [id, inPage])
}

function NoConversations() {
  const { session } = useSession()
  return (
    <EmptyState
      icon={IconMessages}
      title="No conversations yet"
      action={
        <Group justify="center">
          {session.demo ? (
            <Button component="a" href="/demo-shop/">
              Open the demo’s shop
            </Button>
          ) : null}
          <Button component={Link} href="/widget" variant={session.demo ? 'default' : 'filled'}>
            Put the chat on your site
          </Button>
        </Group>
      }
    >
      What shoppers write, and what they were answered, stands here as it happens.
      {session.demo ? ' Play a shopper yourself: ask in the chat of the demo’s shop.' : ''}
    </EmptyState>
  )
}
