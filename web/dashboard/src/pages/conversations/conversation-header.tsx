import { Button, Group, Text, Title } from '@mantine/core'
import IconArrowLeft from '@tabler/icons-react/icons/IconArrowLeft'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import type { ConversationView } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { useConfirm } from '../../parts/confirm.tsx'
import { RemoveButton } from '../../parts/remove-button.tsx'
import { sayMoment } from '../../parts/say-time.ts'
import { useSession } from '../../session.tsx'
import { useSave } from '../../use-save.ts'
import styles from './conversation-header.module.css'
import { keepDraft } from './drafts.ts'
import { Rating } from './rating.tsx'
import { StatusBadge } from './status-badge.tsx'
import { conversationPath } from './use-actions.ts'
import { forgetConversation } from './use-conversation-list.ts'
import type { Layout } from './use-layout.ts'
import { channelNames, languageName } from './words.ts'

type HeaderProps = {
  readonly view: ConversationView
  readonly layout: Layout
  readonly close: () => void
  /** What can be done. */
  readonly children: ReactNode
}

/** What it is about, its state, and what can be done. Takes the focus when the conversation opens. */
export function ConversationHeader({ view, layout, close, children }: HeaderProps) {
  const { session, can } = useSession()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <header className={styles['header']}>
      <BackButton layout={layout} close={close} />
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
      <Group gap="xs">
        <StatusBadge status={view.status} agent={view.agent} />
        <Text size="xs" c="dimmed">
          {languageName(view.language)} · {channelNames[view.channel]} ·{' '}
          {sayMoment(new Date(view.started_at), session.shop.time_zone)}
        </Text>
        <Rating rating={view.rating} />
      </Group>
      {children === null && !can('write') ? null : (
        <Group justify="space-between" wrap="nowrap" gap="xs">
          {children ?? <span />}
          {can('write') ? <DeleteButton view={view} close={close} /> : null}
        </Group>
      )}
    </header>
  )
}

/** On a phone the way back; where the list is in sight, for the keyboard alone. */
export function BackButton({ layout, close }: { layout: Layout; close: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-md"
      onClick={close}
      leftSection={<IconArrowLeft size={18} aria-hidden="true" />}
      className={`${styles['back']} ${layout === 'one' ? '' : styles['forKeys']}`}
    >
      All conversations
    </Button>
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
