import { Badge } from '@mantine/core'
import type { IconProps } from '@tabler/icons-react'
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck'
import IconHandStop from '@tabler/icons-react/icons/IconHandStop'
import IconHeadset from '@tabler/icons-react/icons/IconHeadset'
import IconMessageCircle from '@tabler/icons-react/icons/IconMessageCircle'
import type { ComponentType } from 'react'
import type { ConversationLine, ConversationStatus } from '../../../../../src/server/admin/wire.ts'
import { statusNames } from './words.ts'

type Look = { readonly color: string; readonly icon: ComponentType<IconProps> }

const looks: Readonly<Record<ConversationStatus, Look>> = {
  waiting: { color: 'orange', icon: IconHandStop },
  agent: { color: 'pine', icon: IconHeadset },
  open: { color: 'gray', icon: IconMessageCircle },
  resolved: { color: 'gray', icon: IconCircleCheck },
}

/** A conversation's state in words and a sign; with an agent, who it is. */
export function StatusBadge({ status, agent }: Pick<ConversationLine, 'status' | 'agent'>) {
  const { color, icon: Icon } = looks[status]
  return (
    <Badge
      variant="light"
      color={color}
      tt="none"
      fw={550}
      leftSection={<Icon size={14} aria-hidden="true" />}
    >
      {status === 'agent' && agent !== null ? `With ${agent}` : statusNames[status]}
    </Badge>
  )
}
