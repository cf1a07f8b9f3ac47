import { Text } from '@mantine/core'
import type { IconProps } from '@tabler/icons-react'
import IconArrowBackUp from '@tabler/icons-react/icons/IconArrowBackUp'
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck'
import IconHandStop from '@tabler/icons-react/icons/IconHandStop'
import IconHeadset from '@tabler/icons-react/icons/IconHeadset'
import IconRefresh from '@tabler/icons-react/icons/IconRefresh'
import IconThumbDown from '@tabler/icons-react/icons/IconThumbDown'
import IconThumbUp from '@tabler/icons-react/icons/IconThumbUp'
import type { ComponentType } from 'react'
import type { TranscriptEntry } from '../../../../../src/server/admin/wire.ts'
import { sayClock } from './say-day.ts'
import styles from './transcript.module.css'

type Happened = Extract<TranscriptEntry, { kind: 'event' }>
type Look = { readonly icon: ComponentType<IconProps>; readonly say: (name: string) => string }

const looks: Readonly<Record<Happened['event'], Look>> = {
  handed_over: { icon: IconHandStop, say: () => 'The shopper asked for a person' },
  taken: { icon: IconHeadset, say: (name) => `${name} took over` },
  handed_back: { icon: IconArrowBackUp, say: (name) => `${name} handed back to the assistant` },
  resolved: { icon: IconCircleCheck, say: (name) => `${name} marked this as resolved` },
  reopened: { icon: IconRefresh, say: (name) => `${name} reopened this` },
  rated_up: { icon: IconThumbUp, say: () => 'The shopper rated the answers as good' },
  rated_down: { icon: IconThumbDown, say: () => 'The shopper rated the answers as bad' },
}

/** What happened beside what was said. */
export function EventLine({ entry, timeZone }: { entry: Happened; timeZone: string }) {
  const { icon: Icon, say } = looks[entry.event]
  return (
    <Text component="div" size="xs" className={styles['event'] ?? ''}>
      <Icon size={16} aria-hidden="true" />
      {say(entry.name ?? 'Somebody')} ·{' '}
      <time dateTime={entry.at}>{sayClock(new Date(entry.at), { timeZone })}</time>
    </Text>
  )
}
