import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle'
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck'
import type { RefObject } from 'react'
import type { KlarnaView } from '../../../../../../src/server/admin/wire.ts'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { ConnectionCard, SetWhereKvittoRuns } from '../connection-card.tsx'
import { ReplaceOrDisconnect } from '../replace-or-disconnect.tsx'
import { placeName } from './places.ts'
import { useTest } from './use-test.ts'

/** The account that there is: what it is, whether it works, and what can be done with it. */
export function Connection({
  view,
  heading,
  keep,
  replace,
}: {
  view: KlarnaView
  heading: RefObject<HTMLHeadingElement | null>
  keep: (view: KlarnaView) => void
  replace: () => void
}) {
  const isFixed = view.source === 'environment'
  return (
    <Stack maw="46rem">
      {view.state === 'needs_attention' ? <NeedsAttention view={view} /> : null}
      {isFixed ? (
        <SetWhereKvittoRuns variables="KLARNA_API_KEY, or KLARNA_USERNAME and KLARNA_PASSWORD" />
      ) : null}
      <ConnectionCard state={view.state} facts={factsOf(view)} heading={heading}>
        <Actions view={view} keep={keep} replace={isFixed ? null : replace} />
      </ConnectionCard>
    </Stack>
  )
}

function Actions({
  view,
  keep,
  replace,
}: {
  view: KlarnaView
  keep: (view: KlarnaView) => void
  /** Null where the account cannot be changed here. */
  replace: (() => void) | null
}) {
  const test = useTest(keep)
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button
          variant={view.state === 'connected' || replace !== null ? 'default' : 'filled'}
          loading={test.isTesting}
          onClick={test.run}
        >
          Test again
        </Button>
        {replace === null ? null : (
          <ReplaceOrDisconnect
            view={view}
            name="Klarna"
            path="/integrations/klarna"
            consequence="Kvitto forgets the credentials at once, and questions about orders have no answer until you connect again. At Klarna nothing changes. To connect again you need the password or key: Klarna’s portal does not show it a second time."
            keep={keep}
            replace={replace}
          />
        )}
      </Group>
      <div role="status">
        {test.result === null ? null : (
          <Alert
            color={test.result.isAccepted ? 'pine' : 'red'}
            icon={
              test.result.isAccepted ? (
                <IconCircleCheck aria-hidden="true" />
              ) : (
                <IconAlertTriangle aria-hidden="true" />
              )
            }
            title={test.result.isAccepted ? 'It works' : 'The test failed'}
          >
            {test.result.detail}
          </Alert>
        )}
      </div>
    </Stack>
  )
}

function NeedsAttention({ view }: { view: KlarnaView }) {
  const isSealed = view.kind === null
  return (
    <Alert
      color="orange"
      icon={<IconAlertTriangle aria-hidden="true" />}
      title={isSealed ? 'The stored credentials cannot be opened' : 'Klarna refused the credentials'}
    >
      <Stack gap="xs">
        <Text>
          {isSealed
            ? 'Kvitto keeps them locked with its secret key, and that key has changed since they were entered.'
            : 'They worked when they were entered. Perhaps somebody deleted them in Klarna’s portal, or made new ones.'}{' '}
          Until this is mended, questions about orders have no answer.
        </Text>
        <Text>
          {isSealed
            ? 'Whoever runs Kvitto can give it the earlier key (KVITTO_SECRET_KEY_PREVIOUS). Or choose Replace and enter the credentials again.'
            : 'Test again first: it may have been for a moment. If it still fails, make new credentials in Klarna’s portal under Settings → API credentials and choose Replace.'}
        </Text>
      </Stack>
    </Alert>
  )
}

function factsOf(view: KlarnaView) {
  const { region, test_mode, connected_at, last_used_at } = view
  return [
    { name: 'Username', value: view.username },
    {
      name: view.kind === 'api_key' ? 'API key' : 'Password',
      value: view.hint === null || view.hint === '' ? null : `ends in ${view.hint}`,
    },
    { name: 'Region', value: region === null ? null : placeName(region, test_mode === true) },
    { name: 'Address', value: view.host },
    { name: 'Goes through', value: view.via === null ? null : `${view.via} (KVITTO_KLARNA_URL)` },
    { name: 'Connected', value: connected_at === null ? null : <RelativeTime at={connected_at} /> },
    {
      name: 'Last used',
      value:
        last_used_at === null ? connected_at === null ? null : 'not yet' : <RelativeTime at={last_used_at} />,
    },
  ]
}
