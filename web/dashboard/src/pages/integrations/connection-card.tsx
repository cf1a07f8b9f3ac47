import { Alert, Card, Group, Stack, Text, Title } from '@mantine/core'
import IconLock from '@tabler/icons-react/icons/IconLock'
import type { ReactNode, RefObject } from 'react'
import type { ConnectionState } from '../../../../../src/server/admin/wire.ts'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { StateBadge } from '../../parts/state-badge.tsx'
import { useSession } from '../../session.tsx'
import styles from './integration-page.module.css'

/** A connection that there is: its state, what is known of it, and what an owner can do with it. */
export function ConnectionCard({
  state,
  facts,
  heading,
  children,
}: {
  state: ConnectionState
  facts: readonly Fact[]
  heading: RefObject<HTMLHeadingElement | null>
  /** For owners. */
  children: ReactNode
}) {
  const { can } = useSession()
  return (
    <Card component="section" aria-labelledby="connection">
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Title order={2} id="connection" ref={heading} tabIndex={-1} className={styles['heading'] ?? ''}>
            Your connection
          </Title>
          <StateBadge state={state} />
        </Group>
        <Facts facts={facts} />
        {can('write') ? children : <Text c="dimmed">Only an owner can test or change the connection.</Text>}
      </Stack>
    </Card>
  )
}

/** Why it cannot be changed here. `variables` are those that it comes from. */
export function SetWhereKvittoRuns({ variables }: { variables: string }) {
  return (
    <Alert color="gray" icon={<IconLock aria-hidden="true" />} title="Set where Kvitto runs">
      This connection comes from environment variables ({variables}) and cannot be changed here. Whoever runs
      Kvitto can change them, or take them away so that you can connect here; then Kvitto has to be started
      again.
    </Alert>
  )
}
