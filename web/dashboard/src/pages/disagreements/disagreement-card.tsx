import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import type { DisagreementView } from '../../../../../src/server/admin/wire.ts'
import { RelativeTime } from '../../parts/relative-time.tsx'
import styles from './disagreement-card.module.css'
import { SettleButton } from './settle-button.tsx'
import { TwoSides } from './two-sides.tsx'

/** One order, what each side says of it, and what can be done. */
export function DisagreementCard({ view, onSettled }: { view: DisagreementView; onSettled: () => void }) {
  const { order_number, conversation_id, settled } = view
  return (
    <Card component="article" aria-labelledby={headingId(view)}>
      <Stack gap="md">
        <div>
          <Title order={2} id={headingId(view)} tabIndex={-1} className={styles['heading'] ?? ''}>
            {order_number}
          </Title>
          <Text>{view.title}</Text>
        </div>
        <TwoSides view={view} />
        {settled === null ? <Text>{view.way_out}</Text> : null}
        <Group justify="space-between" gap="sm">
          <Text c="dimmed">
            <Since view={view} />
          </Text>
          <Group gap="xs">
            {conversation_id === null ? null : (
              <Button
                component={Link}
                href={`/conversations/${encodeURIComponent(conversation_id)}`}
                variant="default"
                aria-label={`Open the conversation about ${order_number}`}
              >
                Open the conversation
              </Button>
            )}
            {settled === null ? <SettleButton view={view} onSettled={onSettled} /> : null}
          </Group>
        </Group>
      </Stack>
    </Card>
  )
}

export function headingId({ id }: Pick<DisagreementView, 'id'>): string {
  return `disagreement-${id}`
}

function Since({ view: { first_seen_at, last_seen_at, settled } }: { view: DisagreementView }) {
  if (settled !== null) {
    return (
      <>
        {settled.by === null ? 'Shop and Klarna agree again, seen' : `Settled by ${settled.by}`}{' '}
        <RelativeTime at={settled.at} />
      </>
    )
  }
  return (
    <>
      First seen <RelativeTime at={first_seen_at} />
      {last_seen_at === first_seen_at ? null : (
        <>
          , last seen <RelativeTime at={last_seen_at} />
        </>
      )}
    </>
  )
}
