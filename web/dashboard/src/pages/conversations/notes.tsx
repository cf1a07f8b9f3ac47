import { Alert, Stack, Text } from '@mantine/core'
import IconHandStop from '@tabler/icons-react/icons/IconHandStop'
import type { ConversationView } from '../../../../../src/server/admin/wire.ts'
import { RelativeTime } from '../../parts/relative-time.tsx'
import type { Actions } from './use-actions.ts'

/** What is to be known first: that somebody waits, and why the last step was not taken. */
export function Notes({ view, actions }: { view: ConversationView; actions: Actions }) {
  const isWaiting = view.status === 'waiting'
  if (!isWaiting && actions.problem === null) return null
  return (
    <Stack gap="xs">
      {isWaiting ? (
        <Alert color="orange" icon={<IconHandStop aria-hidden="true" />} py="xs" px="sm">
          <Text>
            This shopper asked for a person <RelativeTime at={askedAt(view)} />.
          </Text>
        </Alert>
      ) : null}
      {actions.problem === null ? null : (
        <Alert color="red" role="alert" py="xs" px="sm" withCloseButton onClose={actions.dismiss}>
          {actions.problem}
        </Alert>
      )}
    </Stack>
  )
}

function askedAt({ transcript, updated_at }: ConversationView): string {
  return (
    transcript.findLast((entry) => entry.kind === 'event' && entry.event === 'handed_over')?.at ?? updated_at
  )
}
