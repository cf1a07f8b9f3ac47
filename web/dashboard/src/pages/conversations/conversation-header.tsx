import { Group, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import type { ConversationView } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { useConfirm } from '../../parts/confirm.tsx'
import { RemoveButton } from '../../parts/remove-button.tsx'
import { sayMoment } from '../../parts/say-time.ts'
import { useSession } from '../../session.tsx'
import { useSave } from '../../use-save.ts'
import { BackForKeys } from './back.tsx'
import styles from './conversation-header.module.css'
import { keepDraft } from './drafts.ts'
import { Rating } from './rating.tsx'
import { StatusBadge } from './status-badge.tsx'
import { conversationPath } from './use-actions.ts'
import { forgetConversation } from './use-conversation-list.ts'
import { channelNames, languageName } from './words.ts'

type HeaderProps = {
  readonly view: ConversationView
  /** The page scrolls, and what can be done stands below. */
  readonly inPage: boolean
  readonly close: () => void
  /** What can be done. */
  readonly children: ReactNode
}

/** What it is about, its state, and what can be done. Takes the focus when the conversation opens. */
export function ConversationHeader({ view, inPage, close, children }: HeaderProps) {
  const { session, can } = useSession()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const remove = can('reply') ? <DeleteButton view={view} close={close} /> : null
  return (
    <header className={styles['header']}>
      {inPage ? null : <BackForKeys close={close} />}
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Title
          order={2}
          size="h3"
          id="conversation"
          ref={heading}
          tabIndex={-1}
          className={styles['title'] ?? ''}
        >
          <span lang={view.language} dir="auto">
            {view.first_message.trim().split('\n', 1)[0]}
          </span>
        </Title>
        {inPage ? remove : null}
      </Group>
      <Group gap="xs">
        <StatusBadge status={view.status} agent={view.agent} />
        <Text size="xs" c="dimmed">
          {languageName(view.language)} · {channelNames[view.channel]} ·{' '}
          {sayMoment(new Date(view.started_at), session.shop.time_zone)}
        </Text>
        <Rating rating={view.rating} />
      </Group>
      {inPage || (children === null && remove === null) ? null : (
        <Group justify="space-between" wrap="nowrap" gap="xs">
          {children ?? <span />}
          {remove}
        </Group>
      )}
    </header>
  )
}

function DeleteButton({ view, close }: { view: ConversationView; close: () => void }) {
  const { session } = useSession()
  const queryClient = useQueryClient()
  const confirm = useConfirm()
  const remove = useSave({
    request: () => api.delete(conversationPath(view.id)),
    done: 'The conversation is deleted.',
    onDone: () => {
      keepDraft(`${session.user.id}/${view.id}`, '')
      forgetConversation(queryClient, view.id)
      close()
    },
  })
  const askAndRemove = async () => {
    const yes = await confirm({
      title: 'Delete this conversation?',
      body: 'What was said and what happened in it is deleted for good. This cannot be undone.',
      action: 'Delete',
      danger: true,
    })
    if (yes) remove.run(undefined)
  }
  return (
    <RemoveButton
      label="Delete this conversation"
      isRemoving={remove.isSaving}
      remove={() => void askAndRemove()}
    />
  )
}
