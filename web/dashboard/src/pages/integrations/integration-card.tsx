import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import type { IconProps } from '@tabler/icons-react'
import IconCreditCard from '@tabler/icons-react/icons/IconCreditCard'
import IconListNumbers from '@tabler/icons-react/icons/IconListNumbers'
import IconMail from '@tabler/icons-react/icons/IconMail'
import IconSparkles from '@tabler/icons-react/icons/IconSparkles'
import IconWebhook from '@tabler/icons-react/icons/IconWebhook'
import type { ComponentType, ReactNode } from 'react'
import { Link } from 'wouter'
import type { IntegrationCard, PlatformKind } from '../../../../../src/server/admin/wire.ts'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'
import { StateBadge } from '../../parts/state-badge.tsx'
import { useSession } from '../../session.tsx'
import { MailHelp } from './help/mail-help.tsx'
import { ModelHelp } from './help/model-help.tsx'
import { platformPages } from './platforms/platform-pages.ts'

type Look = {
  readonly title: string
  readonly icon: ComponentType<IconProps>
  /** Beside the state, while it is not connected. */
  readonly need?: string
  readonly action: (state: IntegrationCard['state']) => ReactNode
}

const looks: Readonly<Record<Exclude<IntegrationCard['id'], PlatformKind>, Look>> = {
  klarna: {
    title: 'Klarna',
    icon: IconCreditCard,
    action: (state) => <KlarnaButton state={state} />,
  },
  directory: {
    title: 'Order directory',
    icon: IconListNumbers,
    need: 'Recommended',
    action: (state) => <DirectoryButton state={state} />,
  },
  model: { title: 'Language model', icon: IconSparkles, need: 'Optional', action: () => <ModelHelp /> },
  mail: { title: 'Mail', icon: IconMail, need: 'Optional', action: () => <MailHelp /> },
  webhook: {
    title: 'Webhook',
    icon: IconWebhook,
    need: 'Optional',
    action: (state) => (
      <Button component={Link} href="/answers/handoff" variant="default">
        {state === 'not_connected' ? 'Set a webhook' : 'Open its settings'}
      </Button>
    ),
  },
}

function lookOf(id: IntegrationCard['id']): Look {
  return isPlatform(id) ? platformLook(id) : looks[id]
}

function isPlatform(id: IntegrationCard['id']): id is PlatformKind {
  return id in platformPages
}

function platformLook(kind: PlatformKind): Look {
  const { name, icon } = platformPages[kind]
  return {
    title: name,
    icon,
    action: (state) => <PlatformButton state={state} name={name} path={`/integrations/${kind}`} />,
  }
}

export function IntegrationCardView({ card }: { card: IntegrationCard }) {
  const { title, icon: Icon, need, action } = lookOf(card.id)
  return (
    <Card component="section" aria-label={title}>
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Group gap="sm" wrap="nowrap">
            <Icon size={24} stroke={1.5} aria-hidden="true" />
            <Title order={2}>{title}</Title>
          </Group>
          <Group gap="xs">
            {need !== undefined && card.state === 'not_connected' ? <Text c="dimmed">{need}</Text> : null}
            <StateBadge state={card.state} />
          </Group>
        </Group>
        <Text maw="44rem">{card.summary}</Text>
        <Facts facts={card.facts.map(readable)} />
        <div>{action(card.state)}</div>
      </Stack>
    </Card>
  )
}

function PlatformButton({
  state,
  name,
  path,
}: {
  state: IntegrationCard['state']
  name: string
  path: string
}) {
  const { can } = useSession()
  const isOpen = state === 'not_connected' && can('write')
  return (
    <Button component={Link} href={path} variant={state === 'needs_attention' ? 'filled' : 'default'}>
      {isOpen ? `Connect ${name}` : state === 'needs_attention' ? 'See what to do' : 'Open the connection'}
    </Button>
  )
}

function DirectoryButton({ state }: { state: IntegrationCard['state'] }) {
  const { can } = useSession()
  return (
    <Button component={Link} href="/integrations/directory" variant="default">
      {state === 'not_connected' && can('write') ? 'Send order numbers' : 'Open the directory'}
    </Button>
  )
}

function KlarnaButton({ state }: { state: IntegrationCard['state'] }) {
  const { can } = useSession()
  if (state === 'connected' || !can('write')) {
    return (
      <Button component={Link} href="/integrations/klarna" variant="default">
        Open the connection
      </Button>
    )
  }
  return (
    <Button component={Link} href="/integrations/klarna">
      {state === 'not_connected' ? 'Connect Klarna' : 'See what to do'}
    </Button>
  )
}

/** A fact that is an instant is told as people tell time. */
function readable({ name, value }: { readonly name: string; readonly value: string }): Fact {
  const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
  return { name, value: isInstant ? <RelativeTime at={value} /> : value }
}
