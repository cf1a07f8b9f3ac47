import { Button, Group } from '@mantine/core'
import type { ConversationView } from '../../../../../src/server/admin/wire.ts'
import { useSession } from '../../session.tsx'
import { isMine } from './is-mine.ts'
import type { Action, Actions } from './use-actions.ts'

type Offer = { readonly action: Action; readonly label: string; readonly isMain?: boolean }

/** What can be done with the conversation as it is. */
export function ActionButtons({ view, actions }: { view: ConversationView; actions: Actions }) {
  const { session } = useSession()
  return (
    <Group gap="xs">
      {offersOf(view, isMine(view, session.user)).map(({ action, label, isMain = false }) => (
        <Button
          key={action}
          size="sm"
          variant={isMain ? 'filled' : 'default'}
          loading={actions.running === action}
          disabled={actions.running !== null && actions.running !== action}
          onClick={() => actions.run(action, action === 'take' ? view.status : undefined)}
        >
          {label}
        </Button>
      ))}
    </Group>
  )
}

function offersOf({ status, agent }: ConversationView, mine: boolean): readonly Offer[] {
  const resolve = { action: 'resolve', label: 'Mark resolved' } as const
  switch (status) {
    case 'open':
      return [{ action: 'take', label: 'Take over' }, resolve]
    case 'waiting':
      return [{ action: 'take', label: 'Take over', isMain: true }, resolve]
    case 'resolved':
      return [
        { action: 'reopen', label: 'Reopen' },
        { action: 'take', label: 'Take over' },
      ]
    case 'agent':
      return mine
        ? [{ action: 'hand-back', label: 'Hand back' }, resolve]
        : [{ action: 'take', label: `Take over from ${agent ?? 'them'}` }, resolve]
  }
}
