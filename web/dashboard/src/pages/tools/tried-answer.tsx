import { Alert, Anchor, Badge, Group, Stack, Tabs, Text, Title } from '@mantine/core'
import IconEyeOff from '@tabler/icons-react/icons/IconEyeOff'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { Tried } from '../../../../../src/server/admin/wire.ts'
import styles from '../../parts/bubble.module.css'
import { CopyField } from '../../parts/copy-field.tsx'
import { sayDuration } from '../../parts/say-number.ts'
import { mismatchReasons, outcomeName } from './outcomes.ts'

/** What came back: as the shopper sees it, and as programs get it. */
export function TriedAnswer({ tried, isTrying }: { tried: Tried | null; isTrying: boolean }) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (tried !== null) section.current?.scrollIntoView({ block: 'nearest' })
  }, [tried])
  return (
    <section ref={section} aria-label="Answer" aria-live="polite" aria-busy={isTrying}>
      {tried === null ? null : <Answer tried={tried} />}
    </section>
  )
}

function Answer({ tried }: { tried: Tried }) {
  const { reply, mismatch, duration_ms: duration } = tried
  const isAnswered = reply.outcome === 'answered'
  return (
    <Stack gap="sm" mt="xs">
      <Group gap="xs">
        <Title order={3}>Answer</Title>
        <Badge variant="light" color={isAnswered ? 'pine' : 'orange'} tt="none" size="lg" fw={550}>
          {outcomeName(reply.outcome)}
        </Badge>
        <Text c="dimmed">in {sayDuration(duration)}</Text>
      </Group>
      {mismatch === null ? null : (
        <Alert color="orange" icon={<IconEyeOff aria-hidden="true" />} title="For your eyes only">
          <Text>
            {mismatchReasons[mismatch]} The shopper is not told which of the two it was, and always waits at
            least a second, so that nobody can find out other people’s orders.
          </Text>
        </Alert>
      )}
      {reply.outcome === 'not_connected' ? (
        <Text>
          <Anchor component={Link} underline="always" href="/integrations" size="sm">
            Connect Klarna under Integrations
          </Anchor>{' '}
          and try again.
        </Text>
      ) : null}
      <Tabs defaultValue="shopper" keepMounted={false}>
        <Tabs.List aria-label="Answer">
          <Tabs.Tab value="shopper">As the shopper sees it</Tabs.Tab>
          <Tabs.Tab value="json">As JSON</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="shopper" pt="sm">
          <div className={styles['bubble']} lang={languageOf(reply['locale'])}>
            {reply.text}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="json" pt="sm">
          <CopyField label="JSON" value={JSON.stringify(reply, null, 2)} lines />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

function languageOf(locale: unknown): string | undefined {
  return typeof locale === 'string' ? locale : undefined
}
