import type { IconProps } from '@tabler/icons-react'
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck'
import IconHandStop from '@tabler/icons-react/icons/IconHandStop'
import IconHeadset from '@tabler/icons-react/icons/IconHeadset'
import IconMessageCircle from '@tabler/icons-react/icons/IconMessageCircle'
import type { ComponentType } from 'react'
import type { ConversationLine, ConversationStatus } from '../../../../../src/server/admin/wire.ts'
import styles from './status-badge.module.css'
import { statusNames } from './words.ts'

const icons: Readonly<Record<ConversationStatus, ComponentType<IconProps>>> = {
  waiting: IconHandStop,
  agent: IconHeadset,
  open: IconMessageCircle,
  resolved: IconCircleCheck,
}

/** A conversation's state in words and a sign; with an agent, who it is. */
export function StatusBadge({ status, agent }: Pick<ConversationLine, 'status' | 'agent'>) {
  const Icon = icons[status]
  return (
    <span className={styles['badge']} data-status={status}>
      <Icon size={14} aria-hidden="true" />
      {status === 'agent' && agent !== null ? `With ${agent}` : statusNames[status]}
    </span>
  )
}
