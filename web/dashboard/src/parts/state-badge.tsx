import { Badge } from '@mantine/core'
import type { IconProps } from '@tabler/icons-react'
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle'
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck'
import IconCircleDashed from '@tabler/icons-react/icons/IconCircleDashed'
import type { ComponentType } from 'react'
import type { ConnectionState } from '../../../../src/server/admin/wire.ts'

type Look = { readonly text: string; readonly color: string; readonly icon: ComponentType<IconProps> }

const looks: Readonly<Record<ConnectionState, Look>> = {
  connected: { text: 'Connected', color: 'pine', icon: IconCircleCheck },
  needs_attention: { text: 'Needs attention', color: 'orange', icon: IconAlertTriangle },
  not_connected: { text: 'Not connected', color: 'gray', icon: IconCircleDashed },
}

/** A connection's state in words and a sign, never by colour alone. */
export function StateBadge({ state }: { state: ConnectionState }) {
  const { text, color, icon: Icon } = looks[state]
  return (
    <Badge
      variant="light"
      color={color}
      size="lg"
      tt="none"
      fw={550}
      leftSection={<Icon size={16} aria-hidden="true" />}
    >
      {text}
    </Badge>
  )
}
