import { Alert, Badge, Button, Card, Stack, Text, Title } from '@mantine/core'
import IconCheck from '@tabler/icons-react/icons/IconCheck'
import IconConfetti from '@tabler/icons-react/icons/IconConfetti'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ConnectionState, Setup } from '../../../../../src/server/admin/wire.ts'
import { useSession } from '../../session.tsx'
import styles from './setup-card.module.css'
import { useJustDone } from './use-just-done.ts'

type Step = {
  readonly done: boolean
  readonly title: string
  readonly text: string
  readonly button: string
  readonly href: string
}

/** The first steps, until all are done; then, once, that they are. */
export function SetupCard({ setup, klarna }: { setup: Setup; klarna: ConnectionState }) {
  const { session, can } = useSession()
  const steps = stepsOf(setup, klarna)
  const isDone = steps.every(({ done }) => done)
  const justDone = useJustDone(`kvitto-setup-${session.shop.id}`, isDone)
  const [closed, setClosed] = useState(false)
  if (isDone) {
    if (!justDone || closed) return null
    return (
      <Alert
        color="pine"
        role="status"
        icon={<IconConfetti aria-hidden="true" />}
        title="All set"
        withCloseButton
        closeButtonLabel="Close"
        onClose={() => setClosed(true)}
      >
        Klarna is connected, and shoppers can ask on your site. From now on the figures tell how it goes.
      </Alert>
    )
  }
  const next = steps.find(({ done }) => !done)
  return (
    <Card component="section" aria-labelledby="first-steps">
      <Stack gap="md">
        <div>
          <Title order={2} id="first-steps">
            First steps
          </Title>
          <Text c="dimmed">
            {steps.filter(({ done }) => done).length} of {steps.length} done.
            {can('write') ? '' : ' An owner can do the others.'}
          </Text>
        </div>
        <ol className={styles['steps']}>
          {steps.map((step, index) => (
            <StepLine key={step.title} step={step} number={index + 1} isNext={step === next} />
          ))}
        </ol>
      </Stack>
    </Card>
  )
}

function StepLine({ step, number, isNext }: { step: Step; number: number; isNext: boolean }) {
  const { can } = useSession()
  const { title, text, href, done } = step
  const button = done || !can('write') ? 'Open' : step.button
  return (
    <li className={styles['step']} data-next={isNext || undefined}>
      <span className={styles['sign']} data-done={done || undefined} aria-hidden="true">
        {done ? <IconCheck size={18} stroke={2.2} /> : number}
      </span>
      <div className={styles['what']}>
        <div className={styles['title']}>
          <Title order={3}>{title}</Title>
          <Badge variant={isNext ? 'filled' : 'light'} color={done || isNext ? 'pine' : 'gray'} tt="none">
            {done ? 'Done' : isNext ? 'Next' : 'To do'}
          </Badge>
        </div>
        <Text c="dimmed">{text}</Text>
      </div>
      <Button
        component={Link}
        href={href}
        variant={isNext ? 'filled' : 'default'}
        className={styles['button'] ?? ''}
        aria-label={`${button}: ${title}`}
      >
        {button}
      </Button>
    </li>
  )
}

function stepsOf(setup: Setup, klarna: ConnectionState): readonly Step[] {
  return [
    {
      done: setup.klarna_connected,
      title: 'Connect Klarna',
      text:
        klarna === 'needs_attention'
          ? 'Klarna no longer takes the credentials; until it does, questions about orders have no answer.'
          : 'With the credentials from Klarna’s portal, so that Kvitto can look up orders; it never changes them.',
      button: klarna === 'needs_attention' ? 'Mend it' : 'Connect',
      href: '/integrations/klarna',
    },
    {
      done: setup.tool_tried,
      title: 'Try a tool',
      text: 'Ask about an order as a shopper would, and see the answer before anybody else does.',
      button: 'Try',
      href: '/tools',
    },
    {
      done: setup.widget_seen,
      title: 'Put the widget on your site',
      text: 'One line to copy into your shop; this step is done once the chat was seen there.',
      button: 'Get the line',
      href: '/widget',
    },
  ]
}
