import { Alert, Button, Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import IconShieldCheck from '@tabler/icons-react/icons/IconShieldCheck'
import { useRef } from 'react'
import type { Insight } from '../../../../../src/server/admin/wire.ts'
import { toolName } from '../../parts/plain-names.ts'
import { sayMoment } from '../../parts/say-time.ts'
import { useSession } from '../../session.tsx'
import { Disagreements } from './disagreements.tsx'
import styles from './insight-panel.module.css'
import { OrderFacts } from './order-facts.tsx'
import { mismatchTexts } from './words.ts'

type InsightProps = {
  readonly insight: Insight
  readonly readAgain: () => void
  readonly isReading: boolean
  /** False where a tab names it already. */
  readonly hasHeading: boolean
}

/** What the assistant saw: the order that the shopper proved to be theirs, and what could not be proved. */
export function InsightPanel({ insight, readAgain, isReading, hasHeading }: InsightProps) {
  // It takes the focus from what was settled and is gone.
  const panel = useRef<HTMLDivElement>(null)
  const heading = (
    <Title order={2} id="insight">
      Order
    </Title>
  )
  return (
    <Stack gap="lg" ref={panel} tabIndex={-1} className={styles['panel'] ?? ''}>
      {hasHeading ? heading : <VisuallyHidden>{heading}</VisuallyHidden>}
      {insight.disagreements.length === 0 ? null : (
        <Disagreements
          disagreements={insight.disagreements}
          onSettled={() => panel.current?.focus({ preventScroll: true })}
        />
      )}
      {insight.order === null ? (
        <NoOrder state={insight.order_state} readAgain={readAgain} isReading={isReading} />
      ) : (
        <>
          <Text c="dimmed" className={styles['verified'] ?? ''}>
            <IconShieldCheck size={18} aria-hidden="true" />
            Verified: order and email matched
          </Text>
          <OrderFacts order={insight.order} />
        </>
      )}
      {insight.failures.length === 0 ? null : <Failures failures={insight.failures} />}
    </Stack>
  )
}

function NoOrder({
  state,
  readAgain,
  isReading,
}: {
  state: Insight['order_state']
  readAgain: () => void
  isReading: boolean
}) {
  if (state === 'gone')
    return (
      <Text>
        An order was verified in this conversation, but Klarna no longer shows it, or has another email for it
        by now. Look it up in Klarna’s portal.
      </Text>
    )
  if (state === 'unavailable')
    return (
      <Alert color="yellow" title="Klarna did not answer in time">
        <Stack gap="sm" align="flex-start">
          <Text>The conversation is complete all the same.</Text>
          <Button variant="default" size="sm" loading={isReading} onClick={readAgain}>
            Try again
          </Button>
        </Stack>
      </Alert>
    )
  return (
    <Text c="dimmed">
      No order was verified in this conversation. When a shopper gives an order number and the email that
      belongs to it, you see the order here.
    </Text>
  )
}

function Failures({ failures }: Pick<Insight, 'failures'>) {
  const { session } = useSession()
  return (
    <div>
      <Title order={3} mb="xs">
        What could not be verified
      </Title>
      <ul className={styles['failures']}>
        {failures.map(({ at, tool, mismatch }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are added at the end alone
          <li key={place}>
            <Text>{mismatchTexts[mismatch]}</Text>
            <Text size="xs" c="dimmed">
              {toolName(tool)} · {sayMoment(new Date(at), session.shop.time_zone)}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
