import { Alert, Box, Button, Group, Stack, Text } from '@mantine/core'
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle'
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck'
import { useMutation } from '@tanstack/react-query'
import type { RefObject } from 'react'
import type { PlatformView } from '../../../../../../src/server/admin/wire.ts'
import { api, detailOf } from '../../../api.ts'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { ConnectionCard, SetWhereKvittoRuns } from '../connection-card.tsx'
import { ReplaceOrDisconnect } from '../replace-or-disconnect.tsx'
import { Findings } from './findings.tsx'
import styles from './platform-connection.module.css'
import type { PlatformLook } from './platform-page.tsx'
import { Webhooks } from './webhooks.tsx'

/** The connection that there is: whether it works, what it finds, and what can be done with it. */
export function PlatformConnection({
  view,
  look,
  heading,
  keep,
  replace,
}: {
  view: PlatformView
  look: PlatformLook
  heading: RefObject<HTMLHeadingElement | null>
  keep: (view: PlatformView) => void
  replace: () => void
}) {
  const isFixed = view.source === 'environment'
  const test = useMutation({
    mutationFn: () => api.post<PlatformView>(`/integrations/platforms/${look.kind}/test`),
    onSuccess: keep,
  })
  return (
    <Box maw="46rem">
      <div role="status" className={styles['status']}>
        <HowItIs view={view} look={look} isTested={test.isSuccess} error={test.error} />
      </div>
      <Stack>
        {isFixed ? <SetWhereKvittoRuns variables={`${look.kind.toUpperCase()}_…`} /> : null}
        <ConnectionCard state={view.state} facts={factsOf(view)} heading={heading}>
          <Group gap="sm">
            <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
              Test again
            </Button>
            {isFixed ? null : (
              <ReplaceOrDisconnect
                view={view}
                name={look.name}
                path={`/integrations/platforms/${look.kind}`}
                consequence={`Kvitto forgets the credentials at once, and shoppers can no longer ask with the numbers of your orders there. In ${look.name} nothing changes.`}
                keep={keep}
                replace={replace}
              />
            )}
          </Group>
        </ConnectionCard>
        {view.findings === null ? null : <Findings findings={view.findings} name={look.name} />}
        {look.help}
        {look.webhooks === undefined || view.webhook === null ? null : (
          <Webhooks
            kind={look.kind}
            name={look.name}
            look={look.webhooks}
            webhook={view.webhook}
            keep={keep}
          />
        )}
      </Stack>
    </Box>
  )
}

function HowItIs({
  view,
  look,
  isTested,
  error,
}: {
  view: PlatformView
  look: PlatformLook
  isTested: boolean
  error: unknown
}) {
  if (error !== null) {
    return (
      <Alert
        color="red"
        icon={<IconAlertTriangle aria-hidden="true" />}
        title="The test did not come through"
      >
        {detailOf(error)}
      </Alert>
    )
  }
  if (view.problem !== null) {
    return (
      <Alert color="orange" icon={<IconAlertTriangle aria-hidden="true" />} title={view.problem.text}>
        <Stack gap="xs">
          <Text>{view.problem.way_out}</Text>
          <Text>
            Until this is mended, questions by an order number have no answer. With the Klarna order ID they
            still do.
          </Text>
        </Stack>
      </Alert>
    )
  }
  if (!isTested) return null
  return (
    <Alert color="pine" icon={<IconCircleCheck aria-hidden="true" />} title="It works">
      {look.name} takes the credentials.{' '}
      {view.findings === null
        ? 'It lists no orders, so what it can find was not counted.'
        : 'What it finds is told below.'}
    </Alert>
  )
}

function factsOf({ address, hint, via, connected_at, last_used_at, checked_at }: PlatformView) {
  return [
    { name: 'Shop', value: address },
    { name: 'Secret', value: hint === null || hint === '' ? null : `ends in ${hint}` },
    { name: 'Goes through', value: via === null ? null : `${via} (KVITTO_SHOPIFY_URL)` },
    { name: 'Connected', value: timeOf(connected_at) },
    { name: 'Last used', value: connected_at === null ? null : (timeOf(last_used_at) ?? 'not yet') },
    { name: 'Checked', value: timeOf(checked_at) },
  ]
}

function timeOf(at: string | null) {
  return at === null ? null : <RelativeTime at={at} />
}
