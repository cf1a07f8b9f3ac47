import { Tabs } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ConversationStatus, ConversationView } from '../../../../../src/server/admin/wire.ts'
import { ApiError } from '../../api.ts'
import { ErrorState } from '../../parts/error-state.tsx'
import { useSession } from '../../session.tsx'
import { useRead } from '../../use-read.ts'
import { ActionButtons } from './action-buttons.tsx'
import { BackArrow } from './back.tsx'
import { Composer } from './composer.tsx'
import { ConversationHeader } from './conversation-header.tsx'
import styles from './conversation-pane.module.css'
import { InsightPanel } from './insight-panel.tsx'
import { LoadingConversation } from './loading-conversation.tsx'
import { MissingConversation } from './missing-conversation.tsx'
import { Notes } from './notes.tsx'
import { Transcript } from './transcript.tsx'
import { type Action, conversationPath, useActions } from './use-actions.ts'
import { forgetConversation } from './use-conversation-list.ts'
import type { Layout } from './use-layout.ts'
import { useReplies } from './use-replies.ts'

type PaneProps = {
  readonly id: string
  readonly layout: Layout
  readonly close: () => void
}

/** One conversation: what was said, what can be done, and the order beside it. */
export function ConversationPane({ id, layout, close }: PaneProps) {
  const queryClient = useQueryClient()
  const query = useRead<ConversationView>(conversationPath(id))
  const isGone = query.error instanceof ApiError && query.error.status === 404
  useEffect(() => {
    if (isGone) forgetConversation(queryClient, id)
  }, [isGone, queryClient, id])
  if (isGone) return <MissingConversation close={close} />
  if (query.data !== undefined)
    return (
      <LoadedConversation
        view={query.data}
        layout={layout}
        close={close}
        readAgain={() => void query.refetch()}
        isReading={query.isFetching}
      />
    )
  if (query.error === null || query.isFetching) return <LoadingConversation close={close} layout={layout} />
  return (
    <div className={styles['aside']}>
      <ErrorState error={query.error} retry={() => void query.refetch()} />
    </div>
  )
}

type LoadedProps = {
  readonly view: ConversationView
  readonly layout: Layout
  readonly close: () => void
  readonly readAgain: () => void
  readonly isReading: boolean
}

function LoadedConversation({ view, layout, close, readAgain, isReading }: LoadedProps) {
  const { session, can } = useSession()
  const draftKey = `${session.user.id}/${view.id}`
  const composer = useRef<HTMLTextAreaElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const [tab, setTab] = useState<string | null>('conversation')
  const focusAfter = useFocusAfter(view, composer, bar)
  const actions = useActions(view.id, (action) => {
    setTab('conversation')
    focusAfter(action)
  })
  const replies = useReplies(view, draftKey)
  const inPage = layout === 'one'
  const buttons = can('reply') ? (
    <div ref={bar}>
      <ActionButtons view={view} actions={actions} />
    </div>
  ) : null
  const header = (
    <ConversationHeader view={view} inPage={inPage} close={close}>
      {inPage ? null : buttons}
    </ConversationHeader>
  )
  const conversation = (
    <>
      <Transcript view={view} sending={replies.sending} inPage={inPage} />
      <div className={styles['dock']} data-in-page={inPage || undefined}>
        <Notes view={view} actions={actions} />
        {inPage ? buttons : null}
        <Composer view={view} draftKey={draftKey} send={replies.send} field={composer} />
      </div>
    </>
  )
  const insight = (
    <InsightPanel
      insight={view.insight}
      readAgain={readAgain}
      isReading={isReading}
      hasHeading={layout === 'three'}
    />
  )
  if (layout === 'three')
    return (
      <>
        <section className={styles['pane']} aria-labelledby="conversation">
          {header}
          {conversation}
        </section>
        <aside className={styles['insight']} aria-labelledby="insight">
          {insight}
        </aside>
      </>
    )
  return (
    <section className={styles['pane']} aria-labelledby="conversation">
      <Tabs value={tab} onChange={setTab} className={styles['tabs'] ?? ''}>
        {inPage ? null : header}
        <div className={styles['strip']} data-in-page={inPage || undefined}>
          {inPage ? <BackArrow close={close} /> : null}
          <Tabs.List aria-label="Of this conversation" grow className={styles['tabList'] ?? ''}>
            <Tabs.Tab value="conversation">Conversation</Tabs.Tab>
            <Tabs.Tab value="order">Order</Tabs.Tab>
          </Tabs.List>
        </div>
        {inPage ? header : null}
        <Tabs.Panel value="conversation" className={styles['panel'] ?? ''}>
          {conversation}
        </Tabs.Panel>
        <Tabs.Panel value="order" className={styles['orderPanel'] ?? ''}>
          {insight}
        </Tabs.Panel>
      </Tabs>
    </section>
  )
}

/** What the status is once an action is done. */
const statusAfter: Readonly<Record<Action, ConversationStatus>> = {
  take: 'agent',
  'hand-back': 'open',
  resolve: 'resolved',
  reopen: 'open',
}

/** The button that was pressed is gone when its action is done: the focus goes to what comes next. */
function useFocusAfter(
  { status }: ConversationView,
  composer: RefObject<HTMLTextAreaElement | null>,
  bar: RefObject<HTMLDivElement | null>,
): (action: Action) => void {
  const [done, setDone] = useState<Action | null>(null)
  useEffect(() => {
    if (done === null || status !== statusAfter[done]) return
    const next = done === 'take' ? composer.current : bar.current?.querySelector<HTMLElement>('button')
    if (next === null || next === undefined) return
    next.focus()
    setDone(null)
  })
  return setDone
}
